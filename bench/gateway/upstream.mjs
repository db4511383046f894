// Stands for the vendor's server: it answers from memory, so that what is measured is what stands before it. A process of its
// own; it tells its port to the parent.

import { createServer } from "node:http";
import { madeUpAnswer } from "../data/made-up.mjs";
import { sizes } from "./sizes.mjs";

const answers = new Map(
  await Promise.all(sizes.map(async (size) => [`${size}`, Buffer.from(await madeUpAnswer("staff", size, 1))])),
);
const token = Buffer.from(
  JSON.stringify({
    ...{ requestId: "r", errmsg: 10004, succeed: true, msgTime: "2026-11-24 10:00:00" },
    ...{ values: { access_token: "token-of-the-upstream", expires_in: 4e9 }, errdesc: null },
  }),
);

const server = createServer((request, response) => {
  const [, size, path = ""] = request.url.split("/", 3);
  const body = path.startsWith("GetAccessToken") ? token : answers.get(size);
  request.resume();
  response.writeHead(body ? 200 : 404, {
    "Content-Type": "application/json; charset=utf-8",
    "Content-Length": body?.length ?? 0,
  });
  response.end(body);
});
server.listen(0, "127.0.0.1", () => process.send({ port: server.address().port }));
process.once("disconnect", () => process.exit());
