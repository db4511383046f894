import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, beforeEach, describe, test } from "node:test";

import { startEmulator } from "youmi-open-api-emulator";

import { NOON, started } from "./client.js";
import { MerchantClient } from "./merchant-client.js";

const emulator = await started({ now: () => NOON });
let client = new MerchantClient(emulator);

beforeEach(() => {
  emulator.reset();
  client = new MerchantClient(emulator);
});

/** 张三 with the account that has him as a friend. */
const CONVERSATION = "135389-1024711";
const text = {
  WechatId: "135389",
  ToUserName: "wxid_5kq0w1v8j3zt22",
  RelationType: 0,
  MsgType: "text",
  Text: "您的订单已发货",
};

async function control(path: string, body?: object): Promise<{ status: number; json: any }> {
  const response = await fetch(`${emulator.url}/__emulator${path}`, {
    ...(body === undefined ? {} : { method: "POST", body: JSON.stringify(body) }),
  });
  return { status: response.status, json: await response.json() };
}

const history = async (id = CONVERSATION) => (await control(`/conversations/${id}/messages`)).json as any[];

/** Follows the stream of an emulator; `next` waits for its next message. */
async function follow(url: string) {
  const response = await fetch(`${url}/__emulator/messages`);
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let received = "";
  const next = async (): Promise<any> => {
    for (;;) {
      const event = /data: (.*)\n\n/.exec(received);
      if (event) {
        received = received.slice(event.index + event[0].length);
        return JSON.parse(event[1]!);
      }
      const { value, done } = await reader.read();
      if (done) return null;
      received += value;
    }
  };
  return { response, next, leave: () => reader.cancel() };
}

describe("conversations", () => {
  test("are those of the first ten friends, the newest first", async () => {
    const { json } = await control("/conversations");
    assert.equal(json.length, 10);
    assert.deepEqual(
      json.map(({ friend }: any) => friend.ad_friend_wenober),
      emulator.data.friends
        .filter(({ kind }) => kind === 0)
        .slice(0, 10)
        .map(({ record }) => record.ad_friend_wenober),
    );
    assert.equal(json[0].id, CONVERSATION);
    assert.equal(json[0].account.ad_original_nober, "wxid_8d4tz1hv6cnq22");
    const times = json.map(({ lastMessage }: any) => lastMessage.ad_chatting_time);
    assert.deepEqual(times, [...times].sort().reverse());
  });

  test("follow from the seed", async () => {
    const said = async (seed: number) => {
      const { url } = await started({ seed, now: () => NOON });
      return (await fetch(`${url}/__emulator/conversations`)).json();
    };
    const first = await said(7);
    assert.deepEqual(await said(7), first);
    assert.notDeepEqual(await said(8), first);
  });

  test("there are none without friends", async () => {
    const { url } = await started({ friends: 0, formerFriends: 0 });
    assert.deepEqual(await (await fetch(`${url}/__emulator/conversations`)).json(), []);
  });

  test("count what was neither answered nor read", async () => {
    const unread = async () => (await control("/conversations")).json[0].unread as number;
    await control(`/conversations/${CONVERSATION}/messages`, { text: "您好" });
    assert.equal(await unread(), 0);
    await control(`/conversations/${CONVERSATION}/messages`, { text: "在吗", isSend: false });
    await control(`/conversations/${CONVERSATION}/messages`, { text: "？", isSend: false });
    assert.equal(await unread(), 2);
    assert.equal((await control(`/conversations/${CONVERSATION}/read`, {})).json.unread, 0);
    assert.equal(await unread(), 0);
    await control(`/conversations/${CONVERSATION}/messages`, { text: "在吗", isSend: false });
    assert.equal(await unread(), 1);
  });

  test("that do not exist, and texts that are none, are refused with 400", async () => {
    assert.equal((await control("/conversations/none/messages")).status, 400);
    assert.equal((await control("/conversations/none/messages", { text: "您好" })).status, 400);
    assert.equal((await control("/conversations/none/read", {})).status, 400);
    const said = (body: object) => control(`/conversations/${CONVERSATION}/messages`, body);
    for (const body of [{}, { text: " " }, { text: 1 }, { text: "您好", isSend: 1 }]) {
      assert.equal((await said(body)).status, 400);
    }
  });
});

describe("a message sent through the API", () => {
  test("stands in the conversation, whichever ids name it", async () => {
    const before = await history();
    for (const WechatId of ["135389", "liuxiao20512", "wxid_8d4tz1hv6cnq22"]) {
      for (const ToUserName of ["wxid_5kq0w1v8j3zt22", "zhangsan72537"]) {
        await client.values("ChatMess/doSendPublicMes", { ...text, WechatId, ToUserName });
      }
    }
    const now = await history();
    assert.equal(now.length, before.length + 6);
    assert.ok(now.slice(-6).every((message) => message.ad_chatting_content === text.Text && message.isSend));
    for (const wanted of [{ WechatId: "wxid_8d4tz1hv6cnq22" }, { ToUserName: "zhangsan72537" }]) {
      const read = await client.values("ChatMess/GetChat", { ...wanted, pageSize: 1000 });
      const sameFriend = read.filter((message: any) => now.some((each) => isSame(each, message)));
      assert.deepEqual(sameFriend, now);
    }
  });

  test("through another account begins another conversation", async () => {
    await client.values("ChatMess/doSendPublicMes", { ...text, WechatId: "3547" });
    const [newest, ...others] = (await control("/conversations")).json;
    assert.equal(newest.id, "3547-1024711");
    assert.equal(newest.friend.username, "张三");
    assert.equal(others.length, 10);
  });

  test("of an image is read as one", async () => {
    const { Text: _, ...rest } = text;
    await client.values("ChatMess/doSendPublicMes", { ...rest, MsgType: "image", Url: "u", Format: "png" });
    assert.equal((await history()).at(-1).ad_chatting_content, "imgs[u]");
  });
});

const isSame = (one: any, other: any): boolean => one.ad_chatting_id === other.ad_chatting_id;

describe("the stream", () => {
  test("tells what staff, customers and the API say", async () => {
    const { response, next, leave } = await follow(emulator.url);
    assert.equal(response.headers.get("content-type"), "text/event-stream");
    assert.equal(response.headers.get("access-control-allow-origin"), "*");
    await client.values("ChatMess/doSendPublicMes", text);
    await control(`/conversations/${CONVERSATION}/messages`, { text: "谢谢", isSend: false });
    const [sent, answered] = [await next(), await next()];
    assert.equal(sent.conversation.id, CONVERSATION);
    assert.equal(sent.message.ad_chatting_content, "您的订单已发货");
    assert.deepEqual(sent.conversation.lastMessage, sent.message);
    assert.equal(answered.message.isSend, false);
    assert.equal(answered.conversation.unread, 1);
    assert.deepEqual((await history()).slice(-2), [sent.message, answered.message]);
    await leave();
  });

  test("tells of messages to nobody it knows, without a conversation", async () => {
    const { next, leave } = await follow(emulator.url);
    await client.values("ChatMess/doSendPublicMes", { ...text, ToUserName: "wxid_a" });
    const { conversation, message } = await next();
    assert.equal(conversation, null);
    assert.equal(message.ToUserName, "wxid_a");
    await leave();
  });

  test("may be left at any time", async () => {
    const { leave } = await follow(emulator.url);
    await leave();
    assert.equal((await control(`/conversations/${CONVERSATION}/messages`, { text: "您好" })).status, 200);
  });

  test("ends with the emulator, at once", async () => {
    const closing = await startEmulator();
    const { next } = await follow(closing.url);
    const end = next().catch(() => null);
    await closing.close();
    assert.equal(await end, null);
  });
});

test("every new message is an event for those who subscribed to chats", async () => {
  const received: any[] = [];
  let arrived = (): void => {};
  const application = createServer((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      received.push(JSON.parse(body));
      response.end();
      arrived();
    });
  });
  application.listen(0, "127.0.0.1");
  await once(application, "listening");
  after(() => {
    application.close();
    application.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(application.address() as AddressInfo).port}`;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  await client.ask("Public/subscribeEvent", { url, appId: "A", messageTypes: ["fansInfoChange"] });
  await client.ask("Public/subscribeEvent", { url, appId: "B", messageTypes: ["chat"] });
  await client.values("ChatMess/doSendPublicMes", text);
  await arrival;
  assert.deepEqual(received, [
    { messageType: "chat", appId: "B", time: NOON / 1000, data: (await history()).at(-1) },
  ]);
});

test("the staff are known to the client", async () => {
  const { json } = await control("/staff");
  assert.deepEqual(
    json.find((member: any) => member.ad_staff_code === "b08"),
    emulator.data.staff[7]!.record,
  );
});
