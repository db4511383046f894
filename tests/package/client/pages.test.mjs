// Lists that are read page by page, from servers that do not do as asked: nothing is missing without a word, and they end.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client, V2Client } from "youmi-open-api";

import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";

const MOST = 200;

/** Every list that is read page by page, with the name of its page's number and what its items are made from. */
const lists = [
  ["eachFriend", "Page", "PageSize", (id) => ({ ad_friend_id: id, ad_friend_uwenober: "", ad_friend_wenober: "" })],
  ["eachFan", "pageIndex", "pageSize", (id) => ({ name: `fan ${id}` })],
  ["eachTodo", "pageIndex", "pageSize", (id) => ({ number: id })],
  ["eachAd", "pageIndex", "pageSize", (id) => [id]],
  ["eachCallRecording", "PageIndex", "PageSize", (id) => `recording ${id}`],
];

const required = {
  eachAd: { name: "", pageSize: 10 },
  eachCallRecording: {
    startDate: new Date(0),
    endDate: new Date(1),
    ad_staff_code: "",
    msg_type: "voip_voice",
    wechat_lei: "-1",
    wechat_id: "",
    fans_key: "",
    PageSize: 10,
  },
};

for (const [name, number, size, item] of lists) {
  /** Reads a list from a server that answers a page's number with these numbers of items. */
  async function read(pageOf, params = {}) {
    const asked = [];
    const fetch = async (url, { body }) => {
      const sent = body === undefined ? Object.fromEntries(new URL(url).searchParams) : JSON.parse(body);
      const page = Number(sent[number]);
      asked.push(page);
      assert.ok(asked.length < MOST, "it goes on for ever");
      return Response.json(envelope(pageOf(page).map(item)));
    };
    const options = { baseUrl: "http://server.example", auth: "none", fetch };
    const client = name === "eachFriend" ? new V1Client(options) : new V2Client(options);
    const items = [];
    const list = client[name]({ ...required[name], ...params });
    const all = (async () => {
      for await (const found of list) items.push(found);
      return items;
    })();
    const expected = (...ids) => JSON.parse(JSON.stringify(ids.map(item)));
    const found = async () =>
      JSON.parse(JSON.stringify(await all)).map((it) => (name === "eachFriend" ? friend(it) : it));
    return { all, items, asked, expected, found };
  }

  const friend = ({ ad_friend_id }) => item(ad_friend_id);
  const pages =
    (...known) =>
    (page) =>
      known[page - 1] ?? [];

  describe(name, () => {
    it("ends at an empty page, after short ones too", async () => {
      const { asked, expected, found } = await read(pages([1, 2, 3], [4, 5], [6, 7, 8]));
      assert.deepEqual(await found(), expected(1, 2, 3, 4, 5, 6, 7, 8));
      assert.deepEqual(asked, [1, 2, 3, 4]);
    });

    it("ends where the server gives its last page once more", async () => {
      const { asked, expected, found } = await read((page) => (page === 1 ? [1, 2] : [3, 4]), { [size]: 2 });
      assert.deepEqual(await found(), expected(1, 2, 3, 4));
      assert.deepEqual(asked, [1, 2, 3]);
    });

    it("ends where the only page comes again and is not full", async () => {
      const { asked, expected, found } = await read(() => [1, 2], { [size]: 3 });
      assert.deepEqual(await found(), expected(1, 2));
      assert.deepEqual(asked, [1, 2]);
    });

    it("fails where the server does not heed the number of a page", async () => {
      const { all, items, asked } = await read(() => [1, 2], { [size]: 2 });
      const error = await rejection(all, { kind: "decode", path: "values" });
      assert.match(error.message, /does not heed the number of a page/);
      assert.deepEqual([items.length, asked], [2, [1, 2]]);
    });

    it("fails where the server gives two pages in turn", async () => {
      const { all, items, asked } = await read((page) => (page % 2 ? [1, 2] : [3, 4]), { [size]: 2 });
      await rejection(all, { kind: "decode", path: "values", message: /same as that 2 before it/ });
      assert.deepEqual([items.length, asked], [4, [1, 2, 3]]);
    });

    it("tells pages apart that differ in a little", async () => {
      const { items, all } = await read((page) => (page < 100 ? [page * 2, page * 2 + 1] : []), { [size]: 2 });
      await all;
      assert.equal(items.length, 198);
    });
  });
}
