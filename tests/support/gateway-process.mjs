// A gateway in a process of its own, with a token store in Redis. For each line that comes in it makes so many calls at
// once and writes a line about them.

import { createRequire } from "node:module";
import { createInterface } from "node:readline";

import { Gateway } from "youmi-open-api";

const require = createRequire(new URL("../../examples/package.json", import.meta.url));
const { default: Keyv } = require("keyv");
const { default: KeyvRedis } = require("@keyv/redis");

const { redis, options } = JSON.parse(process.env.GATEWAY);
const tokenStore = new Keyv({ store: new KeyvRedis(redis), namespace: "youmi" });
const { v1, v2, ...others } = options;
const gateway = new Gateway({ ...others, v1: { ...v1, tokenStore }, v2: { ...v2, tokenStore }, authorize: () => true });

console.log("ready");
for await (const line of createInterface({ input: process.stdin })) {
  const { path, times } = JSON.parse(line);
  const calls = Array.from({ length: times }, async () => {
    const response = await gateway.handle(new Request(`http://shop.example${path}`));
    return [response.status, (await response.json()).errmsg].join(" ");
  });
  console.log(JSON.stringify([...new Set(await Promise.all(calls))]));
}
await tokenStore.disconnect();
