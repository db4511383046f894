import ky from "ky";
import { schemaOf } from "../../contenders/zod.mjs";
import { account, envelope } from "../../data/shapes.mjs";

const reply = schemaOf(envelope(account));
export const listWechatAccounts = async (baseUrl) => reply.parse(await ky.get(`${baseUrl}/WeCaht`).json());
