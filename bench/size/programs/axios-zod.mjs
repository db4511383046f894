import axios from "axios";
import { schemaOf } from "../../contenders/zod.mjs";
import { account, envelope } from "../../data/shapes.mjs";

const reply = schemaOf(envelope(account));
export const listWechatAccounts = async (baseUrl) => reply.parse((await axios.get(`${baseUrl}/WeCaht`)).data);
