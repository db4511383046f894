// The envelope around every answer, and answers that have none.

import assert from "node:assert/strict";
import { describe, it } from "node:test";

import { exampleText } from "../../support/examples.mjs";
import { rejection } from "../../support/failing.mjs";
import { envelope } from "../../support/fetching.mjs";
import { read, withoutField } from "../../support/decoded.mjs";

describe("the envelope", () => {
  const full = envelope([]);

  it("is read under the older spelling of its time", async () => {
    const older = { ...withoutField(full, "msgTime"), MsgTime: "2018/5/11 14:32:40" };
    const reply = await read("listStaff", older);
    assert.equal(reply.msgTime, "2018/5/11 14:32:40");
    assert.ok(!("MsgTime" in reply));
  });

  it("may do without requestId and errdesc", async () => {
    const reply = await read("listStaff", withoutField(withoutField(full, "requestId"), "errdesc"));
    assert.equal(reply.requestId, null);
    assert.equal(reply.errdesc, null);
  });

  it("is read leniently as to types", async () => {
    const loose = { ...full, errmsg: "20000", succeed: 1, requestId: 12345678901234567, errdesc: "" };
    const text = JSON.stringify(loose).replace("12345678901234568", "12345678901234567");
    const reply = await read("listStaff", text);
    assert.equal(reply.errmsg, 20000);
    assert.equal(reply.succeed, true);
    assert.equal(reply.requestId, "12345678901234567");
    assert.equal(reply.errdesc, "");
  });

  it("succeeds with 20000 and 10004 at every endpoint, and with no other code", async () => {
    for (const errmsg of [20000, 10004]) assert.equal((await read("listStaff", { ...full, errmsg })).errmsg, errmsg);
    for (const errmsg of [0, 1, -1, 200, 10003, 20001, 200000, 999999999, Number.MAX_SAFE_INTEGER]) {
      await rejection(read("listStaff", { ...full, errmsg }), { kind: "api", code: errmsg });
    }
  });

  it("without what every answer has is refused with its path", async () => {
    for (const name of ["errmsg", "succeed", "msgTime"]) {
      await rejection(read("listStaff", withoutField(full, name)), { kind: "decode", path: name });
      if (name === "msgTime") assert.equal((await read("listStaff", { ...full, [name]: null }))[name], "");
      else await rejection(read("listStaff", { ...full, [name]: null }), { kind: "decode", path: name });
      await rejection(read("listStaff", { ...full, [name]: {} }), { kind: "decode", path: name });
    }
    for (const errmsg of [1.5, "x", "", true, [20000]]) {
      await rejection(read("listStaff", { ...full, errmsg }), { kind: "decode", path: "errmsg" });
    }
  });

  it("of a refusal is read whatever its values are", async () => {
    for (const values of [null, {}, "", "text", 5, [1], [{}], { deep: [[]] }]) {
      const refusal = { ...full, errmsg: 200012, succeed: false, values, errdesc: "为什么", requestId: "r-1" };
      const error = await rejection(read("listStaff", refusal), { kind: "api", code: 200012, requestId: "r-1" });
      assert.match(error.message, /为什么/);
      assert.equal(error.description, "用户传参错误");
    }
    const bare = { errmsg: 424242 };
    await rejection(read("listStaff", bare), { kind: "api", code: 424242, description: null, requestId: null });
  });

  it("that is something else than an object is refused", async () => {
    for (const wrong of ["[]", "1", '"text"', "true", "null", "[{}]"]) {
      await rejection(read("listStaff", wrong), { kind: "decode", status: 200, body: wrong, attempts: 1 });
    }
  });
});

describe("an answer that is no JSON", () => {
  it("says so if it is an HTML page", async () => {
    const page = "<!DOCTYPE html>\n<html><body>登录</body></html>";
    for (const text of [page, `\n\n${page}`, `\ufeff${page}`]) {
      const error = await rejection(read("listStaff", text), { kind: "decode", status: 200 });
      assert.match(error.message, /HTML/);
      assert.match(error.message, /baseUrl/);
      assert.ok(error.body.includes(page));
    }
  });

  it("is refused if it is empty", async () => {
    for (const body of ["", " ", "\n\n", "\ufeff"]) await rejection(read("listStaff", body), { kind: "decode", body });
    await rejection(read("listStaff", new Uint8Array(0)), { kind: "decode", body: "" });
  });

  it("is refused wherever it was truncated", async () => {
    const bytes = new TextEncoder().encode(exampleText("listAdGroups").trimEnd());
    for (let length = 0; length < bytes.length; length += 1) {
      await rejection(read("listAdGroups", bytes.subarray(0, length)), { kind: "decode", attempts: 1 });
    }
  });

  it("is refused whatever is malformed in it", async () => {
    const good = JSON.stringify(envelope([{ x: 1 }]));
    for (const [from, to] of [
      ["[{", "[,{"],
      ["}]", "},]"],
      ['"x":1', '"x":1,'],
      ['"x":1', '"x" 1'],
      ['"x":1', "x:1"],
      ['"x":1', "'x':1"],
      ['"x":1', '"x":01'],
      ['"x":1', '"x":+1'],
      ['"x":1', '"x":.5'],
      ['"x":1', '"x":5.'],
      ['"x":1', '"x":1e'],
      ['"x":1', '"x":-'],
      ['"x":1', '"x":0x1'],
      ['"x":1', '"x":NaN'],
      ['"x":1', '"x":Infinity'],
      ['"x":1', '"x":undefined'],
      ['"x":1', '"x":tru'],
      ['"x":1', '"x":nullx'],
      ['"x":1', '"x":"\n"'],
      ['"x":1', '"x":"\\x"'],
      ['"x":1', '"x":"\\u12g4"'],
      ['"x":1', '"x":"\\u123'],
      ['"x":1', '"x":1 2'],
      ['"x":1', '"x":1/**/'],
      ['"x":1', '"x":\u00a01'],
    ]) {
      const text = good.replace(from, to);
      assert.throws(() => JSON.parse(text), SyntaxError);
      await rejection(read("call", text), { kind: "decode" });
      await rejection(read("listStaff", text), { kind: "decode" });
    }
    for (const text of [`${good}x`, `${good}${good}`, `x${good}`, `)]}',\n${good}`, good.slice(1), `${good}\0`]) {
      await rejection(read("call", text), { kind: "decode" });
    }
  });

  it("is shown cut at 2,048 characters", async () => {
    for (const character of ["x", "中", "🙂"]) {
      const error = await rejection(read("listStaff", character.repeat(5000)), { kind: "decode" });
      assert.equal([...error.body].length, 2048);
      assert.equal(error.body, character.repeat(2048));
    }
    assert.equal((await rejection(read("listStaff", "y".repeat(2048)))).body.length, 2048);
  });
});

describe("a status that is not 2xx", () => {
  it("with an envelope is what the envelope says", async () => {
    const refusal = envelope(null, { errmsg: 200012, succeed: false });
    await rejection(read("listStaff", refusal, { status: 400 }), { kind: "api", code: 200012, status: 400 });
  });

  it("without one is of kind http", async () => {
    for (const [status, body] of [
      [400, ""],
      [403, "<html>forbidden</html>"],
      [404, "Not Found"],
      [500, '{"Message":"An error has occurred."}'],
      [502, "<html>Bad Gateway</html>"],
    ]) {
      const error = await rejection(read("listStaff", body, { status }), { kind: "http", status, body, code: null });
      assert.match(error.message, new RegExp(status));
    }
  });

  it("with an envelope of success is no success", async () => {
    await rejection(read("listStaff", envelope([]), { status: 500 }), { kind: "http", status: 500 });
  });

  it("of 2xx other than 200 is a success", async () => {
    assert.deepEqual((await read("listStaff", envelope([]), { status: 201 })).values, []);
    await rejection(read("listStaff", new Uint8Array(0), { status: 202 }), { kind: "decode", status: 202 });
  });
});
