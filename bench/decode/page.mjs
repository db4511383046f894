// Times one answer in a page.

import * as api from "youmi-open-api";
import { leaveResultOf, told } from "../browsers/page.mjs";
import { measureAnswer } from "./measure.mjs";

await leaveResultOf(async () => {
  const bytes = new Uint8Array(await (await fetch(`/${told("file")}`)).arrayBuffer());
  return measureAnswer({ ...JSON.parse(told("job")), api, bytes });
});
