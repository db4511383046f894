import ky from "ky";
import { schemaOf } from "../../contenders/zod.mjs";
import { account, envelope } from "../../data/shapes.mjs";
import { fetch, finish, url } from "./answer.mjs";

const client = ky.create({ prefixUrl: url, fetch });
const reply = schemaOf(envelope(account));
finish(reply.parse(await client.get("WeCaht").json()));
