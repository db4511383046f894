import assert from "node:assert/strict";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { request as httpsRequest } from "node:https";
import { type AddressInfo, connect } from "node:net";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { stringify } from "yaml";
import { certificate } from "./support/certificate.js";
import { file, folder, run, serving, until } from "./support/processes.js";
import { emulated, orderSystem } from "./support/started.js";
import { secrets, settings } from "./support/settings.js";

const emulator = await emulated();
const auth = await orderSystem((_, response) => void response.writeHead(204).end());
const sound = (more: Record<string, unknown> = {}) =>
  settings(emulator.url, { callers: [{ forward: { url: auth } }], rules: [{ allow: ["listStaff"] }], ...more });
const check = (text: string, variables: Record<string, string> = secrets) =>
  run(["--config", file(text), "--check"], variables);

const refusesConnections = (url: string) =>
  until(
    () =>
      fetch(`${url}/healthz`).then(
        () => false,
        () => true,
      ),
    "no more connections are taken",
  );

describe("the command line", () => {
  test("explains itself", async () => {
    const { code, stdout } = await run(["--help"]);
    assert.equal(code, 0);
    for (const word of ["--config", "--env", "--check", "init", "--lang"]) assert.ok(stdout.includes(word), word);
  });

  for (const [args, expected] of [
    [["--confg", "x"], /--confg/],
    [["serve"], /There is no command serve/],
    [["init", "more"], /There is no command init more/],
    [["init", "--lang", "fr"], /--lang has to be zh or en, not fr/],
    [["--lang", "zh"], /--lang is for init/],
  ] as const) {
    test(`refuses ${args.join(" ")} with 2`, async () => {
      const { code, stderr } = await run([...args]);
      assert.equal(code, 2);
      assert.match(stderr, expected);
      assert.match(stderr, /Usage:/);
    });
  }
});

describe("--env", () => {
  const text = stringify(sound());
  const lines = Object.entries(secrets).map(([name, value]) => `${name}=${value}\r\n`);

  test("sets the variables of a file, beside those that are set", async () => {
    const variables = file(`# of the emulator\r\n${lines.join("")}`, ".env");
    const { code, stderr } = await run(["--config", file(text), "--env", variables, "--check"]);
    assert.deepEqual([code, stderr], [0, ""]);
    const empty = file("YOUMI_APP_KEY=\n", ".env");
    const set = await run(["--config", file(text), "--env", empty, "--check"], secrets);
    assert.deepEqual([set.code, set.stderr], [0, ""]);
    const { YOUMI_APP_KEY: _, ...others } = secrets;
    const unset = await run(["--config", file(text), "--env", empty, "--check"], others);
    assert.equal(unset.code, 3);
    assert.match(unset.stderr, /YOUMI_APP_KEY of the environment is empty/);
  });

  test("ends with one sentence and 3 where there is no such file", async () => {
    const directory = folder();
    for (const missing of [join(directory, "nowhere.env"), directory]) {
      const { code, stderr } = await run(["--config", file(text), `--env=${missing}`, "--check"], secrets);
      assert.equal(code, 3);
      assert.match(stderr, /^[^\n]*(There is no file|is a folder)[^\n]*\n$/);
    }
  });
});

describe("init", () => {
  const environment = { ...secrets, YOUMI_APP_ID: "73289537" };
  for (const language of ["zh", "en"]) {
    test(`writes an example that is sound once the environment is, in ${language}`, async () => {
      const directory = folder();
      const { code } = await run(["init", "--lang", language], {}, directory);
      assert.equal(code, 0);
      const text = readFileSync(join(directory, "gateway.yaml"), "utf8");
      assert.match(text, /^# yaml-language-server: \$schema=https:\S+gateway\.schema\.json\n/);
      assert.equal(/\p{Script=Han}{6}/u.test(text), language === "zh");
      const checked = await run(["--check"], environment, directory);
      assert.deepEqual([checked.code, checked.stdout], [0, "gateway.yaml is sound.\n"]);
      // All that is commented out is sound as well.
      const whole = text
        .replace(/^# (?=(origins|v2|redis|callbacks|metrics):)/gm, "")
        .replace(/^# (?= +(baseUrl|clientId|clientSecret|secret|forward):)/gm, "")
        .replace(/^( +)# (?=(- | {2}(require|roles):))/gm, "$1");
      assert.doesNotMatch(whole, /^\s*# (- |\w+:)/m);
      writeFileSync(join(directory, "whole.yaml"), whole);
      const more = { YOUMI_CLIENT_ID: "client", REDIS_URL: "redis://localhost" };
      const { stderr, code: wholeCode } = await run(
        ["-c", "whole.yaml", "--check"],
        { ...environment, ...more },
        directory,
      );
      assert.deepEqual([stderr, wholeCode], ["", 0]);
    });
  }

  test("follows the language of the environment", async () => {
    const directory = folder();
    await run(["init"], { LANG: "zh_CN.UTF-8" }, directory);
    assert.match(readFileSync(join(directory, "gateway.yaml"), "utf8"), /密钥/);
  });

  test("names the schema that is installed, where it is", async () => {
    const gatewayFolder = fileURLToPath(new URL("../../", import.meta.url));
    const path = join(folder(), "gateway.yaml");
    await run(["init", "--config", path], {}, gatewayFolder);
    assert.match(readFileSync(path, "utf8"), /\$schema=\.\/gateway\.schema\.json\n/);
    assert.ok(existsSync(join(gatewayFolder, "gateway.schema.json")));
  });

  test("leaves a file that is there as it is", async () => {
    const path = file("mine");
    const { code, stderr } = await run(["init", "--config", path]);
    assert.deepEqual([code, readFileSync(path, "utf8")], [3, "mine"]);
    assert.match(stderr, /is there already and stays as it is/);
  });
});

describe("what cannot be used ends with one sentence and a code", () => {
  const sentence = (text: string) => assert.match(text, /^[^\n]+\n$/);

  test("an empty file", async () => {
    const { code, stderr } = await check("");
    assert.equal(code, 3);
    sentence(stderr);
    assert.match(stderr, /gateway\.yaml is empty/);
  });

  test("another file", async () => {
    const { code, stderr } = await check(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
    assert.equal(code, 3);
    sentence(stderr);
    assert.match(stderr, /is no configuration of this gateway/);
  });

  test("no file, and a folder", async () => {
    const directory = folder();
    const missing = await run([], {}, directory);
    assert.deepEqual([missing.code, /There is no file gateway\.yaml.*init/.test(missing.stderr)], [3, true]);
    const { code, stderr } = await run(["--config", directory]);
    assert.deepEqual([code, /is a folder/.test(stderr)], [3, true]);
  });

  test("a missing variable", async () => {
    const { YOUMI_APP_KEY: _, ...rest } = secrets;
    const { code, stderr } = await check(stringify(sound()), rest);
    assert.equal(code, 3);
    sentence(stderr);
    assert.match(stderr, /v1\.appKey: the variable YOUMI_APP_KEY of the environment is not set/);
  });

  test("a port in use", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    after(() => server.close());
    const { port } = server.address() as AddressInfo;
    for (const more of [{ listen: { port } }, { metrics: { port } }]) {
      const { code, stderr } = await run(["--config", file(stringify(sound(more)))], secrets);
      assert.equal(code, 4);
      sentence(stderr);
      assert.match(stderr, new RegExp(`^Port ${port} of 127\\.0\\.0\\.1 is in use`));
    }
  });

  test("a host that is not of this machine", async () => {
    const text = stringify(sound({ listen: { host: "203.0.113.1", port: 0 } }));
    const { code, stderr } = await run(["--config", file(text)], secrets);
    assert.deepEqual([code, stderr], [4, "203.0.113.1 is no address of this machine: set another host.\n"]);
  });

  test("a certificate that cannot be read, is none, or has another key", async () => {
    const [mine, another] = [await certificate(), await certificate()];
    const [cert, key, otherKey, none] = [
      file(mine.cert, "cert.pem"),
      file(mine.key, "key.pem"),
      file(another.key, "key.pem"),
      file("no certificate", "cert.pem"),
    ];
    for (const [tls, expected] of [
      [{ cert: "nowhere.pem", key }, /^listen\.tls\.cert: There is no file \S+nowhere\.pem\.$/m],
      [{ cert, key: folder() }, /^listen\.tls\.key: \S+ is a folder/],
      [{ cert: none, key }, /^listen\.tls: .* have to be a certificate and its private key/],
      [{ cert, key: otherKey }, /^listen\.tls: /],
    ] as const) {
      const { code, stderr } = await check(stringify(sound({ listen: { port: 0, tls } })));
      assert.equal(code, 3, stderr);
      sentence(stderr);
      assert.match(stderr, expected);
    }
    const { code, stderr } = await check(stringify(sound({ listen: { port: 0, tls: { cert, key } } })));
    assert.deepEqual([code, stderr], [0, ""]);
  });

  test("what the package refuses", async () => {
    const text = stringify(sound({ v2: { ...(sound()["v2"] as object), tenantId: "租户" } }));
    const { code, stderr } = await check(text);
    assert.equal(code, 3);
    sentence(stderr);
    assert.match(stderr, /^v2\.tenantId: /);
  });
});

test("with a certificate it serves https", async () => {
  const { cert, key } = await certificate();
  const tls = { cert: file(cert, "cert.pem"), key: file(key, "key.pem") };
  const gateway = await serving(sound({ listen: { port: 0, tls } }));
  const sent = httpsRequest(`${gateway.url.replace("http:", "https:")}/youmi/v1/staff`, { ca: cert });
  sent.end();
  const [answer] = (await once(sent, "response")) as [import("node:http").IncomingMessage];
  answer.resume();
  assert.equal(answer.statusCode, 200);
});

describe("a signal", () => {
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    test(`${signal} ends it with 0, after what is under way`, async () => {
      const gateway = await serving(sound());
      await fetch(`${gateway.url}/youmi/v1/staff`).then((answer) => answer.text());
      emulator.fault({ kind: "delay", ms: 700 });
      const before = emulator.requests.length;
      const underWay = fetch(`${gateway.url}/youmi/v1/staff`);
      await until(() => emulator.requests.length > before, "the call is under way");
      gateway.child.kill(signal);
      await refusesConnections(gateway.url);
      const answer = await underWay;
      assert.equal(answer.status, 200);
      assert.ok(((await answer.json()) as { values: unknown[] }).values.length > 0);
      assert.equal(await gateway.ended, 0);
    });
  }

  test("ends it although connections are open, idle or with half a request", async () => {
    const gateway = await serving(sound({ server: { headersTimeout: "1s", requestTimeout: "1s" } }));
    const port = Number(new URL(gateway.url).port);
    const sockets = [
      "",
      "GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n",
      "GET /healthz HT",
      "POST /youmi/session HTTP/1.1\r\n",
    ];
    for (const text of sockets) {
      const socket = connect(port, "127.0.0.1").on("error", () => {});
      await once(socket, "connect");
      socket.write(text);
    }
    assert.equal((await fetch(`${gateway.url}/healthz`)).status, 200);
    gateway.child.kill("SIGTERM");
    const start = performance.now();
    assert.equal(await gateway.ended, 0);
    assert.ok(performance.now() - start < 5000);
  });

  test("a second one ends it at once", async () => {
    const gateway = await serving(sound());
    await fetch(`${gateway.url}/youmi/v1/staff`).then((answer) => answer.text());
    emulator.fault({ kind: "hang" });
    const before = emulator.requests.length;
    const underWay = fetch(`${gateway.url}/youmi/v1/staff`).catch(() => undefined);
    await until(() => emulator.requests.length > before, "the call is under way");
    gateway.child.kill("SIGTERM");
    await refusesConnections(gateway.url);
    const start = performance.now();
    gateway.child.kill("SIGTERM");
    assert.equal(await gateway.ended, 1);
    assert.ok(performance.now() - start < 3000);
    await underWay;
    emulator.reset();
  });
});
