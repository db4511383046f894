import assert from "node:assert/strict";
import { beforeEach, describe, test } from "node:test";

import { NOON, started } from "./client.js";
import { MerchantClient } from "./merchant-client.js";

const emulator = await started({ now: () => NOON });
let client = new MerchantClient(emulator);

beforeEach(() => {
  emulator.reset();
  client = new MerchantClient(emulator);
});

describe("chat", () => {
  const text = {
    WechatId: "135389",
    ToUserName: "wxid_a",
    RelationType: 0,
    MsgType: "text",
    Text: "您好 $&",
  };

  test("what is sent can be read", async () => {
    await client.values("ChatMess/doSendPublicMes", text);
    await client.values("ChatMess/doSendPublicMes", {
      ...text,
      MsgType: "image",
      Text: undefined,
      Url: "http://www.example.com/1.png",
      Format: "png",
    });
    await client.values("ChatMess/doSendPublicMes", { ...text, MsgType: "link", Title: "?" });
    const messages = await client.values("ChatMess/GetChat", { WechatId: "135389", ToUserName: "wxid_a" });
    assert.deepEqual(
      messages.map((message: any) => [message.ad_chatting_type, message.ad_chatting_content]),
      [
        [1, "您好 $&"],
        [3, "imgs[http://www.example.com/1.png]"],
        [0, ""],
      ],
    );
    assert.equal(messages[0].ad_chatting_time, "2024-05-01 12:00:00");
    assert.equal(emulator.state().sentMessages[2]!.request["Title"], "?");
  });

  test("sending needs what the type needs", async () => {
    await client.requires("ChatMess/doSendPublicMes", text, ["WechatId", "ToUserName", "MsgType", "Text"]);
    const image = { ...text, MsgType: "image" };
    assert.equal((await client.ask("ChatMess/doSendPublicMes", image)).errmsg, 200012);
    assert.deepEqual(emulator.state().messages, []);
  });

  test("a message of every documented type is there", async () => {
    const messages = await client.values("ChatMess/GetChat", { pageSize: 100 });
    const types = new Set(messages.map((message: any) => message.ad_chatting_type));
    assert.deepEqual(types, new Set([1, 2, 3, 4, 34, 42, 48, 49, 50, 495, 496, 1001, 4919, 4933]));
    const voice = messages.find((message: any) => message.ad_chatting_content.startsWith("audioT["));
    assert.deepEqual(JSON.parse(decodeURIComponent(voice.ad_chatting_resvred)), {
      downloadKey: "77cc88",
      type: -1,
      videoLen: 3,
    });
    assert.equal(
      (await client.values("ChatMess/GetChat", { pageIndex: 2, pageSize: 10 })).length,
      messages.length - 10,
    );
  });

  test("a takeover is applied for and ended", async () => {
    await client.values("ChatMess/applyTakeOver", { wechat_key: "w", friend_key: "f", apply_source: "QKB" });
    await client.values("ChatMess/applyTakeOver", {});
    assert.deepEqual(
      emulator.state().takeovers.map(({ isOpen }) => isOpen),
      [true, true],
    );
    await client.values("emulator/endTakeover", { wechat_key: "w" });
    assert.deepEqual(
      emulator.state().takeovers.map(({ isOpen }) => isOpen),
      [false, true],
    );
    assert.equal((await client.ask("emulator/endTakeover", { wechat_key: "w" })).errmsg, 200019);
  });

  test("a conversation is activated", async () => {
    const body = { ad_wechat_id: 3547, enforceAttribution: 0, content: "请回复" };
    await client.values("ChatMess/ActivationConversation", body);
    assert.deepEqual(emulator.state().activations, [{ request: body, tenantId: "T1" }]);
    await client.requires("ChatMess/ActivationConversation", body, ["enforceAttribution", "content"]);
    const { ad_wechat_id: _, ...neither } = body;
    assert.equal((await client.ask("ChatMess/ActivationConversation", neither)).errmsg, 200014);
  });
});
