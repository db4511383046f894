// Answers that are large or deep.

import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";

import { normalised } from "../../support/examples.mjs";
import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { read, readAny, record } from "../../support/decoded.mjs";

describe("a large answer", () => {
  const words = ["ascii only", "中文文字", "🙂 emoji", "", "\ufeff", "mixed 混合 🙂", "\u0000", "line\nbreak", "é"];
  const text = (seed, length) =>
    Array.from({ length }, (_, index) => words[(seed * 7 + index * 3) % words.length]).join("");

  /** As deepEqual, without a difference of megabytes. */
  function assertSame(found, expected) {
    assert.equal(found.length, expected.length);
    for (const [index, item] of expected.entries()) assert.ok(isDeepStrictEqual(found[index], item), `item ${index}`);
  }

  it("of 5,000 records is what JSON.parse makes of it", async () => {
    const friends = Array.from({ length: 5000 }, (_, index) => ({
      ad_friend_id: index % 3 === 0 ? String(index) : index * 1_000_003,
      ad_friend_uwenober: index % 5 === 0 ? null : text(index, index % 4),
      ad_friend_wenober: `wxid_${index}`,
      username: text(index, index % 7),
      avatar: index % 2 === 0 ? null : `http://img.example.com/${index}/${"a".repeat(index % 200)}.png`,
      ...(index % 11 === 0 ? { [`extra ${index % 40} 键`]: { list: [index, text(index, 3), null, 0.5] } } : {}),
    }));
    const { values } = await read("listFriends", envelope(friends));
    assertSame(
      values,
      friends.map((friend) => normalised("listFriends", friend)),
    );
  });

  it("of 5,000 records with JSON in texts is what JSON.parse makes of it", async () => {
    const groups = Array.from({ length: 5000 }, (_, index) => {
      const accounts = Array.from({ length: index % 5 }, (_, number) => ({
        ad_wechat_nober: text(index + number, 2),
        ad_wechat_qrcode: number % 2 ? null : text(number, 3),
      }));
      const ids = Array.from({ length: index % 4 }, (_, number) => `${index}号${number}`);
      return {
        ad_brand_id: index,
        ad_brand_name: text(index, 4),
        ad_brand_code: null,
        ad_brand_welist: index % 2 ? JSON.stringify(ids) : ids,
        merchantid: "640462692",
        ad_wechat_nick: text(index + 1, 5),
        wechats: index % 3 ? JSON.stringify(accounts) : null,
        ad_brand_region_code: "中".repeat(index % 50),
      };
    });
    const { values } = await read("listAdGroups", envelope(groups));
    assertSame(
      values,
      groups.map((group) => normalised("listAdGroups", group)),
    );
  });

  it("has one long text after another in whatever alphabet", async () => {
    const long = ["a", "中", "🙂", "é"].flatMap((character) =>
      [8000, 16_384, 16_385, 40_000].map((length) => character.repeat(length)),
    );
    assertSame(await readAny(JSON.stringify(long)), long);
    const nested = long.map((item, index) => ({ [`k${index}`]: [item, [item.slice(0, 6)]] }));
    assertSame(await readAny(JSON.stringify(nested)), nested);
  });

  it("does not share anything with the next", async () => {
    const first = await readAny('["中文",{"a":"ascii"}]');
    const second = await readAny('["英文",{"b":"other"}]');
    assert.deepEqual(first, ["中文", { a: "ascii" }]);
    assert.deepEqual(second, ["英文", { b: "other" }]);
  });
});

describe("nesting", () => {
  const lists = (depth) => `${"[".repeat(depth)}${"]".repeat(depth)}`;
  const objects = (depth) => `${'{"a":'.repeat(depth)}1${"}".repeat(depth)}`;

  it("that no server needs is a decode error and nothing worse", async () => {
    for (const depth of [1000, 10_000, 200_000]) {
      for (const json of [lists(depth), objects(depth), "[".repeat(depth), '{"a":'.repeat(depth)]) {
        await rejection(readAny(json), { kind: "decode" });
        const text = JSON.stringify(envelope([record("listStaff", { deep: 77 })])).replace("77", json);
        await rejection(read("listStaff", text), { kind: "decode" });
        const beside = JSON.stringify(envelope([], { deep: 77 })).replace("77", json);
        await rejection(read("listStaff", beside), { kind: "decode" });
        const inText = envelope([record("listAdGroups", { wechats: json })]);
        await rejection(read("listAdGroups", inText), { kind: "decode" });
      }
    }
    assert.deepEqual(await readAny("[1]"), [1]);
  });

  it("of a hundred is read", async () => {
    assert.deepEqual(await readAny(lists(100)), JSON.parse(lists(100)));
    assert.deepEqual(await readAny(objects(100)), JSON.parse(objects(100)));
  });

  it("too deep in the values does not hide a refusal", async () => {
    const text = JSON.stringify(envelope(77, { errmsg: 200012 })).replace("77", lists(50));
    await rejection(read("listStaff", text), { kind: "api", code: 200012 });
  });
});
