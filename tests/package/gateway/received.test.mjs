// What comes from the vendor's own pages and server: the sidebar, callbacks, events.

import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";

import { sidebarUrl } from "youmi-open-api-emulator";

import { requestOf } from "../../support/gateway-emulated.mjs";
import { emulator, MIB, secret, gatewayOf, assertAnswered, assertRefused } from "../../support/gateway-assertions.mjs";

beforeEach((t) => {
  emulator.reset();
  t.mock.method(Math, "random", () => 0);
});

describe("the sidebar", () => {
  const keys = { privateKey: "emulator", orderUrl: "http://127.0.0.1:8080/order" };
  const visit = {
    ...{ userId: "b08", dockPwd: "the-password-of-b08", timestamp: 1714536000, sign: "salt" },
    customer: { WX: "zznn", TEL: "138", Number: "7", merchantid: "9527", wechat: "w", uid: "u", originalId: "wxid_1" },
  };
  const queryOf = (changes, otherKeys) =>
    new URL(sidebarUrl({ ...visit, ...changes }, { ...keys, ...otherKeys })).search;

  for (const mode of ["cbc", "ecb"]) {
    for (const encoding of ["base64", "hex"]) {
      it(`gives the opened visit without the password: ${mode}, ${encoding}`, async () => {
        const query = queryOf({}, { cipher: { mode, encoding } });
        const response = await assertAnswered(gatewayOf({ sidebar: keys }), 200, `/youmi/sidebar${query}`);
        const text = await response.clone().text();
        assert.ok(!text.includes("dockPwd") && !text.includes(visit.dockPwd), text);
        const opened = await response.json();
        assert.equal(opened.userId, visit.userId);
        assert.deepEqual(opened.customer, visit.customer);
        assert.equal(`${opened.timestamp}`, `${visit.timestamp}`);
      });
    }
  }

  const bad = {
    "of another key": () => queryOf({}, { privateKey: "another" }),
    "that was altered": () => queryOf({}).replace(/PKID=./, (found) => (found === "PKID=A" ? "PKID=B" : "PKID=A")),
    "with another time": () => queryOf({}).replace(/time=\d/, "time=9"),
    "with nothing in it": () => "",
    "with empty parameters": () => "?Type=WL&PKID=&time=&neber=&UserID=",
    "that is no cipher": () => "?Type=WL&PKID=%00%ff&time=1&neber=123456&UserID=zz",
    "of another user": () => {
      const [one, other] = [queryOf({ neber: "123456" }), queryOf({ userId: "b03", neber: "123456" })].map(
        (query) => new URLSearchParams(query),
      );
      one.set("UserID", other.get("UserID"));
      return `?${one}`;
    },
  };
  for (const [what, make] of Object.entries(bad)) {
    it(`refuses a visit ${what}`, async () => {
      const response = await assertRefused(gatewayOf({ sidebar: keys }), 400, `/youmi/sidebar${make()}`);
      const text = await response.text();
      for (const word of [visit.dockPwd, keys.orderUrl]) assert.ok(!text.includes(word), text);
    });
  }

  it("refuses a visit that is too old", async () => {
    await assertRefused(
      gatewayOf({ sidebar: { ...keys, maxAgeMs: 60_000 } }),
      400,
      `/youmi/sidebar${queryOf({ timestamp: 1_000_000_000 })}`,
    );
  });

  it("is there only where it is asked for", async () => {
    await assertRefused(gatewayOf(), 404, `/youmi/sidebar${queryOf()}`);
  });

  it("is for those who may call, and for no foreign origin", async () => {
    await assertRefused(gatewayOf({ sidebar: keys, authorize: () => false }), 401, `/youmi/sidebar${queryOf()}`);
    await assertRefused(gatewayOf({ sidebar: keys }), 403, `/youmi/sidebar${queryOf()}`, {
      origin: "https://evil.example",
    });
  });
});

describe("callbacks", () => {
  const path = `/youmi/callbacks/${secret}`;
  const callback = { Type: 0, MerchantId: 9527, MsgTime: 1600239001, Values: { ad_friend_id: 1 } };

  /** A gateway that notes what arrives, asks nobody who calls, and does something with it. */
  function receiving(act = () => {}) {
    const events = [];
    const onEvent = (event) => {
      events.push(event);
      return act(event);
    };
    const gateway = gatewayOf({ allow: [], authorize: () => false, callbacks: { secret, onEvent } });
    return { gateway, events };
  }

  it("arrive parsed, and are answered as the vendor expects it", async () => {
    const { gateway, events } = receiving();
    const response = await assertAnswered(gateway, 200, path, {
      body: callback,
      headers: { "Content-Type": "text/json" },
    });
    assert.deepEqual(await response.json(), { Result: true, ReturnCode: 200, Message: "操作完成" });
    assert.equal(events.length, 1);
    assert.equal(events[0].Type, 0);
    assert.equal(`${events[0].MerchantId}`, "9527");
    assert.deepEqual({ ...events[0].Values }, { ad_friend_id: 1 });
  });

  it("of types that are not documented arrive too", async () => {
    const { gateway, events } = receiving();
    await assertAnswered(gateway, 200, path, { body: { ...callback, Type: 99, MerchantId: "9527" } });
    assert.equal(events[0].Type, 99);
  });

  it("events arrive parsed", async () => {
    const { gateway, events } = receiving();
    const payload = { messageType: "fansInfoChange", appId: "1", time: 2, data: { fans: "wxid_1" } };
    const response = await assertAnswered(gateway, 200, path, { body: payload });
    assert.equal((await response.json()).Result, true);
    assert.equal(events[0].name, "fansInfoChange");
    assert.deepEqual(JSON.parse(JSON.stringify(events[0].payload)), payload);
    await assertAnswered(gateway, 200, path, { body: { something: "else" } });
    assert.equal(events[1].name, null);
  });

  it("events arrive whatever the vendor calls the field that holds their name", async () => {
    const { gateway, events } = receiving();
    for (const field of ["messageType", "name", "type", "Type", "event"]) {
      await assertAnswered(gateway, 200, path, { body: { [field]: "chat", data: 1 } });
      assert.equal(events.at(-1).name, "chat", field);
    }
  });

  for (const [what, act] of Object.entries({
    throws: () => {
      throw new Error(`failed with ${secret}`);
    },
    rejects: () => Promise.reject(new Error(`failed with ${secret}`)),
    "rejects later": async () => {
      await null;
      throw new Error(`failed with ${secret}`);
    },
  })) {
    it(`are answered with Result false if onEvent ${what}`, async () => {
      const { gateway, events } = receiving(act);
      const response = await gateway.handle(requestOf(path, { body: callback }));
      const text = await response.text();
      assert.equal(JSON.parse(text).Result, false);
      assert.ok(!text.includes(secret));
      assert.equal(events.length, 1);
    });
  }

  it("are answered when onEvent is done, not before", async () => {
    let done = false;
    const { gateway } = receiving(async () => {
      for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
      done = true;
    });
    await assertAnswered(gateway, 200, path, { body: callback });
    assert.equal(done, true);
  });

  for (const wrong of [
    ...[
      "",
      "s",
      secret.slice(0, -1),
      `${secret}x`,
      `${secret}/`,
      `/${secret}`,
      secret.toUpperCase(),
      `${secret}%20`,
      "%73" + secret.slice(1),
    ],
    ...["undefined", "null", "%00", "x".repeat(100_000)],
  ]) {
    it(`with another secret are not there: ${wrong.slice(0, 40)}`, async () => {
      const { gateway, events } = receiving();
      const response = await assertRefused(gateway, 404, `/youmi/callbacks/${wrong}`, { body: callback });
      assert.ok(!(await response.text()).includes(secret));
      assert.deepEqual(events, []);
    });
  }

  it("that hold neither a callback nor an event are refused", async () => {
    const { gateway, events } = receiving();
    for (const body of ["", "no JSON", '{"Type":0', "{}{}"]) {
      await assertRefused(gateway, 400, path, { body });
    }
    assert.deepEqual(events, []);
  });

  it("of 2 MiB are refused", async () => {
    const { gateway, events } = receiving();
    await assertRefused(gateway, 413, path, { body: JSON.stringify({ ...callback, Values: "x".repeat(2 * MIB) }) });
    assert.deepEqual(events, []);
  });

  it("are there only where they are asked for", async () => {
    await assertRefused(gatewayOf(), 404, path, { body: callback });
  });
});
