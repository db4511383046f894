// What the doctor finds at a server that answers.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { describe, it } from "node:test";

import { endpointsOf, examine, keysOf, run } from "../../support/doctor.mjs";
import { started } from "../../support/emulated.mjs";

const { paths } = JSON.parse(await readFile(fileURLToPath(import.meta.resolve("youmi-open-api/openapi.json")), "utf8"));
const reads = Object.values(paths)
  .flatMap(({ get, post }) => [get, post])
  .filter((operation) => operation?.["x-effect"] === "read");

describe("a server that answers as it is documented", () => {
  for (const loose of [false, true]) {
    it(`fits, ${loose ? "in every form in which it may answer" : "in one form"}`, async (t) => {
      const emulator = await started({ loose }, t);
      const report = await examine(keysOf(emulator));
      assert.deepEqual([report.outcome, report.exitCode], ["fits", 0]);
      assert.deepEqual(
        report.apis.map(({ api, token, signature, problem }) => [api, token, signature, problem]),
        [
          ["v1", true, true, null],
          ["v2", true, null, null],
        ],
      );
      const endpoints = endpointsOf(report);
      assert.deepEqual(Object.keys(endpoints).sort(), reads.map(({ operationId }) => operationId).sort());
      for (const { endpoint, state, problem } of Object.values(endpoints)) {
        const isKnown = endpoint !== "listAllStaff";
        assert.equal(state, isKnown ? "fits" : "unchecked", endpoint);
        assert.deepEqual(problem, isKnown ? null : { reason: "pathUnknown" });
      }
      assert.equal(endpoints.listStaff.records, emulator.data.staff.length);
    });
  }

  it("is asked for everything that it can be asked for, once, and changes nothing", async (t) => {
    const emulator = await started({}, t);
    await examine(keysOf(emulator));
    // Probes of the address have no token.
    const calls = emulator.requests.filter(({ headers }) => headers.access_token || headers.authorization);
    const expected = reads.filter((read) => read["x-path"] !== null).map(({ operationId }) => operationId);
    assert.deepEqual(calls.map(({ endpoint }) => endpoint).sort(), expected.sort());
    const others = emulator.requests.filter((request) => !calls.includes(request));
    for (const { endpoint, path } of others) {
      const isProbe = endpoint === "listDepartments" || endpoint === null;
      assert.ok(isProbe || /Token$/.test(endpoint), `${endpoint} ${path}`);
    }
  });

  it("tells its values to the calls that need them", async (t) => {
    const emulator = await started({}, t);
    await examine(keysOf(emulator));
    const [{ body }] = emulator.requests.filter(({ endpoint }) => endpoint === "listCallRecordings");
    const { ad_staff_code, wechat_id, fans_key } = JSON.parse(body);
    assert.equal(ad_staff_code, emulator.data.staff[0].record.ad_staff_code);
    assert.equal(wechat_id, String(emulator.data.accounts[0].record.ad_wechat_id));
    assert.equal(fans_key, emulator.data.friends[0].record.ad_friend_wenober);
  });

  it("is not asked for what needs a value that it has not", async (t) => {
    const emulator = await started({ friends: 0, formerFriends: 0 }, t);
    const report = await examine(keysOf(emulator));
    assert.equal(report.exitCode, 0);
    const { state, problem } = endpointsOf(report).listCallRecordings;
    assert.equal(state, "unchecked");
    assert.equal(problem.reason, "valueMissing");
    assert.equal(emulator.requests.filter(({ endpoint }) => endpoint === "listCallRecordings").length, 0);
  });

  it("is checked as far as there are keys for it", async (t) => {
    const emulator = await started({}, t);
    for (const api of ["v1", "v2"]) {
      const apis = async (environment, ...args) =>
        (await examine(environment, ...args)).apis.map((checked) => checked.api);
      assert.deepEqual(await apis(keysOf(emulator, [api])), [api]);
      assert.deepEqual(await apis(keysOf(emulator), "--api", api), [api]);
    }
  });

  it("gets the tenant's id", async (t) => {
    const emulator = await started({}, t);
    await examine(keysOf(emulator, ["v2"]), "--tenant-id", "4711");
    const calls = emulator.requests.filter(({ headers }) => headers.authorization);
    assert.ok(calls.length > 10);
    for (const { headers } of calls) assert.equal(headers.tenantid, "4711");
  });
});

describe("an answer that is not what is documented", () => {
  it("is told by its path and types, and by nothing of its data", async (t) => {
    const emulator = await started({}, t);
    emulator.fault({ endpoint: "listStaff", kind: "wrongTypes", field: "ad_staff_name", value: ["李四"], index: 2 });
    const report = await examine(keysOf(emulator));
    assert.deepEqual([report.outcome, report.exitCode], ["differs", 1]);
    const { state, mismatches } = endpointsOf(report).listStaff;
    assert.equal(state, "differs");
    assert.deepEqual(mismatches, [
      { path: "values[2].ad_staff_name", expected: "a string", found: "an array", count: 1 },
    ]);
    const texts = emulator.data.friends.map(({ record }) => record.username);
    for (const text of ["李四", ...texts]) assert.ok(!JSON.stringify(report).includes(text));
    assert.equal(endpointsOf(report).listLabels.state, "fits");
  });

  it("is one where it is no JSON, or no envelope", async (t) => {
    const emulator = await started({}, t);
    emulator.fault({ endpoint: "listStaff", kind: "malformed" });
    emulator.fault({ endpoint: "listLabels", kind: "truncated" });
    emulator.fault({ endpoint: "listDepartments", kind: "body", text: "[1, 2]", after: 1 });
    const endpoints = endpointsOf(await examine(keysOf(emulator)));
    for (const name of ["listStaff", "listLabels", "listDepartments"]) {
      assert.equal(endpoints[name].state, "differs", name);
      assert.deepEqual([endpoints[name].mismatches[0].path, endpoints[name].mismatches.length], ["", 1], name);
    }
  });

  it("is one where it is nested too deeply, and is not looked into", async (t) => {
    const emulator = await started({}, t);
    const values = `${'[{"a":'.repeat(5000)}1${"}]".repeat(5000)}`;
    const text = `{"errmsg":20000,"succeed":true,"msgTime":"","values":${values}}`;
    emulator.fault({ endpoint: "listTodos", kind: "body", text });
    const report = await examine(keysOf(emulator, ["v2"]));
    assert.equal(report.exitCode, 1);
    assert.equal(endpointsOf(report).listTodos.state, "differs");
  });

  it("is not one where it has fields of which nothing is documented", async (t) => {
    const emulator = await started({}, t);
    const staff = { ad_staff_code: "b01", ad_staff_name: "王伟", ad_staff_state: 0 };
    const values = [staff, { ...staff, age: 7 }, { ...staff, age: null, "138 0013 8000": {}, 王伟: 1, b01: 1 }];
    const text = JSON.stringify({ errmsg: 20000, succeed: true, msgTime: "", values, MsgTime: "", trace: "x" });
    emulator.fault({ endpoint: "listStaff", kind: "body", text });
    const report = await examine(keysOf(emulator));
    assert.equal(report.exitCode, 0);
    assert.deepEqual(endpointsOf(report).listStaff.undocumented, [
      { path: "values[1].age", found: "null | number", count: 2 },
      // Keys that are data are not shown.
      { path: "values[2].*", found: "number | object", count: 3 },
      { path: "trace", found: "string", count: 1 },
    ]);
  });

  it("looks into JSON that stands in a text", async (t) => {
    const emulator = await started({}, t);
    const wechats = JSON.stringify([{ ad_wechat_nober: "a", ad_wechat_qrcode: "b", colour: "red" }]);
    const values = [{ ad_brand_id: 1, ad_brand_name: "a", ad_brand_welist: "[]", wechats }];
    const text = JSON.stringify({ errmsg: 20000, succeed: true, msgTime: "", values });
    emulator.fault({ endpoint: "listAdGroups", kind: "body", text });
    const { undocumented } = endpointsOf(await examine(keysOf(emulator))).listAdGroups;
    assert.deepEqual(undocumented, [{ path: "values[0].wechats[0].colour", found: "string", count: 1 }]);
  });

  it("is printed for people, in their language", async (t) => {
    const emulator = await started({}, t);
    const print = async (language) => {
      emulator.fault({ endpoint: "listStaff", kind: "wrongTypes", field: "ad_staff_name" });
      return run(["doctor", "--lang", language], keysOf(emulator));
    };
    const english = await print("en");
    assert.equal(english.code, 1);
    assert.match(english.output, /^ +values\[0\]\.ad_staff_name +expected a string, found an object$/m);
    assert.match(english.output, /nothing is changed on the server/);
    const chinese = await print("zh");
    assert.match(chinese.output, /^ +values\[0\]\.ad_staff_name +应为字符串，实为对象$/m);
    assert.match(chinese.output, /不改动服务器上的任何数据/);
  });
});

describe("an endpoint that fails", () => {
  it("leaves the others to be checked, and the server in doubt", async (t) => {
    const emulator = await started({}, t);
    emulator.fault({ endpoint: "listStaff", kind: "status", status: 500 });
    emulator.fault({ endpoint: "listLabels", kind: "html" });
    emulator.fault({ endpoint: "listAdGroups", kind: "errmsg", code: 200012 });
    emulator.fault({ endpoint: "listFriends", kind: "resetDuring" });
    const report = await examine(keysOf(emulator));
    assert.deepEqual([report.outcome, report.exitCode], ["unchecked", 2]);
    const endpoints = endpointsOf(report);
    const failed = Object.values(endpoints).filter(({ state }) => state === "failed");
    assert.deepEqual(
      failed.map(({ endpoint, problem }) => [endpoint, problem.reason]),
      [
        ["listStaff", "serverFailed"],
        ["listLabels", "loginPage"],
        ["listAdGroups", "refused"],
        ["listFriends", "connectionClosed"],
      ],
    );
    assert.deepEqual(endpoints.listAdGroups.problem.description, "用户传参错误");
    assert.equal(endpoints.countAds.state, "fits");
  });

  it("is no proof where nobody knows its parameters", async (t) => {
    const emulator = await started({}, t);
    emulator.fault({ endpoint: "listChatMessages", kind: "errmsg", code: 200012 });
    const report = await examine(keysOf(emulator));
    assert.equal(report.exitCode, 0);
    assert.equal(endpointsOf(report).listChatMessages.problem.reason, "parametersUnknown");
  });

  it("ends the checks after a second one that gets no answer", async (t) => {
    const emulator = await started({}, t);
    emulator.fault({ kind: "resetBefore", endpoint: "listLabels" });
    emulator.fault({ kind: "resetBefore", endpoint: "listAdGroups" });
    const [v1] = (await examine(keysOf(emulator, ["v1"]))).apis;
    assert.equal(v1.problem.reason, "connectionClosed");
    assert.deepEqual(v1.endpoints.at(-1).problem, { reason: "stoppedBefore" });
    assert.equal(emulator.requests.filter(({ endpoint }) => endpoint === "listFriends").length, 0);
  });
});
