import ky from "ky";
import * as z from "zod/mini";
import { schemaOf } from "../../contenders/zod-mini.mjs";
import { account, envelope } from "../../data/shapes.mjs";

const reply = schemaOf(envelope(account));
export const listWechatAccounts = async (baseUrl) => z.parse(reply, await ky.get(`${baseUrl}/WeCaht`).json());
