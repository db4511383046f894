import { ready, V1Client } from "youmi-open-api/slim";
import { fetch, finish, url } from "./answer.mjs";

await ready(globalThis.benchWasm());
const v1 = new V1Client({ baseUrl: url, auth: "none", fetch });
finish(await v1.listWechatAccounts());
