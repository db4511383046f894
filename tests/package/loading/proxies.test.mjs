// Clients and gateways work where a framework puts a proxy around them, or walks over their properties.

import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { describe, it } from "node:test";
import { inspect } from "node:util";

import { Gateway, V1Client, V2Client, YoumiError } from "youmi-open-api";
import { isProxy, reactive, readonly, ref, shallowReactive, toRaw } from "vue";

import { optionsFor, started } from "../../support/emulated.mjs";

const tools = createRequire(new URL("../../tools/package.json", import.meta.url));
const Vue2 = tools("vue-2");
Vue2.config.productionTip = false;
const emulator = await started();
const staff = emulator.data.staff.length;

/** A proxy that wraps every object that it hands out, as Vue's does, but spares nothing. */
function wrapped(target) {
  const isObject = (value) => typeof value === "object" && value !== null;
  return new Proxy(target, {
    get(target, key) {
      const value = Reflect.get(target, key);
      return isObject(value) ? wrapped(value) : value;
    },
  });
}

const places = {
  "Vue's reactive": (value) => reactive({ value }).value,
  "Vue's reactive around it itself": (value) => reactive(value),
  "Vue's ref": (value) => ref(value).value,
  "Vue's readonly": (value) => readonly({ value }).value,
  "Vue's shallowReactive": (value) => shallowReactive(value),
  "data() of Vue 2": (value) => new Vue2({ data: () => ({ value, list: [value] }) }).value,
  "Vue 2's observable": (value) => Vue2.observable({ inner: { value } }).inner.value,
  "a proxy that spares nothing": wrapped,
  "a proxy in a proxy": (value) => wrapped(new Proxy(value, {})),
  "an object that has it as its prototype": (value) => Object.create(value),
};

for (const [where, put] of Object.entries(places)) {
  describe(where, () => {
    it("a client works: methods, call() and lists", async () => {
      const v1 = put(new V1Client(optionsFor(emulator)));
      assert.equal((await v1.listStaff()).values.length, staff);
      assert.equal((await v1.call({ method: "GET", path: "/staff" })).values.length, staff);
      let friends = 0;
      for await (const friend of v1.eachFriend({ PageSize: 50 })) friends += friend.username === undefined ? 0 : 1;
      assert.ok(friends > 0);
      await assert.rejects(v1.listStaff({ a: 1 }), { kind: "argument" });
    });

    it("a gateway works", async () => {
      const options = { v1: optionsFor(emulator), allow: ["listStaff"], authorize: () => true };
      const gateway = put(new Gateway(options));
      const answer = await gateway.handle(new Request("http://shop.example/youmi/v1/staff"));
      assert.equal(answer.status, 200);
      assert.equal((await answer.json()).values.length, staff);
    });

    it("options and parameters may lie there too", { skip: where.endsWith("prototype") }, async () => {
      const v1 = new V1Client(put(optionsFor(emulator)));
      const { values } = await v1.listStaff(put({ ad_staff_state: 0 }), put({ retries: 0 }));
      assert.ok(values.length > 0);
    });
  });
}

describe("Vue", () => {
  it("does not put a proxy around a client or a gateway, for nothing in it could change", () => {
    const gateway = new Gateway({ v1: optionsFor(emulator), allow: [], authorize: () => true });
    for (const value of [new V1Client(optionsFor(emulator)), gateway]) {
      assert.equal(isProxy(reactive({ value }).value), false);
      assert.equal(toRaw(ref(value).value), value);
      assert.equal(new Vue2({ data: () => ({ value }) }).value.__ob__, undefined);
    }
  });
});

describe("what a client holds", () => {
  it("is not among its properties, nor shown", () => {
    const options = optionsFor(emulator);
    const v1 = new V1Client(options);
    assert.deepEqual(Object.keys(v1), []);
    for (const text of [JSON.stringify(v1), inspect(v1, { showHidden: true, depth: 9 }), String(v1)]) {
      assert.ok(!text.includes(options.auth.appKey), text);
    }
    assert.equal(String(v1), "[object V1Client]");
  });

  it("is that of its own class: a method of the other version, or of another class, is refused", async () => {
    const v1 = new V1Client(optionsFor(emulator));
    const refused = (error) => error instanceof YoumiError && error.kind === "config";
    for (const self of [v1, {}, null, undefined, 5, new Proxy({}, {})]) {
      await assert.rejects(V2Client.prototype.listDepartments.call(self), refused);
      await assert.rejects(Gateway.prototype.handle.call(self, new Request("http://a.example")), refused);
    }
    const { listStaff } = v1;
    await assert.rejects(listStaff(), refused);
    await assert.rejects(V1Client.prototype.eachFriend.call({}).next(), refused);
  });
});
