import assert from "node:assert/strict";
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { after, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";

import { decrypt } from "./decrypt.js";

const command = fileURLToPath(new URL("../command.js", import.meta.url));

async function run(...args: string[]): Promise<{ code: number; output: string }> {
  const child = spawn(process.execPath, [command, ...args]);
  let output = "";
  child.stdout.on("data", (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output += chunk.toString()));
  const [code] = (await once(child, "close")) as [number];
  return { code, output };
}

/** Starts the command on a free port; what it prints once it has printed the last line. */
async function serving(...args: string[]): Promise<{ child: ChildProcess; output: string }> {
  const child = spawn(process.execPath, [command, "--port", "0", ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  after(() => void child.kill("SIGKILL"));
  let output = "";
  for await (const chunk of child.stdout.setEncoding("utf8").iterator({ destroyOnReturn: false })) {
    output += chunk;
    if (/YOUMI_CALLBACK_SECRET=.*\n$/.test(output)) return { child, output };
  }
  throw new Error(`The command ended. It printed:\n${output}`);
}

/** The sidebar address among what was printed: it stands alone in its line, so that it can be copied. */
const addressIn = (output: string): URL => new URL(/^http\S+[?&]Type=WL\S+$/m.exec(output)![0]);

test("the command explains itself", async () => {
  const { code, output } = await run("--help");
  assert.equal(code, 0);
  for (const option of ["port", "host", "accounts", "friends", "staff", "labels", "ad-groups", "seed"]) {
    assert.match(output, new RegExp(`--${option} `));
  }
  for (const option of ["sidebar-key", "order-url", "recorded"])
    assert.match(output, new RegExp(`--${option} `));
});

test("the command refuses what it does not know", async () => {
  assert.deepEqual((await run("--prot", "1")).code, 1);
  const { code, output } = await run("--port", "many");
  assert.equal(code, 1);
  assert.match(output, /--port has to be a number/);
});

test("the command says what to do where the port is taken", async () => {
  const { output } = await serving();
  const [, port = ""] = /listens at http:\/\/127\.0\.0\.1:(\d+)/.exec(output) ?? [];
  const taken = await run("--port", port);
  assert.equal(taken.code, 1);
  assert.match(taken.output, /EADDRINUSE.*: set another --port\n$/);
});

for (const [option, value] of [
  ["order-url", "127.0.0.1:8080/order"],
  ["order-url", "/order"],
  ["order-url", ""],
  ["order-url", "ftp://crm.example/order"],
  ["order-url", "http://crm.example/or der"],
  ["order-url", "http://crm.example/order#top"],
  ["order-url", "http://[crm.example/order"],
  ["sidebar-key", "one\ntwo"],
] as const) {
  test(`the command refuses --${option} ${JSON.stringify(value)}`, async () => {
    const { code, output } = await run(`--${option}`, value);
    assert.equal(code, 1);
    assert.ok(output.startsWith(`--${option} `), output);
    assert.match(output, /Usage: /);
  });
}

test("the command serves until it is told to stop", async () => {
  const { child, output } = await serving("--staff", "3", "--strict");
  const url = /listens at (http:\S+)/.exec(output)![1];
  assert.equal((await fetch(`${url}/__emulator/state`)).status, 200);
  child.kill("SIGTERM");
  const [code] = (await once(child, "exit")) as [number | null];
  assert.equal(code, 0);
});

describe("what the command prints can be pasted", () => {
  test("an environment with which v1 and v2 give out tokens", async () => {
    const { output } = await serving();
    const environment = parseEnv(output.slice(output.indexOf("\nYOUMI_")));
    const { YOUMI_BASE_URL, YOUMI_TOKEN_URL, YOUMI_CLIENT_ID, YOUMI_CLIENT_SECRET } = environment;
    const url = /listens at (http:\S+)/.exec(output)![1];
    assert.equal(YOUMI_BASE_URL, `${url}/v1`);
    const token = await fetch(YOUMI_TOKEN_URL!, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: YOUMI_CLIENT_ID!,
        client_secret: YOUMI_CLIENT_SECRET!,
        scope: "Ls.Qkl.PublicApi",
      }),
    });
    assert.equal(token.status, 200);
    for (const name of ["YOUMI_APP_ID", "YOUMI_APP_KEY", "YOUMI_SIDEBAR_KEY", "YOUMI_ORDER_URL"]) {
      assert.ok(environment[name], name);
    }
  });

  for (const [key, orderUrl] of [
    ["emulator", "http://127.0.0.1:8080/order"],
    ['a key of one\'s own # with "marks" = %41', "https://crm.example/order?shop=1"],
    ["", "https://crm.example/下单"],
  ] as const) {
    test(`an address for the key ${JSON.stringify(key)} and ${orderUrl}`, async () => {
      const { output } = await serving("--sidebar-key", key, "--order-url", orderUrl);
      const environment = parseEnv(output.slice(output.indexOf("\nYOUMI_")));
      assert.equal(environment["YOUMI_SIDEBAR_KEY"], key);
      assert.equal(environment["YOUMI_ORDER_URL"], orderUrl);
      assert.ok(output.includes(`下单URL    ${orderUrl}\n`));
      assert.ok(output.includes(`系统私钥   ${key || "("}`));

      const address = addressIn(output);
      assert.equal(address.origin + address.pathname, new URL(new URL(orderUrl).pathname, orderUrl).href);
      const { time, neber, UserID, PKID } = Object.fromEntries(address.searchParams);
      const base = key || orderUrl;
      const userId = decrypt(UserID!, base);
      assert.equal(userId, "b08");
      assert.match(
        decrypt(PKID!, `${base}?sign=${neber}${userId}${time}`),
        /^UserID=b08&.*&WX=zhangsan72537&/,
      );
    });
  }
});
