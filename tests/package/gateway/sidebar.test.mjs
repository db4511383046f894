// The sidebar through the gateway: what an altered message gives away, who is told what, and how often one may try.

import assert from "node:assert/strict";
import { createCipheriv, createDecipheriv } from "node:crypto";
import { describe, it } from "node:test";

import { openSidebar, sealSidebar } from "youmi-open-api";

import { thrown } from "../../support/failing.mjs";
import { gatewayTo, ok, warnings } from "../../support/gateway-asking.mjs";

const privateKey = "emulator";
const password = "hunter22-of-b08";
const customer = {
  WX: "zznn",
  TEL: "138",
  Number: "7",
  merchantid: "9527",
  wechat: "w",
  uid: "u",
  originalId: "wxid_1",
};
const NOW = 1_714_536_000_000;
const visit = { userId: "b08", dockPwd: password, timestamp: NOW / 1000, sign: "salt", customer };
const address = { time: "2024-05-01 12:00:00", neber: "123456" };
const fields = ["UserID", "Timestamp", "WX", "TEL", "Number", "sign", "merchantid", "wechat", "uid", "originalId"];
const messageOf = (values) =>
  Object.entries(values)
    .map((pair) => pair.join("="))
    .join("&");
const vendors = { UserID: "b08", Timestamp: NOW / 1000, ...customer, sign: "salt", dockPwd: password };
/** The message as the vendor writes it, save for what is given: a value, or undefined for no field. */
function written(changes = {}) {
  const values = Object.fromEntries([...fields, "dockPwd"].map((name) => [name, vendors[name]]));
  Object.assign(values, changes);
  return messageOf(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)));
}

/** The query of an address, as another program makes it from a message. */
function queryOf(
  message,
  { mode = "ecb", key = privateKey, userId = "b08", time = address.time, neber = address.neber } = {},
) {
  const encrypted = (text, key) => sealed(Buffer.from(text), key, mode).toString("base64");
  const pkid = encrypted(message, `${key}?sign=${neber}${userId}${time}`);
  return withPkid(pkid, { userId: encrypted(userId, key), time, neber });
}

const withPkid = (pkid, { userId, time, neber }) =>
  `?${new URLSearchParams({ Type: "WL", PKID: pkid, time, neber, UserID: userId })}`;

function cipherOf(make, key, mode) {
  const bytes = Buffer.alloc(24);
  Buffer.from(key).copy(bytes);
  return make(`des-ede3-${mode}`, bytes, mode === "cbc" ? Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]) : null);
}

function sealed(bytes, key, mode) {
  const cipher = cipherOf(createCipheriv, key, mode);
  return Buffer.concat([cipher.update(bytes), cipher.final()]);
}

/** A query whose PKID was altered by somebody who has no key. */
function altered(query, alter) {
  const params = new URLSearchParams(query);
  params.set("PKID", alter(Buffer.from(params.get("PKID"), "base64")).toString("base64"));
  return `?${params}`;
}

function gatewayOf(t, sidebar = {}, more = {}) {
  t.mock.method(Date, "now", () => now.ms);
  const now = { ms: NOW };
  const said = warnings(t);
  const { ask } = gatewayTo(() => ok(), { sidebar: { privateKey, ...sidebar }, ...more });
  return { open: (query) => ask(`/youmi/sidebar${query}`), said, now };
}

describe("the password of a visit", () => {
  it("is not given away by cutting its name out of the message (ECB)", async (t) => {
    const message = written({ originalId: "wxid_12345678901" });
    const at = message.indexOf("&dockPwd");
    const { open, said } = gatewayOf(t);
    // Filled up until the name is a block of its own.
    const filler = "x".repeat((8 - (at % 8)) % 8);
    const query = queryOf(written({ originalId: `wxid_12345678901${filler}` }));
    const cut = altered(query, (pkid) =>
      Buffer.concat([pkid.subarray(0, at + filler.length), pkid.subarray(at + filler.length + 8)]),
    );
    const forgiving = openSidebar(cut, { privateKey });
    assert.ok(forgiving.customer.originalId.includes(password), "the attack as such works");
    const response = await open(cut);
    assert.equal(response.status, 400);
    assert.ok(!(await response.text()).includes(password));
    assert.match(said[0], /no dockPwd/);
    assert.equal((await open(query)).status, 200);
  });

  it("is not given away by altering any bit of the message (CBC and ECB)", async (t) => {
    for (const mode of ["cbc", "ecb"]) {
      const query = queryOf(written(), { mode });
      const length = Buffer.from(new URLSearchParams(query).get("PKID"), "base64").length;
      for (let bit = 0; bit < length * 8; bit++) {
        const changed = altered(query, (pkid) => ((pkid[bit >> 3] ^= 1 << (bit & 7)), pkid));
        const { open } = gatewayOf(t);
        const text = await (await open(changed)).text();
        for (let at = 0; at + 4 <= password.length; at++) assert.ok(!text.includes(password.slice(at, at + 4)), text);
        t.mock.restoreAll();
      }
    }
  });

  for (const instead of ["&dockPwd<", "'dockPwd=", "&eockPwd=", "&DOCKPWD=", "&dockPwd", "&dock%50wd="]) {
    it(`is not given away where its name was altered to ${instead}`, async (t) => {
      const { open } = gatewayOf(t);
      const response = await open(queryOf(written().replace("&dockPwd=", instead)));
      assert.equal(response.status, 400);
      assert.ok(!(await response.text()).includes("hunter"));
    });
  }

  it("never becomes part of a customer's value in openSidebar where its name can still be seen", () => {
    for (const instead of ["&dockPwd<", "'dockPwd=", "&dockPwd", "&DockPWD<"]) {
      thrown(() => openSidebar(queryOf(written().replace("&dockPwd=", instead)), { privateKey }), {
        kind: "argument",
        path: "url.PKID",
      });
    }
    assert.equal(openSidebar(queryOf(written({ dockPwd: "p&%q" })), { privateKey }).dockPwd, "p&%q");
    const forgiving = openSidebar(queryOf("UserID=b08&later=1&WX=w"), { privateKey });
    assert.deepEqual([forgiving.customer.WX, forgiving.dockPwd], ["w", ""]);
  });

  const refusedMessages = {
    "with the password twice": [`${written()}&dockPwd=x`, /was altered/],
    "with a field behind the password": [`${written({ uid: undefined })}&uid=1`, /behind dockPwd/],
    "with a field that is not documented": [`UserID=b08&later=1&WX=w&dockPwd=p`, /does not document/],
    "with a control character": [written({ WX: "a\u0001b" }), /control character/],
    "with an escaped control character": [written({ WX: "a%0ab" }), /control character/],
    "with a damaged character": [written({ WX: "a\ufffdb" }), /damaged/],
    "with a piece of the password in another value": [written({ WX: `a${password.slice(3, 7)}b` }), /four or more/],
  };
  for (const [what, [message, reason]] of Object.entries(refusedMessages)) {
    it(`a message ${what} is refused, and the log says why`, async (t) => {
      const { open, said } = gatewayOf(t);
      const response = await open(queryOf(message));
      assert.equal(response.status, 400);
      assert.deepEqual(await response.json(), { error: "the visit could not be opened" });
      assert.match(said[0], reason);
      assert.ok(!said[0].includes(password));
    });
  }

  it("may be missing where the merchant's messages have none, and only there", async (t) => {
    const without = queryOf(written({ dockPwd: undefined }));
    const strict = gatewayOf(t);
    assert.equal((await strict.open(without)).status, 400);
    assert.match(strict.said[0], /options\.sidebar\.withoutDockPwd/);
    t.mock.restoreAll();
    const set = gatewayOf(t, { withoutDockPwd: true });
    assert.equal((await set.open(without)).status, 200);
    assert.equal((await set.open(queryOf(written()))).status, 400);
    assert.match(set.said[0], /although options\.sidebar\.withoutDockPwd is set/);
    t.mock.restoreAll();
    assert.equal((await gatewayOf(t).open(queryOf(written({ dockPwd: "" })))).status, 200, "an empty one is one");
  });
});

describe("what a page is told of a visit", () => {
  const query = queryOf(written());

  it("is all but the password", async (t) => {
    const told = await (await gatewayOf(t).open(query)).json();
    const { dockPwd, ...rest } = openSidebar(query, { privateKey });
    assert.equal(dockPwd, password);
    assert.deepEqual(told, JSON.parse(JSON.stringify(rest)));
  });

  for (const [fields, expected] of [
    [["WX", "originalId"], { customer: { WX: "zznn", originalId: "wxid_1" } }],
    [["UserID", "Timestamp", "sign"], { userId: "b08", customer: {}, timestamp: NOW / 1000, sign: "salt" }],
    [[], { customer: {} }],
  ]) {
    it(`is what fields names: ${fields.join(", ") || "nothing"}`, async (t) => {
      assert.deepEqual(await (await gatewayOf(t, { fields }).open(query)).json(), expected);
    });
  }

  for (const [fields, words] of [
    [["dockPwd"], /without dockPwd/],
    [["WX", "dockPwd"], /without dockPwd/],
    [["wx"], /wx is none of them/],
    ["WX", /an array/],
    [[1], /an array/],
  ]) {
    it(`cannot be ${JSON.stringify(fields)}`, (t) => {
      const error = thrown(() => gatewayOf(t, { fields }), { kind: "argument", path: "options.sidebar.fields" });
      assert.match(error.message, words);
    });
  }

  for (const [sidebar, path] of [
    [{ withoutDockPwd: "yes" }, "options.sidebar.withoutDockPwd"],
    [{ privateKey: "" }, "options.sidebar.privateKey"],
    [{ cipher: { mode: "gcm" } }, "options.sidebar.cipher.mode"],
    [{ maxAge: 1 }, "options.sidebar.maxAge"],
  ]) {
    it(`has options with names of their own: ${path}`, (t) => {
      const { message } = thrown(() => gatewayOf(t, sidebar), { kind: "argument", path });
      assert.doesNotMatch(message, /\bkeys\./);
    });
  }

  it("is decided by authorize, which is told all but the password", async (t) => {
    const calls = [];
    const authorize = (request, call) => {
      calls.push(call);
      return call.visit.customer.originalId === "wxid_1" ? true : "forbidden";
    };
    const { open } = gatewayOf(t, { fields: ["WX"] }, { authorize });
    assert.equal((await open(query)).status, 200);
    assert.equal((await open(queryOf(written({ originalId: "wxid_2" }), { neber: "654321" }))).status, 403);
    const { dockPwd, ...rest } = openSidebar(query, { privateKey });
    assert.ok(dockPwd);
    assert.deepEqual(calls[0], { endpoint: "sidebar", visit: rest });
    assert.equal(calls.length, 2);
  });

  it("is nothing where authorize gives params", async (t) => {
    const { open, said } = gatewayOf(t, {}, { authorize: () => ({ params: {} }) });
    assert.equal((await open(query)).status, 401);
    assert.match(said[0], /params for the sidebar/);
  });
});

describe("an address", () => {
  const maxAgeMs = 600_000;

  it("has one message: the first that opens is bound to user, time and number", async (t) => {
    const { open, said, now } = gatewayOf(t, { maxAgeMs });
    const first = queryOf(written());
    const second = queryOf(written({ originalId: "wxid_2" }));
    assert.equal((await open(first)).status, 200);
    assert.equal((await open(second)).status, 400);
    assert.match(said[0], /came first/);
    assert.equal((await open(first)).status, 200);
    // As often as it is loaded anew, written in another way.
    assert.equal(
      (await open(first.replaceAll("%2B", "%2b").replace("time=2024-05-01+", "time=2024-05-01%20"))).status,
      200,
    );
    // Another address of the same user.
    assert.equal((await open(queryOf(written(), { neber: "987654" }))).status, 200);
    // Until it is too old, whatever comes then.
    now.ms += maxAgeMs + 1;
    assert.equal((await open(first)).status, 400);
    assert.equal((await open(queryOf(written({ Timestamp: (now.ms / 1000) | 0, originalId: "wxid_2" })))).status, 200);
  });

  it("is bound for a day where it has no age", async (t) => {
    const { open, now } = gatewayOf(t);
    const second = queryOf(written({ originalId: "wxid_2" }));
    assert.equal((await open(queryOf(written()))).status, 200);
    now.ms += 86_399_999;
    assert.equal((await open(second)).status, 400);
    now.ms += 1;
    assert.equal((await open(second)).status, 200);
  });

  it("is the same where only bits differ that the cipher does not look at", async (t) => {
    const { open } = gatewayOf(t);
    const first = queryOf(written());
    assert.equal((await open(first)).status, 200);
    // 6 and 7 differ in the lowest bit alone, so the key is the same.
    const other = altered(first, () =>
      Buffer.from(new URLSearchParams(queryOf(written({ WX: "other" }))).get("PKID"), "base64"),
    );
    assert.equal((await open(other.replace("neber=123456", "neber=123457"))).status, 400);
  });

  it("longer than any that is made is refused, by openSidebar too", async (t) => {
    const { open, said } = gatewayOf(t);
    const long = queryOf(written({ WX: "x".repeat(4000) }));
    assert.equal((await open(long)).status, 400);
    assert.match(said[0], /longer than 4,096 characters/);
    thrown(() => openSidebar(long, { privateKey }), { kind: "argument", path: "url.PKID" });
    const whole = sealSidebar({ ...visit, customer: { WX: "x".repeat(2000) } }, { privateKey });
    assert.equal(openSidebar(whole, { privateKey }).customer.WX.length, 2000);
  });
});

describe("openings that fail", () => {
  const wrong = () => queryOf(written({ WX: "a\u0001b" }));
  const good = () => queryOf(written());

  it("are limited per user: 429 with the time to wait, then anew", async (t) => {
    const { open, now } = gatewayOf(t);
    for (let count = 0; count < 20; count++) assert.equal((await open(wrong())).status, 400);
    now.ms += 1000;
    const response = await open(wrong());
    assert.equal(response.status, 429);
    assert.equal(response.headers.get("Retry-After"), "599");
    // One that opens must not be told from one that does not.
    assert.equal((await open(good())).status, 429);
    // Others go on working.
    const other = { userId: "b03" };
    assert.equal((await open(queryOf(written({ UserID: "b03" }), other))).status, 200);
    now.ms += 599_000;
    assert.equal((await open(good())).status, 200);
  });

  it("are limited where nobody's name can be read, without harm to those whose can", async (t) => {
    const { open } = gatewayOf(t);
    const junk = queryOf(written(), { key: "another key" });
    for (let count = 0; count < 20; count++) assert.equal((await open(junk)).status, 400);
    assert.equal((await open(junk)).status, 429);
    assert.equal((await open("?PKID=1")).status, 429);
    assert.equal((await open(good())).status, 200);
  });

  it("all answer the same: too old, altered, of another key", async (t) => {
    const { open } = gatewayOf(t, { maxAgeMs: 600_000 });
    const answers = [];
    for (const query of [
      queryOf(written({ Timestamp: NOW / 1000 - 601 })),
      altered(good(), (pkid) => ((pkid[9] ^= 4), pkid)),
      queryOf(written(), { key: "another key" }),
      wrong(),
    ]) {
      const response = await open(query);
      answers.push([response.status, ...[...response.headers].flat(), await response.text()].join(" "));
    }
    assert.equal(new Set(answers).size, 1, answers.join("\n"));
  });
});

it("these addresses are those of the package", () => {
  const query = queryOf(written());
  const { cipher, ...opened } = openSidebar(query, { privateKey });
  const again = sealSidebar({ ...opened, ...address, cipher }, { privateKey });
  assert.deepEqual(new URLSearchParams(again), new URLSearchParams(query));
  const key = `${privateKey}?sign=${address.neber}b08${address.time}`;
  const decipher = cipherOf(createDecipheriv, key, "ecb");
  const pkid = Buffer.from(new URLSearchParams(again).get("PKID"), "base64");
  assert.equal(Buffer.concat([decipher.update(pkid), decipher.final()]).toString(), written());
});
