import ky from "ky";
import * as z from "zod/mini";
import { schemaOf } from "../../contenders/zod-mini.mjs";
import { account, envelope } from "../../data/shapes.mjs";
import { fetch, finish, url } from "./answer.mjs";

const client = ky.create({ prefixUrl: url, fetch });
const reply = schemaOf(envelope(account));
finish(z.parse(reply, await client.get("WeCaht").json()));
