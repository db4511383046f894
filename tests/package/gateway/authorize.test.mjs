// Who may call what: what `authorize` is told, what it may answer, and that nothing goes on without its answer.

import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { describe, it } from "node:test";

import { gatewayTo, ok, warnings } from "../../support/gateway-asking.mjs";
import { requestOf } from "../../support/gateway-emulated.mjs";
import { deferred, heldTimers, until } from "../../support/waiting.mjs";

const message = { WechatId: "mine", ToUserName: "2", RelationType: 0, MsgType: "text", Text: "3" };
const paramsOf = ({ url, body }) => (body ? JSON.parse(body) : Object.fromEntries(new URL(url).searchParams));

describe("what authorize is told", () => {
  it("is the endpoint and its parameters as they go upstream", async () => {
    const calls = [];
    const authorize = (request, call) => calls.push(call) > 0;
    const { ask, asked } = gatewayTo(() => ok(), { authorize });
    await ask("/youmi/v1/friend?PageSize=20&Wechat_No=007&ad_bind_Stime=0");
    await ask("/youmi/v2/ChatMess/doSendPublicMes", { body: { Text: "3", ...message } });
    await ask("/youmi/v1/staff");
    assert.deepEqual(calls, [
      { endpoint: "listFriends", params: { PageSize: 20, Wechat_No: "007", ad_bind_Stime: 0 } },
      { endpoint: "sendMessage", params: message },
      { endpoint: "listStaff", params: {} },
    ]);
    assert.deepEqual(paramsOf(asked[1]), message);
  });

  it("is nothing of what is refused anyway", async () => {
    let calls = 0;
    const { ask, asked } = gatewayTo(() => ok(), { authorize: () => ++calls > 0 });
    assert.equal((await ask("/youmi/v1/friend?Page=one")).status, 400);
    assert.equal((await ask("/youmi/v1/Label")).status, 403);
    assert.equal((await ask("/youmi/v1/staff", { origin: "https://evil.example" })).status, 403);
    assert.deepEqual([calls, asked.length], [0, 0]);
  });

  it("is its own to change: only what it answers counts", async () => {
    const authorize = (request, call) => {
      call.endpoint = "addFriend";
      call.params.Wechat_No = "theirs";
      return true;
    };
    const { ask, asked } = gatewayTo(() => ok(), { authorize });
    await ask("/youmi/v1/friend?Wechat_No=mine");
    assert.deepEqual(paramsOf(asked[0]), { Wechat_No: "mine" });
  });
});

describe("what authorize answers", () => {
  const answers = {
    true: [true, 200],
    false: [false, 401],
    '"forbidden"': ["forbidden", 403],
    '"forbidden!"': ["forbidden!", 401],
    "{}": [{}, 401],
    "{ params: null }": [{ params: null }, 401],
    "{ params } and more": [{ params: {}, endpoint: "listStaff" }, 401],
    "a list": [[true], 401],
    "a function": [() => true, 401],
    "an object that throws": [
      {
        get params() {
          throw new Error("no");
        },
      },
      401,
    ],
  };
  for (const [what, [answer, status]] of Object.entries(answers)) {
    for (const [how, authorize] of [
      ["", () => answer],
      ["a promise of ", async () => answer],
    ]) {
      it(`${how}${what}: ${status}`, async (t) => {
        const said = warnings(t);
        const { ask, asked } = gatewayTo(() => ok(), { authorize });
        assert.equal((await ask("/youmi/v1/staff")).status, status);
        assert.equal(asked.length, status === 200 ? 1 : 0);
        assert.equal(said.length, [true, false, "forbidden"].includes(answer) ? 0 : 1);
      });
    }
  }

  it("{ params } goes upstream in place of the page's", async () => {
    const customer = "wxid_of_the_session";
    const authorize = (request, { params }) => ({ params: { ...params, Wechat_No: customer } });
    const { ask, asked } = gatewayTo(() => ok(), { authorize });
    assert.equal((await ask("/youmi/v1/friend?PageSize=5&Wechat_No=theirs")).status, 200);
    assert.equal((await ask("/youmi/v1/friend")).status, 200);
    assert.deepEqual(asked.map(paramsOf), [{ Wechat_No: customer, PageSize: "5" }, { Wechat_No: customer }]);
  });

  it("{ params } is checked like the page's", async (t) => {
    const said = warnings(t);
    for (const params of [{ nonsense: 1 }, { Page: "one" }, { page: 1 }, { Wechat_No: Infinity }, [1]]) {
      const { ask, asked } = gatewayTo(() => ok(), { authorize: () => ({ params }) });
      assert.equal((await ask("/youmi/v1/friend")).status, 400, JSON.stringify(params));
      assert.equal(asked.length, 0);
    }
    assert.equal(said.length, 5);
    const date = new Date("2018-08-08T02:01:03Z");
    const { ask, asked } = gatewayTo(() => ok(), { authorize: () => ({ params: { StartTime: date } }) });
    await ask("/youmi/v1/friend");
    assert.deepEqual(paramsOf(asked[0]), { StartTime: "2018-08-08 10:01:03" });
  });

  const failing = {
    throws: () => {
      throw new Error("the session store is gone");
    },
    rejects: () => Promise.reject(new Error("the session store is gone")),
    "answers what throws when it is waited for": () => ({
      get then() {
        throw new Error("the session store is gone");
      },
    }),
  };
  for (const [what, authorize] of Object.entries(failing)) {
    it(`nothing, it ${what}: 503, and the reason is on the console alone`, async (t) => {
      const said = warnings(t);
      const { ask, asked } = gatewayTo(() => ok(), { authorize });
      const response = await ask("/youmi/v1/staff");
      assert.equal(response.status, 503);
      assert.doesNotMatch(await response.text(), /session store/);
      assert.match(said.join("\n"), /authorize failed: Error: the session store is gone/);
      assert.equal(asked.length, 0);
    });
  }

  it("nothing within ten seconds: 503", async (t) => {
    const said = warnings(t);
    const clock = heldTimers(t);
    const never = deferred();
    const { ask, asked } = gatewayTo(() => ok(), { authorize: () => never.promise });
    const answer = ask("/youmi/v1/staff");
    await until(() => clock.waiting().length === 1);
    assert.equal(clock.fire(10_000), 1);
    assert.equal((await answer).status, 503);
    assert.match(said.join("\n"), /not answered within 10 seconds/);
    never.resolve(true);
    await never.promise;
    assert.equal(asked.length, 0);
    assert.equal(clock.waiting().length, 0);
  });
});

describe("names that only a careless reader takes for another", () => {
  const path = "/youmi/v2/ChatMess/doSendPublicMes";
  const { WechatId, ...others } = message;
  const rest = JSON.stringify(others).slice(1);

  for (const body of [
    `{"WechatId":"mine","wechatid":"theirs",${rest}`,
    `{"wechatid":"theirs","WechatId":"mine",${rest}`,
    `{"WechatId":"mine","WechatId":"theirs",${rest}`,
    `{"WechatId":"mine","\\u0057echatId":"theirs",${rest}`,
    `{"wechatId":"theirs",${rest}`,
  ]) {
    it(`${body.slice(0, 50)}…: 400`, async () => {
      const { ask, asked } = gatewayTo(() => ok());
      assert.equal((await ask(path, { body })).status, 400);
      assert.equal(asked.length, 0);
    });
  }

  it("are refused where unknown names pass, in body and query", async () => {
    const { ask, asked } = gatewayTo(() => ok());
    for (const body of [{ PAGEINDEX: 1 }, `{"later":1,"later":2}`, `{"later":1,"Later":2}`]) {
      assert.equal((await ask("/youmi/v2/Friend/GetFansList", { body })).status, 400, JSON.stringify(body));
    }
    for (const query of ["page=1", "Page=1&page=2", "Page=1&Page=1", "Page=1&%50age=2"]) {
      assert.equal((await ask(`/youmi/v1/friend?${query}`)).status, 400, query);
    }
    assert.equal(asked.length, 0);
    assert.equal((await ask("/youmi/v2/Friend/GetFansList", { body: { later: { a: 1, A: 2 } } })).status, 200);
  });

  it("do not fill the answer, however long they are", async () => {
    const { ask } = gatewayTo(() => ok());
    const response = await ask(`/youmi/v1/friend?${"x".repeat(10_000)}=1`);
    assert.equal(response.status, 400);
    assert.ok((await response.text()).length < 1000);
  });
});

describe("every function of the caller's", () => {
  it("runs in the async context of its own request", async () => {
    const storage = new AsyncLocalStorage();
    const seen = { authorize: [], logger: [], onEvent: [] };
    const note = (name, id) => seen[name].push([storage.getStore(), id]);
    const secret = "a-secret-of-our-own";
    const { gateway } = gatewayTo(() => new Response("", { status: 302 }), {
      authorize: async (request) => {
        await null;
        note("authorize", request.headers.get("x-id"));
        return true;
      },
      v1: { logger: { warn: (line) => /gateway/.test(line) && note("logger", storage.getStore()) } },
      callbacks: { secret, onEvent: ({ Values }) => note("onEvent", Values.id) },
    });
    const ids = ["a", "b", "c", "d"];
    await Promise.all(
      ids.flatMap((id) => {
        const body = { Type: 0, MerchantId: 1, MsgTime: 1, Values: { id } };
        const requests = [
          requestOf("/youmi/v1/staff", { headers: { "x-id": id } }),
          requestOf(`/youmi/callbacks/${secret}`, { body }),
        ];
        return requests.map((request) => storage.run(id, () => gateway.handle(request)));
      }),
    );
    for (const [name, pairs] of Object.entries(seen)) {
      assert.deepEqual(pairs.map(([, id]) => id).sort(), ids, name);
      for (const [store, id] of pairs) assert.equal(store, id, name);
    }
  });
});
