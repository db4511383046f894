// What is read of callbacks (回调数据), events (事件) and chat messages, as the package gives it.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { callbackReply, parseCallback, parseChatContent, parseEvent } from "youmi-open-api";

describe("parseCallback", () => {
  it("reads the vendor's example", () => {
    const example = readFileSync(new URL("../../../emulator/examples/v1/callback.json", import.meta.url), "utf8");
    assert.deepEqual(parseCallback(example), JSON.parse(example));
  });

  it("makes a number of a MerchantId in a string", () => {
    assert.deepEqual(parseCallback('{"Type":"4","MerchantId":"9527","MsgTime":"1600239001","Values":null}'), {
      Type: 4,
      MerchantId: 9527,
      MsgTime: 1600239001,
      Values: null,
    });
  });

  it("lets any type and any values pass and keeps unknown keys", () => {
    for (const [Type, Values] of [
      [0, {}],
      [8, [1, "张", null]],
      [9, "a"],
      [-1, { a: [{}] }],
    ]) {
      const body = { Later: { b: true }, Values, MsgTime: 1, Type, MerchantId: 2 };
      assert.deepEqual(parseCallback(JSON.stringify(body)), body);
      assert.deepEqual(parseCallback(body), body);
    }
    const body = { Type: 1, MerchantId: 2, MsgTime: 3 };
    assert.deepEqual(parseCallback(JSON.stringify(body)), { ...body, Values: null });
  });

  it("keeps integers beyond what a number holds", () => {
    const body = '{"Type":1,"MerchantId":2,"MsgTime":3,"Values":{"id":9007199254740993,"n":-0.5e3}}';
    assert.deepEqual(parseCallback(body).Values, { id: "9007199254740993", n: -500 });
  });
});

describe("parseEvent", () => {
  it("gives the name and all that was sent", () => {
    const body = { messageType: "rpaTaskResult", data: { id: 1, list: [null, true, "张"] } };
    assert.deepEqual(parseEvent(JSON.stringify(body)), { name: "rpaTaskResult", payload: body });
    for (const body of [{}, { chat: 1 }, [{ type: "chat" }], "chat", null]) {
      assert.deepEqual(parseEvent(JSON.stringify(body)), { name: null, payload: body });
    }
  });

  it("keeps integers beyond what a number holds", () => {
    assert.equal(parseEvent('{"type":"chat","id":12345678901234567890}').payload.id, "12345678901234567890");
  });
});

describe("callbackReply", () => {
  it("is a plain object", () => {
    assert.deepEqual(callbackReply(), { Result: true, ReturnCode: 200, Message: "操作完成" });
    assert.deepEqual(callbackReply(false, "later"), { Result: false, ReturnCode: 500, Message: "later" });
  });
});

describe("parseChatContent", () => {
  it("gives one plain object", () => {
    const resvred = { downloadKey: "k", videoLen: 1.5, id: { a: [1] } };
    const message = {
      ad_chatting_type: 34,
      ad_chatting_content: "audio[a]",
      ad_chatting_resvred: encodeURIComponent(JSON.stringify(resvred)),
    };
    const expected = { kind: "voice", key: "a", downloadKey: "k", videoLen: 1.5, type: 34 };
    assert.deepEqual(parseChatContent(message), { ...expected, content: "audio[a]", resvred });
    const other = { kind: "other", type: null, content: "", resvred: null };
    assert.deepEqual(parseChatContent({}), other);
  });

  it("keeps integers beyond what a number holds", () => {
    const ad_chatting_resvred = '{"id":9007199254740993,"videoLen":9007199254740993}';
    const { resvred, videoLen } = parseChatContent({ ad_chatting_type: 34, ad_chatting_resvred });
    assert.deepEqual([resvred, videoLen], [{ id: "9007199254740993", videoLen: "9007199254740993" }, null]);
  });
});
