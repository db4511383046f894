// youmi-open-api/node: Node's own requests become those of the Fetch API.

import assert from "node:assert/strict";
import { once } from "node:events";
import { createRequire } from "node:module";
import { connect as connectHttp2, createServer as createHttp2Server } from "node:http2";
import { connect } from "node:net";
import { describe, it } from "node:test";

import { Gateway } from "youmi-open-api";
import { nodeHandler } from "youmi-open-api/node";

import { optionsFor, received, started } from "../../support/emulated.mjs";
import { listen, send, serving, turns } from "../../support/node-server.mjs";

const require = createRequire(import.meta.url);
const emulator = await started();
const options = { v1: optionsFor(emulator), allow: ["listStaff", "addFriend"], authorize: () => true };
const ok = () => new Response("ok");

describe("nodeHandler and what a request says", () => {
  it("takes method, address and headers", async (t) => {
    const { url, requests } = await serving(t, ok);
    await fetch(`${url}/a/b?c=%2F&d`, { headers: { "X-One": "1", Cookie: "a=b; c=d" } });
    const [{ method, url: address, headers, body }] = requests;
    assert.equal(method, "GET");
    assert.equal(address, `${url}/a/b?c=%2F&d`);
    assert.equal(headers.get("x-one"), "1");
    assert.equal(headers.get("cookie"), "a=b; c=d");
    assert.equal(body, null);
  });

  it("takes the path from the request's target, never from the Host", async (t) => {
    const { port, requests } = await serving(t, ok);
    for (const host of [
      ...[
        "a/youmi/v1/WeCaht#",
        "a/youmi?",
        "a\\youmi",
        "user@host",
        "a b",
        "a:b",
        "a:99999",
        "[::1",
        "::1",
        "a%2Fb",
        "a#",
        "?",
      ],
      ...["127.0.0.1:1/youmi/v1/staff?x=", "a,b", "<a>"],
    ]) {
      const answer = await send(port, `GET /public HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 400 /, `${host}: ${answer}`);
    }
    assert.deepEqual(requests, []);
    for (const host of ["shop.example", "shop.example:8080", "[::1]:80", "under_score.example", "127.0.0.1"]) {
      const answer = await send(port, `GET /public?x=1 HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      assert.match(answer, /^HTTP\/1\.1 200 /, host);
      assert.equal(requests.at(-1).url, new URL(`http://${host}/public?x=1`).href);
    }
  });

  it("never routes by a Host: a gateway behind it is asked for the path of the target only", async (t) => {
    emulator.reset();
    const port = await listen(t, nodeHandler(new Gateway(options)));
    const head = "HTTP/1.1\r\nConnection: close\r\nHost:";
    assert.match(await send(port, `GET /public ${head} a/youmi/v1/staff#\r\n\r\n`), /^HTTP\/1\.1 400 /);
    assert.match(await send(port, `GET //youmi/v1/staff ${head} a\r\n\r\n`), /^HTTP\/1\.1 404 /);
    assert.equal(received(emulator, "listStaff").length, 0);
    assert.match(await send(port, `GET /youmi/v1/staff ${head} a\r\n\r\n`), /^HTTP\/1\.1 200 /);
    assert.equal(received(emulator, "listStaff").length, 1);
  });

  it("understands the forms that a target can have", async (t) => {
    const { port, requests } = await serving(t, ok);
    const ask = (target, head = "Host: shop.example\r\n", version = "1.1") =>
      send(port, `GET ${target} HTTP/${version}\r\n${head}Connection: close\r\n\r\n`);
    for (const [target, address] of [
      ["http://other.example:81/a?b", "http://other.example:81/a?b"],
      ["HTTP://other.example", "http://other.example/"],
      ["http://other.example?b", "http://other.example/?b"],
      ["//double/slash", "http://shop.example//double/slash"],
      ["/a/../b", "http://shop.example/b"],
    ]) {
      assert.match(await ask(target), /^HTTP\/1\.1 200 /, target);
      assert.equal(requests.at(-1).url, address);
    }
    assert.match(await ask("/old", "", "1.0"), /^HTTP\/1\.1 200 /);
    assert.equal(requests.at(-1).url, "http://localhost/old");
    const count = requests.length;
    for (const target of [
      "*",
      "nothing",
      "ftp://a.example/",
      "http://a/b@c:d",
      "http://a b/",
      "http://user@a.example/",
    ]) {
      assert.match(await ask(target), target.endsWith("d") ? /^HTTP\/1\.1 200 / : /^HTTP\/1\.1 400 /, target);
    }
    assert.equal(requests.length, count + 1);
  });

  it("takes the origin that it is told, whatever Host and connection say", async (t) => {
    const { url, requests } = await serving(t, ok, { origin: "https://crm.example" });
    await fetch(`${url}/youmi?a=b`);
    assert.equal(requests[0].url, "https://crm.example/youmi?a=b");
    for (const origin of [
      "crm.example",
      "https://crm.example/path",
      "ftp://crm.example",
      5,
      "https://u:p@crm.example",
    ]) {
      assert.throws(() => nodeHandler({ handle: ok }, { origin }), { name: "TypeError", message: /origin/ });
    }
  });

  it("refuses what is no gateway", () => {
    for (const gateway of [undefined, null, {}, () => {}])
      assert.throws(() => nodeHandler(gateway), { name: "TypeError" });
  });

  it("reads HTTP/2, whose first line is among the headers", async (t) => {
    const { port, requests } = await serving(
      t,
      async (request) =>
        new Response(await request.text(), {
          headers: [
            ["Set-Cookie", "a=1"],
            ["Set-Cookie", "b=2"],
          ],
        }),
      { create: createHttp2Server },
    );
    const client = connectHttp2(`http://127.0.0.1:${port}`);
    t.after(() => client.close());
    const headers = {
      ":method": "POST",
      ":path": "/youmi/x?y=1",
      ":authority": "shop.example",
      cookie: ["a=b", "c=d"],
    };
    const stream = client.request(headers);
    stream.end("over HTTP/2");
    const [answer] = await once(stream, "response");
    let text = "";
    for await (const chunk of stream.setEncoding("utf8")) text += chunk;
    assert.equal(answer[":status"], 200);
    assert.deepEqual(answer["set-cookie"], ["a=1", "b=2"]);
    assert.equal(text, "over HTTP/2");
    const [request] = requests;
    assert.equal(request.url, "http://shop.example/youmi/x?y=1");
    assert.equal(request.headers.get("cookie"), "a=b; c=d");
    assert.ok([...request.headers.keys()].every((name) => !name.startsWith(":")));
  });
});

describe("nodeHandler and failures", () => {
  it("answers 500 and warns, whatever is thrown, and goes on", async (t) => {
    const warned = t.mock.method(console, "warn", () => {});
    const answers = [
      () => Promise.reject(new Error("broken")),
      () => {
        throw undefined;
      },
      () => undefined,
      () => ({ status: 99, headers: [] }),
    ];
    const { url } = await serving(t, () => answers.shift()());
    const count = answers.length;
    for (let number = 0; number < count; number++) {
      const answer = await fetch(url);
      assert.equal(answer.status, 500);
      assert.doesNotMatch(await answer.text(), /broken/);
    }
    assert.equal(warned.mock.callCount(), count);
  });

  it("breaks off an answer that breaks off", async (t) => {
    const { url } = await serving(t, () => {
      let count = 0;
      const pull = (controller) =>
        count++ ? controller.error(new Error("broken")) : controller.enqueue(new Uint8Array(9));
      return new Response(new ReadableStream({ pull }));
    });
    await assert.rejects(fetch(url).then((answer) => answer.arrayBuffer()));
  });

  it("aborts the signal of a request whose client has left, and gives up its answer", async (t) => {
    let arrived, left;
    const here = new Promise((resolve) => (arrived = resolve));
    const gone = new Promise((resolve) => (left = resolve));
    let cancelled;
    const { url, requests } = await serving(t, (request) => {
      arrived();
      request.signal.addEventListener("abort", left);
      return gone.then(() => new Response(new ReadableStream({ cancel: () => void (cancelled = true) })));
    });
    const controller = new AbortController();
    const asking = fetch(url, { signal: controller.signal });
    await here;
    assert.equal(requests[0].signal.aborted, false);
    controller.abort();
    await assert.rejects(asking, { name: "AbortError" });
    await gone;
    while (!cancelled) await turns(1);
  });

  it("tells a reader of a body that the client has left in the middle", async (t) => {
    let failed;
    const failure = new Promise((resolve) => (failed = resolve));
    let arrived;
    const here = new Promise((resolve) => (arrived = resolve));
    const { port } = await serving(t, (request) => {
      arrived();
      return request.text().then(ok, (error) => {
        failed(error);
        return ok();
      });
    });
    const socket = connect(port, "127.0.0.1");
    socket.write("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhalf");
    await here;
    socket.destroy();
    assert.ok((await failure) instanceof Error);
  });

  it("leaves the signal alone where the answer went through", async (t) => {
    const { url, requests } = await serving(t, ok);
    await (await fetch(url, { headers: { Connection: "close" } })).text();
    await turns(20);
    assert.equal(requests[0].signal.aborted, false);
  });
});

describe("youmi-open-api/node", () => {
  it("can be required", async (t) => {
    const { nodeHandler: required } = require("youmi-open-api/node");
    const port = await listen(t, required({ handle: async () => ok() }));
    assert.equal(await (await fetch(`http://127.0.0.1:${port}`)).text(), "ok");
  });
});
