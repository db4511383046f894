// What the vendor leaves open of the sidebar's cipher: found by trial, told, given, sealed, and never taken by a gateway on trust.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { openSidebar, sealSidebar } from "youmi-open-api";
import { sidebarUrl } from "youmi-open-api-emulator";

import { thrown } from "../../support/failing.mjs";
import { gatewayTo, ok, warnings } from "../../support/gateway-asking.mjs";

const orderUrl = "https://crm.example/order";
const visit = {
  ...{ userId: "b08", dockPwd: "the-password-of-b08", timestamp: 1714536000, sign: "salt" },
  customer: { WX: "zznn", TEL: "138", Number: "7", merchantid: "9527", wechat: "w", uid: "u", originalId: "wxid_1" },
};
const address = { time: "2024-05-01 12:00:00", neber: "123456" };

/** Whatever a key may be, with the ways to fill it that differ. */
const keyFills = [
  ["emulator", ["zeros"]],
  ["sixteen bytes it", ["zeros", "k1k2k1"]],
  ["a private key longer than twenty-four bytes", ["zeros"]],
];
const ciphers = keyFills.flatMap(([privateKey, fills]) =>
  fills.flatMap((key) =>
    ["cbc", "ecb"].flatMap((mode) =>
      ["base64", "base64url", "hex"].flatMap((encoding) =>
        ["pkcs7", "zeros"].map((padding) => ({ privateKey, cipher: { mode, encoding, padding, key } })),
      ),
    ),
  ),
);

describe("a cipher", () => {
  for (const { privateKey, cipher } of ciphers) {
    it(`is found, told, given and sealed: ${Object.values(cipher).join(", ")}, ${privateKey}`, () => {
      const made = sidebarUrl({ ...visit, ...address }, { privateKey, orderUrl, cipher });
      const { type, cipher: found, ...opened } = openSidebar(made, { privateKey });
      assert.deepEqual(opened, visit);
      assert.deepEqual(found, cipher);
      assert.deepEqual(openSidebar(made, { privateKey, cipher: found }), { type, ...visit, cipher });

      // The emulator escapes less in the message, so the texts differ, and what they say does not.
      const again = sealSidebar({ ...visit, ...address, cipher: found }, { privateKey, orderUrl });
      assert.equal(sealSidebar({ ...visit, ...address }, { privateKey, orderUrl, cipher: found }), again);
      assert.equal(new URL(again).searchParams.get("UserID"), new URL(made).searchParams.get("UserID"));
      assert.deepEqual(openSidebar(again, { privateKey }), { type, ...visit, cipher });

      const other = { padding: cipher.padding === "zeros" ? "pkcs7" : "zeros" };
      thrown(() => openSidebar(made, { privateKey, cipher: other }), { kind: "argument" });
    });
  }

  for (const [cipher, path] of [
    [{ padding: "zero" }, "keys.cipher.padding"],
    [{ key: "K1K2K1" }, "keys.cipher.key"],
  ]) {
    it(`has values of its own: ${path}`, () => {
      thrown(() => openSidebar("?", { privateKey: "emulator", cipher }), { kind: "argument", path });
      thrown(() => sealSidebar(visit, { privateKey: "emulator", cipher }), { kind: "argument", path });
    });
  }
});

describe("Base64", () => {
  for (const [what, lineBreak] of [
    ["line breaks", "\n"],
    ["line breaks of MIME", "\r\n"],
    ["spaces and line breaks", " \r\n"],
  ]) {
    it(`may have ${what} in it`, async (t) => {
      const made = new URL(sidebarUrl({ ...visit, ...address }, { privateKey: "emulator", orderUrl }));
      const pkid = made.searchParams.get("PKID");
      assert.ok(pkid.length > 2 * 76);
      const lines = pkid.replace(/.{76}/g, `$&${lineBreak}`) + lineBreak;
      made.search = made.search.replace(encodeURIComponent(pkid), encodeURIComponent(lines));
      assert.equal(made.searchParams.get("PKID"), lines);
      const keys = { privateKey: "emulator" };
      assert.deepEqual(openSidebar(made, keys).customer, visit.customer);
      assert.deepEqual(openSidebar(made, { ...keys, cipher: { encoding: "base64" } }).customer, visit.customer);
      const { ask } = gatewayTo(() => ok(), { sidebar: keys });
      warnings(t);
      assert.equal((await ask(`/youmi/sidebar${made.search}`)).status, 200);
    });
  }
});

describe("a gateway", () => {
  const privateKey = "sixteen bytes it";
  const queryOf = (cipher, changes) =>
    new URL(sidebarUrl({ ...visit, ...address, ...changes }, { privateKey, orderUrl, cipher })).search;
  const open = async (t, query, cipher) => {
    const said = warnings(t);
    const { ask } = gatewayTo(() => ok(), { sidebar: { privateKey, ...(cipher && { cipher }) } });
    const response = await ask(`/youmi/sidebar${query}`);
    return { status: response.status, text: await response.text(), said };
  };

  it("finds how a key is filled", async (t) => {
    for (const key of ["zeros", "k1k2k1"]) {
      const { status, text } = await open(t, queryOf({ key }));
      assert.equal(status, 200);
      assert.equal(JSON.parse(text).cipher.key, key);
      t.mock.restoreAll();
    }
  });

  it("takes zero bytes for padding where they are given, and says on its console that they have to be", async (t) => {
    const query = queryOf({ mode: "ecb", padding: "zeros" });
    const refused = await open(t, query);
    assert.equal(refused.status, 400);
    assert.match(refused.said[0], /padded with zero bytes.*options\.sidebar\.cipher\.padding/);
    assert.doesNotMatch(refused.text, /padd|zero/);
    t.mock.restoreAll();
    const { status, text } = await open(t, query, { padding: "zeros" });
    assert.equal(status, 200);
    assert.ok(!text.includes(visit.dockPwd));
    assert.deepEqual(JSON.parse(text).cipher, { mode: "ecb", encoding: "base64", padding: "zeros", key: "zeros" });
  });

  it("answers the same whatever the padding of what is refused", async (t) => {
    const answers = [];
    for (const padding of ["pkcs7", "zeros"]) {
      for (const changes of [{ customer: { ...visit.customer, WX: "a\u0001" } }, { userId: "b\u0001" }]) {
        const { status, text } = await open(t, queryOf({ padding }, changes));
        answers.push(`${status} ${text}`);
        t.mock.restoreAll();
      }
    }
    assert.equal(new Set(answers).size, 1, answers.join("\n"));
    assert.match(answers[0], /^400 /);
  });

  it("does not open a message whose end is cut off", async (t) => {
    // The name has whole blocks, so its UserID without the block of padding is one that zero bytes pad.
    const changes = { userId: "zhangsan" };
    const params = new URLSearchParams(queryOf({ mode: "ecb" }, changes));
    const cut = (name, bytes) => {
      const whole = Buffer.from(params.get(name), "base64");
      params.set(name, whole.subarray(0, whole.length - bytes).toString("base64"));
    };
    cut("UserID", 8);
    cut("PKID", 16);
    const { dockPwd, cipher } = openSidebar(`?${params}`, { privateKey });
    assert.equal(cipher.padding, "zeros", "the attack as such works");
    assert.ok(visit.dockPwd.startsWith(dockPwd) && dockPwd !== visit.dockPwd, dockPwd);
    const { status, said } = await open(t, `?${params}`);
    assert.equal(status, 400);
    assert.match(said[0], /padded with zero bytes/);
    const fixed = { privateKey, cipher: { padding: "pkcs7" } };
    thrown(() => openSidebar(`?${params}`, fixed), { kind: "argument" });
  });
});
