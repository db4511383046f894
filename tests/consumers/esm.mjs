// A project that imports the package.
import * as everything from "youmi-open-api";
import { describeCode, sign, V1Client, version, YoumiError } from "youmi-open-api";

const { baseUrl, auth } = JSON.parse(process.env.CLIENT);
const signature = sign("what do ya want for nothing?", "Jefe");
const v1 = new V1Client({ baseUrl, auth });
const { values } = await v1.listStaff();
const error = await v1.listStaff({ wrong: 1 }).catch((error) => error);
await everything.ready();

console.log(
  JSON.stringify({
    signature,
    version: version(),
    description: describeCode(10003),
    unknown: describeCode(1),
    staff: values.length,
    isYoumiError: error instanceof YoumiError && error instanceof Error,
    kind: error.kind,
    names: Object.keys(everything).sort(),
  }),
);
