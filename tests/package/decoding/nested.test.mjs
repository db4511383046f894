// JSON within texts, what is null or missing, and lists.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { TYPES } from "../../support/examples.mjs";
import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { read, readRecords, record, withoutField } from "../../support/decoded.mjs";

describe("JSON within a string", () => {
  const fields = [
    ["listAdGroups", "ad_brand_welist", ["1", "二", "🙂"]],
    ["listAdGroups", "wechats", [{ ad_wechat_nober: "a", ad_wechat_qrcode: null }]],
    ["listFriendAttributes", "customVal", [{ key: '引"号', value: "1" }]],
  ];
  for (const [endpoint, name, value] of fields) {
    describe(`${endpoint} ${name}`, () => {
      it("is handed out parsed, also where a server sends it bare", async () => {
        for (const written of [
          JSON.stringify(value),
          value,
          JSON.stringify(value, null, 2),
          `\t${JSON.stringify(value)} \n`,
        ]) {
          const [found] = await readRecords(endpoint, record(endpoint, { [name]: written }));
          assert.deepEqual(found[name], value);
        }
      });

      it("is empty where it is", async () => {
        for (const written of ["[]", []]) {
          assert.deepEqual((await readRecords(endpoint, record(endpoint, { [name]: written })))[0][name], []);
        }
        const absent = name === "wechats" ? null : [];
        for (const written of [null, "null", "", "  "]) {
          assert.deepEqual((await readRecords(endpoint, record(endpoint, { [name]: written })))[0][name], absent);
        }
        const missing = withoutField(record(endpoint), name);
        assert.deepEqual((await readRecords(endpoint, missing))[0][name], absent);
      });

      it("that is malformed is refused with its path", async () => {
        for (const wrong of ["[", "[1,]", "{", "x", '["a"] more', "[[", '"[]"', "{}", 5, true]) {
          const body = envelope([record(endpoint), record(endpoint, { [name]: wrong })]);
          const error = await rejection(read(endpoint, body), { kind: "decode" });
          assert.ok(error.path.startsWith(`values[1].${name}`), error.path);
        }
      });

      it("keeps its own unknown fields", async () => {
        if (typeof value[0] === "string") return;
        const more = [{ ...value[0], unknown: { deep: [1, "二", 9007199254740991] } }];
        for (const written of [more, JSON.stringify(more)]) {
          assert.deepEqual((await readRecords(endpoint, record(endpoint, { [name]: written })))[0][name], more);
        }
      });
    });
  }

  it("tells where within it the wrong value stands", async () => {
    const wechats = '[{"ad_wechat_nober":"a","ad_wechat_qrcode":null},{"ad_wechat_nober":{}}]';
    const body = envelope([record("listAdGroups", { wechats })]);
    await rejection(read("listAdGroups", body), { kind: "decode", path: "values[0].wechats[1].ad_wechat_nober" });
  });

  it("has ids as texts, also where they are numbers", async () => {
    const [group] = await readRecords("listAdGroups", record("listAdGroups", { ad_brand_welist: "[3516, 3521]" }));
    assert.deepEqual(group.ad_brand_welist, ["3516", "3521"]);
  });
});

describe("a field that is null or missing", () => {
  for (const endpoint of ["listWechatAccounts", "listAdGroups", "listFriendAttributes"]) {
    it(endpoint, async () => {
      for (const [name, type] of Object.entries(TYPES[endpoint])) {
        for (const given of [record(endpoint, { [name]: null }), withoutField(record(endpoint), name)]) {
          const body = envelope([given]);
          if (type.endsWith("?")) assert.equal((await read(endpoint, body)).values[0][name], null);
          else if (type === "json" || type === "list")
            assert.deepEqual((await read(endpoint, body)).values[0][name], []);
          // Any string of a .NET server may be null.
          else if (type === "text" && name in given) assert.equal((await read(endpoint, body)).values[0][name], "");
          else await rejection(read(endpoint, body), { kind: "decode", path: `values[0].${name}` });
        }
      }
    });
  }
});

describe("values", () => {
  for (const endpoint of ["listStaff", "listFriends"]) {
    it(`of ${endpoint} that are null or missing are an empty list`, async () => {
      assert.deepEqual((await read(endpoint, envelope(null))).values, []);
      assert.deepEqual((await read(endpoint, withoutField(envelope(null), "values"))).values, []);
      assert.deepEqual((await read(endpoint, envelope([]))).values, []);
    });

    it(`of ${endpoint} that are no list are refused`, async () => {
      for (const wrong of [true, 0, 1, "text", ""]) {
        await rejection(read(endpoint, envelope(wrong)), { kind: "decode", path: "values" });
      }
      for (const wrong of [1, "text", null, [], true]) {
        await rejection(read(endpoint, envelope([record(endpoint), wrong])), { kind: "decode", path: "values[1]" });
      }
      if (endpoint !== "listFriends") {
        await rejection(read(endpoint, envelope(record(endpoint))), { kind: "decode", path: "values" });
      }
    });
  }

  it("of listFriends may be one object", async () => {
    const one = record("listFriends", { more: 1 });
    assert.deepEqual((await read("listFriends", envelope(one))).values, [one]);
    assert.deepEqual((await read("listFriends", envelope([one]))).values, [one]);
    const wrong = envelope(withoutField(one, "ad_friend_id"));
    const error = await rejection(read("listFriends", wrong), { kind: "decode" });
    assert.match(error.path, /^values(\[0\])?\.ad_friend_id$/);
  });
});
