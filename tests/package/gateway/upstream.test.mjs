// What the vendor's server does, and what the page gets to know of it.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client, V2Client } from "youmi-open-api";

import { rejection } from "../../support/failing.mjs";
import { gatewayTo, ok, warnings } from "../../support/gateway-asking.mjs";
import { HOST, requestOf } from "../../support/gateway-emulated.mjs";
import { countedController, deferred, heldTimers, settled, until } from "../../support/waiting.mjs";

const friend = { ReceiVerId: "zznn72537", Wechat_Moble: "13800138000", GreeTing: "你好", PcKid: "1" };
const refusal = (errmsg, values = null) => Response.json({ errmsg, succeed: false, msgTime: "", values });

/** Clients as a page has them, whose requests go through a gateway. */
function pageOf(gateway, options = {}) {
  const fetch = (url, init) => gateway.handle(new Request(url, init));
  return {
    v1: new V1Client({ baseUrl: `${HOST}/youmi/v1`, auth: "none", fetch, ...options }),
    v2: new V2Client({ baseUrl: `${HOST}/youmi`, auth: "none", fetch, ...options }),
  };
}

describe("the gateway's credentials", () => {
  const wrong = {
    "HTTP 401": () => new Response("", { status: 401 }),
    ...Object.fromEntries(
      [10003, 10005, 10006, 10011, 200001, 200004, 200005, 200006, 200007].map((code) => [
        `errmsg ${code}`,
        () => refusal(code),
      ]),
    ),
  };
  for (const [what, answer] of Object.entries(wrong)) {
    it(`lastingly refused are 502: ${what}`, async (t) => {
      const said = warnings(t);
      const { ask } = gatewayTo(answer);
      for (const [path, body] of [
        ["/youmi/v1/staff"],
        ["/youmi/v1/friend/Add_Friend", friend],
        ["/youmi/v2/System/GetDepartList"],
      ]) {
        const response = await ask(path, { body });
        assert.equal(response.status, 502, path);
        assert.deepEqual(await response.json(), { error: "the vendor's server refuses the gateway's credentials" });
      }
      assert.equal(said.length, 3);
      assert.match(said[0], /^youmi-open-api gateway: listStaff: .*refuses the gateway's credentials/);
    });
  }

  it("refused when a token is asked for are 502 too", async (t) => {
    const said = warnings(t);
    const auth = { appId: "id", appKey: "the-app-key" };
    const secret = { clientId: "id", clientSecret: "the-client-secret", tokenUrl: "http://sso.example/token" };
    const invalid = () => Response.json({ error: "invalid_client" }, { status: 400 });
    const { ask } = gatewayTo((url) => (url.endsWith("/token") ? invalid() : refusal(200006)), {
      v1: { auth },
      v2: { auth: secret },
    });
    for (const path of ["/youmi/v1/staff", "/youmi/v2/System/GetDepartList"]) {
      const response = await ask(path);
      assert.equal(response.status, 502);
      assert.match((await response.json()).error, /refuses the gateway's credentials/);
    }
    assert.equal(said.length, 2);
    for (const line of said) assert.doesNotMatch(line, /the-app-key|the-client-secret/);
  });

  it("are no matter of the page: other refusals of the vendor are passed on", async () => {
    for (const code of [200009, 200012, 200019]) {
      const { ask } = gatewayTo(() => refusal(code));
      const response = await ask("/youmi/v1/staff");
      assert.equal(response.status, 200);
      assert.equal((await response.json()).errmsg, code);
    }
  });

  it("are told from a server that cannot be reached", async (t) => {
    warnings(t);
    const { ask } = gatewayTo(() => Promise.reject(new TypeError("fetch failed")));
    const response = await ask("/youmi/v1/staff");
    assert.equal(response.status, 502);
    assert.deepEqual(await response.json(), { error: "the vendor's server cannot be reached" });
  });
});

describe("a redirect", () => {
  for (const status of [301, 302, 303, 304, 307, 308]) {
    it(`is never passed on: ${status}`, async (t) => {
      const said = warnings(t);
      const headers = { Location: "https://elsewhere.example/v1/staff" };
      const { ask } = gatewayTo(() => new Response(null, { status, headers }));
      for (const [path, body] of [["/youmi/v1/staff"], ["/youmi/v1/friend/Add_Friend", friend]]) {
        const response = await ask(path, { body });
        assert.equal(response.status, 502);
        assert.equal(response.headers.get("Location"), null);
        assert.match((await response.json()).error, /another address/);
      }
      assert.equal(said.length, 2);
    });
  }
});

describe("a read of a page", () => {
  const failing = {
    "HTTP 503": () => new Response("busy", { status: 503 }),
    "errmsg 200011": () => refusal(200011),
    "a broken connection": () => Promise.reject(new TypeError("fetch failed")),
  };
  for (const [what, answer] of Object.entries(failing)) {
    it(`makes at most three requests upstream, whatever the gateway's clients are set to: ${what}`, async (t) => {
      warnings(t);
      t.mock.method(Math, "random", () => 0);
      for (const options of [{}, { v1: { retries: 5 }, v2: { retries: 5 } }]) {
        const { gateway, asked } = gatewayTo(answer, options);
        const { v1, v2 } = pageOf(gateway);
        await rejection(v1.listStaff(), { attempts: 3 });
        assert.equal(asked.length, 3);
        await rejection(v2.listDepartments(), { attempts: 3 });
        assert.equal(asked.length, 6);
        await rejection(v1.addFriend(friend), { attempts: 1 });
        assert.equal(asked.length, 7);
      }
    });
  }

  it("makes at most three requests for a token that cannot be had", async (t) => {
    warnings(t);
    t.mock.method(Math, "random", () => 0);
    const { gateway, asked } = gatewayTo(() => new Response("busy", { status: 503 }), {
      v1: { auth: { appId: "id", appKey: "the-app-key" } },
    });
    await rejection(pageOf(gateway).v1.listStaff(), { status: 502, attempts: 3 });
    assert.equal(asked.length, 3);
  });

  it("ends upstream when the page leaves; an action goes on", async () => {
    for (const [id, params, ends] of [
      ["listStaff", undefined, true],
      ["addFriend", friend, false],
    ]) {
      const { promise, resolve } = deferred();
      const { gateway, asked } = gatewayTo(() => promise);
      const controller = new AbortController();
      const call = pageOf(gateway).v1[id](params, { signal: controller.signal });
      call.catch(() => {});
      await until(() => asked.length === 1);
      controller.abort();
      await settled();
      assert.equal(asked[0].signal.aborted, ends, id);
      resolve(ok(true));
      await settled();
      assert.equal(asked.length, 1);
    }
  });

  it("leaves no listener on the request's signal", async () => {
    const { signal, counts } = countedController();
    const { gateway } = gatewayTo(() => ok());
    const request = requestOf("/youmi/v1/staff");
    Object.defineProperty(request, "signal", { value: signal });
    assert.equal((await gateway.handle(request)).status, 200);
    assert.equal(counts.removed > 0 && counts.left() <= 1, true, "that of the Request for authorize is the platform's");
  });

  it("has ten seconds upstream where nothing else is set, fewer than the page waits", async (t) => {
    warnings(t);
    for (const [v1, ms] of [
      [{}, 10_000],
      [{ timeoutMs: null }, 10_000],
      [{ timeoutMs: 3000 }, 3000],
    ]) {
      const clock = heldTimers(t);
      const { ask, asked } = gatewayTo(() => new Promise(() => {}), { v1 });
      const answer = ask("/youmi/v1/staff");
      await until(() => asked.length === 1);
      assert.deepEqual(
        clock.waiting().map((timer) => timer.ms),
        [ms],
      );
      clock.fire(ms);
      assert.equal((await answer).status, 504);
      clock.release();
    }
  });
});

describe("Retry-After", () => {
  const date = "Tue, 24 Nov 2026 16:22:24 GMT";
  for (const value of ["7", "0", date]) {
    it(`is passed on: ${value}`, async () => {
      for (const answer of [
        () => new Response("busy", { status: 503, headers: { "Retry-After": value } }),
        () =>
          Response.json(
            { errmsg: 200011, succeed: false, msgTime: "", values: null },
            { headers: { "Retry-After": value } },
          ),
      ]) {
        const { ask } = gatewayTo(answer, { origins: ["https://crm.example"] });
        const response = await ask("/youmi/v1/staff", { origin: "https://crm.example" });
        assert.equal(response.headers.get("Retry-After"), value);
        assert.equal(response.headers.get("Access-Control-Expose-Headers"), "Retry-After");
        assert.equal((await ask("/youmi/v1/staff")).headers.get("Access-Control-Expose-Headers"), null);
      }
    });
  }

  it("is not passed on where it is none", async () => {
    for (const value of ["soon", "-1", "<script>"]) {
      const { ask } = gatewayTo(() => new Response("busy", { status: 503, headers: { "Retry-After": value } }));
      assert.equal((await ask("/youmi/v1/staff")).headers.get("Retry-After"), null, value);
    }
  });

  it("is heeded by the page", async (t) => {
    let count = 0;
    const busy = () => new Response("busy", { status: 503, headers: { "Retry-After": "7" } });
    const { gateway } = gatewayTo(() => (count++ ? ok() : busy()));
    const clock = heldTimers(t, (ms) => ms === 7000);
    const call = pageOf(gateway).v1.listStaff();
    await until(() => clock.waiting().length === 1);
    clock.fire(7000);
    assert.deepEqual((await call).values, []);
  });
});
