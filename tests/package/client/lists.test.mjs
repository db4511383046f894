// A list that comes in pages, read as one.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { V1Client } from "youmi-open-api";

import { received } from "../../support/emulated.mjs";
import { rejection } from "../../support/failing.mjs";
import { envelope, fetching } from "../../support/fetching.mjs";
import { emulator, v1, data } from "../../support/signed-calls.mjs";

describe("eachFriend", () => {
  const valid = data.friends.filter((friend) => friend.state === 0).map(({ record }) => record.ad_friend_id);
  const pages = () => received(emulator, "listFriends").map((request) => request.query);

  async function ids(iterable) {
    const found = [];
    for await (const friend of iterable) found.push(friend.ad_friend_id);
    return found;
  }

  it("gives all friends of all pages", async () => {
    emulator.clearRequests();
    assert.deepEqual(await ids(v1.eachFriend()), valid);
    assert.deepEqual(
      pages().map(({ Page }) => Page),
      ["1", "2", "3", "4"],
    );
  });

  it("ends at an empty page, for servers cap the size of pages", async () => {
    emulator.clearRequests();
    assert.deepEqual(await ids(v1.eachFriend({ PageSize: 25 })), valid);
    assert.deepEqual(pages(), [
      { Page: "1", PageSize: "25" },
      { Page: "2", PageSize: "25" },
      { Page: "3", PageSize: "25" },
      { Page: "4", PageSize: "25" },
    ]);
  });

  it("begins at the page that is given", async () => {
    emulator.clearRequests();
    assert.deepEqual(await ids(v1.eachFriend({ Page: 2, PageSize: 25 })), valid.slice(25));
    assert.deepEqual(
      pages().map(({ Page }) => Page),
      ["2", "3", "4"],
    );
  });

  it("goes on where the server sends a single object for each page", async () => {
    emulator.clearRequests();
    const few = data.friends.filter((friend) => friend.staffCode === "b01" && friend.state === 0);
    assert.ok(few.length > 1);
    assert.deepEqual(
      await ids(v1.eachFriend({ PageSize: 1, ad_staff_code: "b01" })),
      few.map(({ record }) => record.ad_friend_id),
    );
    assert.equal(pages().length, few.length + 1);
  });

  it("fetches nothing before the first friend is asked for, and a page only when its turn comes", async () => {
    emulator.clearRequests();
    const friends = v1.eachFriend({ PageSize: 30 });
    assert.equal(typeof friends[Symbol.asyncIterator], "function");
    assert.equal(emulator.requests.length, 0);
    for (let count = 0; count < 30; count++) await friends.next();
    assert.equal(pages().length, 1);
    assert.equal((await friends.next()).value.ad_friend_id, valid[30]);
    assert.equal(pages().length, 2);
    await friends.return();
    assert.deepEqual(await friends.next(), { value: undefined, done: true });
    assert.equal(pages().length, 2);
  });

  it("fetches no more after a break", async () => {
    emulator.clearRequests();
    for await (const friend of v1.eachFriend({ PageSize: 10 })) if (friend.ad_friend_id === valid[12]) break;
    assert.equal(pages().length, 2);
  });

  it("answers several next() at once in order", async () => {
    const friends = v1.eachFriend({ PageSize: 2 });
    const first = await Promise.all(Array.from({ length: 5 }, () => friends.next()));
    await friends.return();
    assert.deepEqual(
      first.map(({ value }) => value.ad_friend_id),
      valid.slice(0, 5),
    );
  });

  it("gives nothing where there is nobody", async () => {
    assert.deepEqual(await ids(v1.eachFriend({ Page: 1000 })), []);
  });

  it("stops when a server sends the same page again and again", async () => {
    const page = envelope([{ ad_friend_id: 1 }, { ad_friend_id: 2 }]);
    const fetch = fetching(page);
    const client = new V1Client({ baseUrl: emulator.url, auth: "none", fetch });
    assert.deepEqual(await ids(client.eachFriend()), [1, 2]);
    assert.equal(fetch.calls.length, 2);
  });

  it("takes the size of pages from the server, not from what was asked for", async () => {
    const page = (...ids) => envelope(ids.map((id) => ({ ad_friend_id: id })));
    const fetch = fetching(page(1, 2), page(3, 4), page(5));
    const client = new V1Client({ baseUrl: emulator.url, auth: "none", fetch });
    assert.deepEqual(await ids(client.eachFriend({ PageSize: 1000 })), [1, 2, 3, 4, 5]);
    assert.equal(fetch.calls.length, 4);
  });

  it("rejects the next() that met the error, and is over then", async () => {
    emulator.fault({ endpoint: "listFriends", kind: "errmsg", code: 200012, after: 1 });
    const friends = v1.eachFriend({ PageSize: 2 });
    await friends.next();
    await friends.next();
    await rejection(friends.next(), { kind: "api", code: 200012, endpoint: "listFriends" });
    assert.deepEqual(await friends.next(), { value: undefined, done: true });
    emulator.clearFaults();
  });

  it("rejects the first next() for a wrong parameter", async () => {
    emulator.clearRequests();
    const friends = v1.eachFriend({ Pages: 2 });
    await rejection(friends.next(), { kind: "argument", path: "params.Pages", endpoint: "listFriends" });
    await rejection(v1.eachFriend({ Page: "2" }).next(), { kind: "argument", path: "params.Page" });
    await rejection(v1.eachFriend({}, { retries: -1 }).next(), { kind: "argument", path: "options.retries" });
    assert.equal(emulator.requests.length, 0);
  });

  it("sends the options of the call with every page", async () => {
    emulator.clearRequests();
    await ids(v1.eachFriend({ PageSize: 40 }, { headers: { "X-Trace": "abc" } }));
    const traces = received(emulator, "listFriends").map((request) => request.headers["x-trace"]);
    assert.deepEqual(traces, ["abc", "abc", "abc"]);
  });

  it("takes parameters and options as they are at the call, and asks every getter once", async () => {
    emulator.clearRequests();
    let asked = 0;
    const headers = {
      get "X-Trace"() {
        return `trace ${++asked}`;
      },
      "X-Other": "before",
    };
    const params = { PageSize: 40 };
    const friends = v1.eachFriend(params, { headers });
    params.PageSize = 1;
    Object.defineProperty(headers, "X-Other", { value: "after" });
    await ids(friends);
    const sent = received(emulator, "listFriends").map((request) => [
      request.headers["x-trace"],
      request.headers["x-other"],
    ]);
    assert.deepEqual(sent, Array(3).fill(["trace 1", "before"]));
  });
});
