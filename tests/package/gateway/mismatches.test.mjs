// Answers that are not what is documented: the gateway passes them on, and tells its own `onMismatch`.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { Gateway, V1Client, V2Client } from "youmi-open-api";

import { record } from "../../support/decoded.mjs";
import { rejection, thrown } from "../../support/failing.mjs";
import { gatewayTo, ok } from "../../support/gateway-asking.mjs";
import { HOST } from "../../support/gateway-emulated.mjs";

const wrongStaff = [record("listStaff", { ad_staff_state: "on leave" })];
const inState = {
  path: "values[0].ad_staff_state",
  expected: "an integer",
  found: "a string that is no integer",
  count: 1,
};
const wrongDepartments = [{ departid: 11 }, { departid: 12 }];
const inName = { path: "values[0].departname", expected: "a string", found: "missing", count: 2 };

/** What `onMismatch` of a gateway's v1 and v2 is told. */
function listening(answer, more = {}) {
  const told = { v1: [], v2: [] };
  const { gateway, ask } = gatewayTo(answer, {
    v1: { onMismatch: (report) => void told.v1.push(report), ...more },
    v2: { onMismatch: (report) => void told.v2.push(report), ...more },
  });
  const fetch = (url, init) => gateway.handle(new Request(url, init));
  return { told, ask, page: { auth: "none", fetch, retries: 0 } };
}

describe("an answer that differs", () => {
  it("is passed on as it came, and the gateway's own function is told, that of its version", async () => {
    const { told, ask } = listening((url) => ok(url.includes("/v2/") ? wrongDepartments : wrongStaff));
    const staff = await ask("/youmi/v1/staff");
    assert.equal(staff.status, 200);
    assert.deepEqual((await staff.json()).values, wrongStaff);
    assert.deepEqual(told, { v1: [{ endpoint: "listStaff", mismatches: [inState] }], v2: [] });
    const departments = await ask("/youmi/v2/System/GetDepartList");
    assert.deepEqual((await departments.json()).values, wrongDepartments);
    assert.deepEqual(told.v2, [{ endpoint: "listDepartments", mismatches: [inName] }]);
    assert.equal(told.v1.length, 1);
  });

  it("is passed on where the gateway has no such function either", async () => {
    for (const more of [{ onMismatch: undefined }, { onMismatch: "reject" }]) {
      const { ask } = listening(() => ok(wrongStaff), more);
      const response = await ask("/youmi/v1/staff");
      assert.equal(response.status, 200);
      assert.deepEqual((await response.json()).values, wrongStaff);
    }
  });

  it("is for the page to judge, by its own option", async () => {
    const { told, page } = listening(() => ok(wrongStaff));
    const v1 = new V1Client({ baseUrl: `${HOST}/youmi/v1`, ...page });
    await rejection(v1.listStaff(), { kind: "decode", path: inState.path, attempts: 1 });
    const heard = [];
    const { values, mismatches } = await v1.listStaff({}, { onMismatch: (report) => heard.push(report) });
    assert.deepEqual([values, mismatches], [wrongStaff, [inState]]);
    assert.deepEqual(heard, [{ endpoint: "listStaff", mismatches: [inState] }]);
    assert.equal(told.v1.length, 2);
  });

  it("is passed on whatever the function does", async () => {
    for (const onMismatch of [
      () => assert.fail("its own failure"),
      () => Promise.reject(new Error("its own failure")),
      () => new Promise(() => {}),
    ]) {
      const { ask } = listening(() => ok(wrongStaff), { onMismatch });
      assert.deepEqual((await (await ask("/youmi/v1/staff")).json()).values, wrongStaff);
    }
  });

  it("that has a schema in the page is no matter of the gateway", async () => {
    const { told, page } = listening(() => ok({ any: [1] }));
    const validate = (value) => ({ value: { seen: value } });
    const schema = { "~standard": { version: 1, vendor: "own", validate } };
    const v2 = new V2Client({ baseUrl: `${HOST}/youmi`, ...page });
    assert.deepEqual((await v2.listFans({}, { schema })).values, { seen: { any: [1] } });
    assert.deepEqual(told, { v1: [], v2: [] });
  });
});

it("an answer that is right tells nobody", async () => {
  const { told, ask } = listening(() => ok([record("listStaff", { ad_staff_name: null })]));
  assert.equal((await ask("/youmi/v1/staff")).status, 200);
  assert.deepEqual(told, { v1: [], v2: [] });
});

it("what is no envelope tells nobody", async () => {
  const { told, ask } = listening(() => new Response("<html></html>"));
  assert.equal(await (await ask("/youmi/v1/staff")).text(), "<html></html>");
  assert.deepEqual(told, { v1: [], v2: [] });
});

it("an option that is none is refused when the gateway is made", () => {
  const client = (more) => ({ baseUrl: "http://vendor.example/v1", auth: "none", ...more });
  const gateway = (options) => () => new Gateway({ allow: ["listStaff"], authorize: () => true, ...options });
  for (const onMismatch of ["report", true, {}]) {
    thrown(gateway({ v1: client({ onMismatch }) }), { kind: "argument", path: "options.v1.onMismatch" });
    thrown(gateway({ v1: client(), v2: client({ onMismatch }) }), {
      kind: "argument",
      path: "options.v2.onMismatch",
    });
  }
  thrown(gateway({ v1: client({ schema: {} }) }), { kind: "argument", path: "options.v1.schema" });
});
