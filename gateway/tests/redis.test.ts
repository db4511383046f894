// Several gateways that share a Redis, and what becomes of them when something goes away.

import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { type GatewayProcess, serving, startRedis, until } from "./support/processes.js";
import { startProxy } from "./support/retrying-proxy.js";
import { addressQuery, emulated, orderSystem, postAddress, sessionFor } from "./support/started.js";
import { settings, sidebarSettings } from "./support/settings.js";

const emulator = await emulated();
const redis = await startRedis();
const auth = await orderSystem((_, response) => void response.writeHead(204).end());

const callers = [{ forward: { url: auth, cache: "1h" } }];
const rules = [{ allow: ["listStaff", "listDepartments", "createTodo"] }];
const shared = (more: object = {}) =>
  settings(emulator.url, {
    callers,
    rules,
    redis: "${REDIS_URL}",
    log: { level: "info" },
    metrics: { port: 0 },
    ...more,
  });
const start = (more: object = {}): Promise<GatewayProcess> => serving(shared(more), { REDIS_URL: redis.url });

const [one, other] = await Promise.all([start(), start()]);
const both = [one, other];

const tokensFetched = () => emulator.requests.filter(({ endpoint }) => /Token$/.test(endpoint ?? "")).length;
const stateOf = async ({ url }: GatewayProcess) =>
  ((await (await fetch(`${url}/readyz`)).json()) as { redis?: string }).redis;
const staff = (url: string) => fetch(`${url}/youmi/v1/staff`);

async function metric({ metricsUrl }: GatewayProcess, name: string): Promise<number> {
  const text = await (await fetch(metricsUrl)).text();
  const lines = text.split("\n").filter((line) => line.startsWith(name));
  return lines.reduce((sum, line) => sum + Number(line.split(" ").at(-1)), 0);
}

describe("the vendor's tokens", () => {
  test("200 calls at once through two gateways fetch one", async () => {
    const before = tokensFetched();
    const calls = Array.from({ length: 200 }, (_, number) => staff(both[number % 2]!.url));
    const statuses = (await Promise.all(calls)).map(({ status }) => status);
    assert.deepEqual(new Set(statuses), new Set([200]));
    assert.equal(tokensFetched() - before, 1);
    const renewals = await Promise.all(both.map((gateway) => metric(gateway, "youmi_gateway_token_renewals_total")));
    assert.equal(renewals[0]! + renewals[1]!, 1);
  });

  test("of v2 as well, and a gateway that comes later fetches none", async () => {
    const before = tokensFetched();
    const calls = both.flatMap(({ url }) =>
      Array.from({ length: 20 }, () => fetch(`${url}/youmi/v2/System/GetDepartList`)),
    );
    assert.ok((await Promise.all(calls)).every(({ status }) => status === 200));
    assert.equal(tokensFetched() - before, 1);
    const late = await start();
    assert.equal((await staff(late.url)).status, 200);
    assert.equal((await fetch(`${late.url}/youmi/v2/System/GetDepartList`)).status, 200);
    assert.equal(tokensFetched() - before, 1);
    late.child.kill("SIGTERM");
    assert.equal(await late.ended, 0);
  });

  test("that the vendor has ended are replaced, once for all", async () => {
    for (let times = 0; times < 5; times++) {
      emulator.expireTokens();
      const before = tokensFetched();
      const calls = Array.from({ length: 40 }, (_, number) => staff(both[number % 2]!.url));
      assert.ok((await Promise.all(calls)).every(({ status }) => status === 200));
      assert.equal(tokensFetched() - before, 1);
    }
  });

  test("that the vendor takes long to hand out are fetched once", async () => {
    const fresh = await Promise.all([start(), start()]);
    emulator.expireTokens();
    const before = tokensFetched();
    // The first call finds its token ended, and the request for the next one is slow.
    emulator.fault({ kind: "delay", ms: 2500, endpoint: "getAccessToken" });
    const calls = Array.from({ length: 20 }, (_, number) => staff(fresh[number % 2]!.url));
    assert.ok((await Promise.all(calls)).every(({ status }) => status === 200));
    assert.equal(tokensFetched() - before, 1);
    for (const { child } of fresh) child.kill("SIGTERM");
  });

  test("are fetched by another gateway, if the one that does so is killed", async () => {
    const victim = await start();
    for (const { url } of [victim, ...both]) assert.equal((await staff(url)).status, 200);
    emulator.expireTokens();
    const before = tokensFetched();
    emulator.fault({ kind: "hang", endpoint: "getAccessToken" });
    const lost = staff(victim.url).catch(() => undefined);
    await until(() => tokensFetched() > before, "the token is asked for");
    const calls = both.map(({ url }) => staff(url));
    victim.child.kill("SIGKILL");
    assert.deepEqual(await Promise.all(calls.map(async (call) => (await call).status)), [200, 200]);
    assert.equal(tokensFetched() - before, 2);
    await lost;
  });
});

describe("sidebar addresses", () => {
  test("are good once for all gateways, and their sessions at each", async () => {
    const staffRules = [{ allow: ["listStaff"] }];
    const more = { redis: "${REDIS_URL}" };
    const pair = await Promise.all(
      [0, 1].map(() => serving(sidebarSettings(emulator.url, staffRules, more), { REDIS_URL: redis.url })),
    );
    const query = addressQuery();
    const statuses = await Promise.all(
      Array.from({ length: 10 }, (_, number) => postAddress(pair[number % 2]!.url, query)),
    );
    assert.deepEqual(statuses.map(({ status }) => status).sort(), [200, ...Array<number>(9).fill(400)]);
    const cookie = await sessionFor(pair[0]!.url, { userId: "b07" });
    assert.equal((await fetch(`${pair[1]!.url}/youmi/v1/staff`, { headers: { cookie } })).status, 200);
  });
});

describe("limits", () => {
  test("count the calls at all gateways together", async () => {
    const pair = await Promise.all([0, 1].map(() => start({ limits: { perCaller: "10/1h" } })));
    const calls = Array.from({ length: 20 }, (_, number) =>
      fetch(`${pair[number % 2]!.url}/youmi/v1/staff`, { headers: { cookie: "user=limited" } }),
    );
    const statuses = (await Promise.all(calls)).map(({ status }) => status).sort();
    assert.deepEqual(statuses, [...Array<number>(10).fill(200), ...Array<number>(10).fill(429)]);
  });
});

describe("Redis goes away and comes back", () => {
  for (const [how, away, back] of [
    ["it is killed", () => redis.stop(), () => redis.start()],
    ["it hangs", async () => redis.hang(), async () => redis.resume()],
  ] as const) {
    test(`${how}: no call fails, and the gateways say so`, async () => {
      const limited = await start({ limits: { perCaller: "100000/1h", total: "100000/1h" } });
      const all = [...both, limited];
      const statuses: number[] = [];
      let isOver = false;
      let longest = 0;
      const caller = async (gateway: GatewayProcess): Promise<void> => {
        while (!isOver) {
          const begin = performance.now();
          statuses.push((await staff(gateway.url)).status);
          longest = Math.max(longest, performance.now() - begin);
        }
      };
      const calling = Promise.all(all.map(caller));
      const count = statuses.length;
      await until(() => statuses.length > count + 50, "calls are made");
      await away();
      // The tokens are ended too, so that the store would be needed.
      emulator.expireTokens();
      await until(async () => (await stateOf(limited)) === "away", "the gateway says that Redis is away");
      const later = statuses.length;
      await until(() => statuses.length > later + 200, "calls are made without Redis");
      assert.equal((await fetch(`${limited.url}/readyz`)).status, 200);
      assert.equal(await metric(limited, "youmi_gateway_redis_up"), 0);
      await back();
      await until(async () => (await stateOf(limited)) === "up", "the gateway says that Redis is back");
      isOver = true;
      await calling;
      assert.deepEqual(new Set(statuses), new Set([200]));
      assert.ok(longest < 5000, `a call took ${longest} ms`);
      limited.child.kill("SIGTERM");
      assert.equal(await limited.ended, 0);
    });
  }

  test("a gateway starts without it, and finds it later", async () => {
    await redis.stop();
    const lonely = await start();
    assert.equal((await staff(lonely.url)).status, 200);
    assert.equal(await stateOf(lonely), "away");
    await redis.start();
    await until(async () => (await stateOf(lonely)) === "up", "it finds Redis");
    lonely.child.kill("SIGTERM");
    assert.equal(await lonely.ended, 0);
  });
});

describe("a gateway is killed", () => {
  test("in the middle of 2,000 reads and of actions: no read is lost, no action is done twice", async () => {
    const victim = await start();
    const proxy = await startProxy([victim.url, one.url, other.url]);
    const before = emulator.state().todos.length;
    let done = 0;
    const reads = Array.from({ length: 2000 }, () => async () => {
      const answer = await staff(proxy);
      const { errmsg } = (await answer.json()) as { errmsg?: number };
      done += 1;
      if (done === 700) victim.child.kill("SIGKILL");
      return answer.status === 200 && (errmsg === 20000 || errmsg === 10004);
    });
    const titles = Array.from({ length: 200 }, (_, number) => `todo ${number}`);
    const actions = titles.map((RemindTitle) => async () => {
      const todo = {
        From: 0,
        AdWecharId: 135389,
        Weixin: "wx",
        FollowupsiTuation: "…",
        RemindTime: "2099-01-01 10:00:00",
      };
      const answer = await fetch(`${proxy}/youmi/v2/Todo/AddRecordNew`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...todo, RemindTitle }),
      });
      await answer.text();
      return answer.status === 200;
    });
    const [readResults, actionResults] = await Promise.all([inParallel(reads, 24), inParallel(actions, 4)]);
    assert.equal(await victim.ended, null);
    assert.equal(readResults.filter(Boolean).length, 2000);
    const made = emulator
      .state()
      .todos.slice(before)
      .map(({ RemindTitle }) => RemindTitle);
    assert.equal(new Set(made).size, made.length, "an action was done twice");
    // What was answered was done; what was not may have been done.
    titles.forEach((title, number) => {
      if (actionResults[number]) assert.ok(made.includes(title), `${title} was answered and not done`);
    });
    assert.ok(actionResults.filter((isDone) => !isDone).length <= 4);
  });
});

/** Runs tasks, so many at a time; their results in order. */
async function inParallel<T>(tasks: (() => Promise<T>)[], width: number): Promise<T[]> {
  const results: T[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < tasks.length) {
      const place = next++;
      results[place] = await tasks[place]!();
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return results;
}
