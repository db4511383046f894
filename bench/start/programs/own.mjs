import { V1Client } from "youmi-open-api";
import { fetch, finish, url } from "./answer.mjs";

const v1 = new V1Client({ baseUrl: url, auth: "none", fetch });
finish(await v1.listWechatAccounts());
