import assert from "node:assert/strict";
import { describe, test } from "node:test";

import { encryptForSidebar, sidebarUrl } from "youmi-open-api-emulator";

import { Client, NOON, started } from "./client.js";
import { decrypt } from "./decrypt.js";

const emulator = await started({ now: () => NOON });

test("the cipher agrees with the known vectors", () => {
  const encrypt = (mode: "cbc" | "ecb") =>
    encryptForSidebar("中国ABCabc123", "abcdefghijklmnopqrstuvwx", { mode });
  assert.equal(encrypt("ecb"), "rmWB4+r9Ug93WI0KAEuMig==");
  assert.equal(encrypt("cbc"), "4aabWF8UFour/vNfnzJrjw==");
});

const visit = {
  userId: "张三",
  dockPwd: "p&w%",
  customer: {
    WX: "zhangsan",
    TEL: "+8613800138000",
    Number: "P03",
    merchantid: "9527",
    originalId: "wxid_a",
  },
  timestamp: 1592894384,
  sign: "salt==",
  time: "2024-05-01 12:00:00",
  neber: "123456",
};

describe("an address can be opened again", () => {
  for (const mode of ["cbc", "ecb"] as const) {
    for (const encoding of ["base64", "base64url", "hex"] as const) {
      for (const [privateKey, padding, key] of [
        ["key", "pkcs7", "zeros"],
        ["key", "zeros", "zeros"],
        ["a private key longer than twenty-four bytes", "pkcs7", "k1k2k1"],
        ["sixteen bytes it", "pkcs7", "zeros"],
        ["sixteen bytes it", "pkcs7", "k1k2k1"],
        ["sixteen bytes it", "zeros", "k1k2k1"],
        ["", "pkcs7", "zeros"],
      ] as const) {
        test(`${mode}, ${encoding}, ${padding}, ${key}, ${privateKey || "the order URL as the key"}`, () => {
          const cipher = { mode, encoding, padding, key };
          const orderUrl = "http://o.cn/";
          const url = new URL(sidebarUrl(visit, { privateKey, orderUrl, cipher }));
          assert.equal(url.origin, "http://o.cn");
          assert.deepEqual([...url.searchParams.keys()], ["Type", "PKID", "time", "neber", "UserID"]);
          assert.equal(url.searchParams.get("Type"), "WL");
          const base = privateKey || orderUrl;
          const userId = decrypt(url.searchParams.get("UserID")!, base, cipher);
          assert.equal(userId, "张三");
          assert.equal(
            decrypt(url.searchParams.get("PKID")!, `${base}?sign=123456张三2024-05-01 12:00:00`, cipher),
            "UserID=张三&Timestamp=1592894384&WX=zhangsan&TEL=%2B8613800138000&Number=P03&sign=salt==" +
              "&merchantid=9527&wechat=&uid=&originalId=wxid_a&dockPwd=p%26w%25",
          );
        });
      }
    }
  }
});

test("zero bytes are added only where some are missing", () => {
  const bytes = (text: string) =>
    Buffer.from(encryptForSidebar(text, "key", { padding: "zeros" }), "base64").length;
  assert.deepEqual(["1234567", "12345678", "123456789"].map(bytes), [8, 8, 16]);
});

test("what is left out is made up", () => {
  const url = new URL(sidebarUrl({ userId: "b08" }, { privateKey: "key", orderUrl: "http://o.cn/?a=1" }));
  assert.equal(url.searchParams.get("a"), "1");
  assert.match(url.searchParams.get("neber")!, /^\d{6}$/);
  assert.match(url.searchParams.get("time")!, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/);
});

describe("over HTTP", () => {
  const ask = async (query: string) => {
    const response = await fetch(`${emulator.url}/__emulator/sidebar-url?${query}`);
    return { status: response.status, json: (await response.json()) as any };
  };
  test("with the emulator's first friend and its keys", async () => {
    const { json } = await ask("userId=b03");
    const url = new URL(json.url);
    assert.equal(url.origin + url.pathname, "http://127.0.0.1:8080/order");
    const cipher = { mode: "cbc", encoding: "base64" } as const;
    assert.equal(decrypt(url.searchParams.get("UserID")!, "emulator", cipher), "b03");
    assert.equal(url.searchParams.get("time"), "2024-05-01 12:00:00");
    assert.equal(json.visit.customer.originalId, "wxid_5kq0w1v8j3zt22");
  });
  test("with a customer whom every endpoint knows", async () => {
    const client = new Client(emulator, () => NOON);
    const kinds = await Promise.all([0, 3].map((kind) => client.get(`WeCaht?ad_wechat_lei=${kind}`)));
    const accounts = kinds.flatMap(({ values }) => values);
    const customers: { originalId?: string }[] = [
      {},
      ...emulator.data.friends.map(({ record }) => ({ originalId: record.ad_friend_wenober })),
    ];
    for (const wanted of customers.slice(0, 30)) {
      const { customer } = (await ask(new URLSearchParams(wanted).toString())).json.visit;
      assert.equal(customer.originalId, wanted.originalId ?? "wxid_5kq0w1v8j3zt22");
      const { values: friend } = await client.get(
        `friend?Wechat_No=${encodeURIComponent(customer.originalId)}`,
      );
      assert.equal(friend.ad_friend_uwenober, customer.WX);
      const account = accounts.find((each: any) => each.ad_wechat_nober === customer.wechat);
      assert.equal(account?.ad_wechat_nick, customer.Number);
      assert.equal(friend.Wechat_id ?? account.ad_wechat_id, account.ad_wechat_id);
      assert.match(customer.TEL, friend.ad_relation_isflock % 2 === 1 ? /^$/ : /^1[3-9]\d{9}$/);
    }
  });
  test("with a customer named by either id", async () => {
    const { record, phone } = emulator.data.friends[3]!;
    for (const wanted of [{ WX: record.ad_friend_uwenober }, { originalId: record.ad_friend_wenober }]) {
      const { customer } = (await ask(new URLSearchParams(wanted).toString())).json.visit;
      assert.deepEqual(
        [customer.WX, customer.originalId, customer.TEL],
        [record.ad_friend_uwenober, record.ad_friend_wenober, phone],
      );
    }
  });
  test("with a customer whom nobody knows: no data of another", async () => {
    const { customer } = (await ask("originalId=wxid_stranger")).json.visit;
    assert.deepEqual(customer, {
      WX: "",
      TEL: "",
      Number: "",
      merchantid: "640462692",
      wechat: "",
      uid: "",
      originalId: "wxid_stranger",
    });
  });
  test("with everything of one's own", async () => {
    const { json } = await ask(
      "userId=u&neber=000001&time=t&mode=ecb&encoding=hex&padding=zeros&key=k1k2k1&privateKey=k" +
        "&orderUrl=http://x.cn/p&WX=w&type=T",
    );
    const url = new URL(json.url);
    assert.equal(url.host, "x.cn");
    assert.equal(url.searchParams.get("Type"), "T");
    const cipher = { mode: "ecb", encoding: "hex", padding: "zeros" } as const;
    assert.match(decrypt(url.searchParams.get("PKID")!, "k?sign=000001ut", cipher), /^UserID=u&.*&WX=w&/);
  });
  test("with a cipher that is none: 400", async () => {
    assert.equal((await ask("mode=ofb")).status, 400);
    assert.equal((await ask("encoding=utf8")).status, 400);
    assert.equal((await ask("padding=none")).status, 400);
    assert.equal((await ask("key=sixteen")).status, 400);
  });
});
