// The protocol as it is documented: its test vectors are right, the package does the same, and the samples agree with them.

import assert from "node:assert/strict";
import { execFile, spawnSync } from "node:child_process";
import { createCipheriv, createHmac } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { promisify } from "node:util";
import { openSidebar, V1Client } from "youmi-open-api";
import { DEFAULT_APP_ID, DEFAULT_APP_KEY, DEFAULT_CLIENT_ID, DEFAULT_CLIENT_SECRET } from "youmi-open-api-emulator";

import { blocksOf, root } from "../support/documented.mjs";

const folder = join(root, "examples/protocol");
const vectorsFile = join(folder, "vectors.json");
const { v1, sidebar, handOver } = JSON.parse(readFileSync(vectorsFile, "utf8"));
const run = promisify(execFile);
const isThere = (program) => !spawnSync(program, ["--version"], { stdio: "ignore" }).error;
const needs = (program) => (isThere(program) ? {} : { skip: `there is no ${program} on this machine` });
const temporary = mkdtempSync(join(tmpdir(), "youmi-protocol-"));
after(() => rmSync(temporary, { recursive: true, force: true }));

/** As .NET encodes it. */
const signature = (text, key) =>
  createHmac("sha1", key)
    .update(text)
    .digest("base64")
    .replace(/[+/=]/g, (character) => encodeURIComponent(character).toLowerCase());

function encrypted(text, key) {
  const bytes = Buffer.alloc(24);
  Buffer.from(key).copy(bytes);
  const cipher = createCipheriv("des-ede3-cbc", bytes, Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]));
  return Buffer.concat([cipher.update(text, "utf8"), cipher.final()]).toString("base64");
}

describe("the test vectors", () => {
  it("of v1 follow from the documented algorithm", () => {
    assert.equal(v1.token.text, v1.appId + v1.nonce + v1.timestamp);
    assert.equal(v1.call.text, v1.accessToken + v1.nonce + v1.timestamp);
    for (const { text, signature: expected } of [v1.token, v1.call]) assert.equal(signature(text, v1.appKey), expected);
    // One has each character that .NET encodes.
    assert.match(v1.call.signature, /%2b.*%3d$/);
  });

  it("of v1 are signed as the package signs", async () => {
    const requests = [];
    const answers = [{ access_token: v1.accessToken, expires_in: 4e9 }, []];
    const fetch = async (url, init) => {
      requests.push(init);
      const envelope = { errmsg: 20000, succeed: true, msgTime: "2026-11-24 10:00:00", requestId: null, errdesc: null };
      return Response.json({ ...envelope, values: answers.shift() });
    };
    const auth = { appId: v1.appId, appKey: v1.appKey };
    await new V1Client({ baseUrl: "http://server.example/v1", auth, fetch }).listStaff();
    const body = JSON.parse(requests[0].body);
    assert.equal(body.Signature, signature(body.AppId + body.Nonce + body.Timestamp, v1.appKey));
    const { headers } = requests[1];
    const [token, nonce, time] = [headers.access_token, headers.Nonce, headers.Timestamp];
    assert.equal(token, v1.accessToken);
    assert.equal(headers.Signature, signature(token + nonce + time, v1.appKey));
  });

  for (const [index, { privateKey, query, userId, key, message }] of sidebar.entries()) {
    it(`of the sidebar's address ${index + 1} are encrypted as documented, and the package opens them`, () => {
      const { UserID, PKID, neber, time } = Object.fromEntries(new URLSearchParams(query));
      assert.equal(UserID, encrypted(userId, privateKey));
      const whole = `${privateKey}?sign=${neber}${userId}${time}`;
      assert.equal(key, whole.slice(0, 24));
      assert.equal(PKID, encrypted(message, whole));
      const visit = openSidebar(`https://crm.example/order?${query}`, { privateKey });
      assert.equal(visit.userId, userId);
      assert.equal(visit.customer.originalId, new URLSearchParams(message).get("originalId"));
      assert.deepEqual(visit.cipher, { mode: "cbc", encoding: "base64", padding: "pkcs7", key: "zeros" });
    });
  }

  it("of what the gateway hands over follow from the documented algorithm", () => {
    const expected = createHmac("sha256", handOver.secret)
      .update(`${handOver.timestamp}.${handOver.body}`)
      .digest("hex");
    assert.equal(handOver.signature, expected);
  });
});

for (const page of ["docs/zh-CN/protocol.md", "docs/en/protocol.md"]) {
  it(`${page} shows the vectors and the samples as they are`, () => {
    const text = readFileSync(join(root, page), "utf8");
    const shown = [
      v1.token.text,
      v1.token.signature,
      v1.call.text,
      v1.call.signature,
      sidebar[0].key,
      handOver.signature,
    ];
    for (const value of shown) assert.ok(text.includes(value), value);
    const samples = ["php/youmi.php", "java/Youmi.java", "csharp/Youmi.cs"].map((name) =>
      readFileSync(join(folder, name), "utf8").replaceAll(/^ +/gm, ""),
    );
    const blocks = blocksOf(page).filter(({ language }) => ["php", "java", "csharp"].includes(language));
    assert.ok(blocks.length >= 3);
    for (const { code } of blocks) {
      const plain = code.trim().replaceAll(/^ +/gm, "");
      assert.ok(
        samples.some((sample) => sample.includes(plain)),
        code,
      );
    }
  });
}

const environment = () => {
  const url = process.env.YOUMI_EMULATOR_URL;
  return {
    ...process.env,
    YOUMI_BASE_URL: `${url}/v1`,
    YOUMI_APP_ID: DEFAULT_APP_ID,
    YOUMI_APP_KEY: DEFAULT_APP_KEY,
    YOUMI_CLIENT_ID: DEFAULT_CLIENT_ID,
    YOUMI_CLIENT_SECRET: DEFAULT_CLIENT_SECRET,
    YOUMI_TOKEN_URL: `${url}/connect/token`,
  };
};

describe("the sample in PHP", needs("php"), () => {
  it("agrees with the vectors", async () => {
    assert.match((await run("php", [join(folder, "php/vectors.php"), vectorsFile])).stdout, /^11 checks$/m);
  });

  it("calls v1 and v2", async () => {
    const { stdout } = await run("php", [join(folder, "php/call.php")], { env: environment() });
    assert.match(stdout, /^v1: \p{Script=Han}+.*\nv2: \d+ departments\n$/u);
  });
});

describe("the sample in Java", needs("javac"), () => {
  const compiled = () => {
    const files = readdirSync(join(folder, "java")).map((name) => join(folder, "java", name));
    return run("javac", ["-encoding", "UTF-8", "-Xlint:all", "-Werror", "-d", temporary, ...files]);
  };

  it("agrees with the vectors, and calls v1 and v2", async () => {
    await compiled();
    const { stdout } = await run("java", ["-cp", temporary, "Vectors", vectorsFile]);
    assert.match(stdout, /^11 checks$/m);
    const called = await run("java", ["-cp", temporary, "Call"], { env: environment() });
    assert.match(called.stdout, /^v1: \{.*"ad_staff_code".*\nv2: \{.*"departid"/);
  });
});

describe("the sample in C#", needs("dotnet"), () => {
  it("agrees with the vectors", async () => {
    const { stdout } = await run("dotnet", ["run", "--", vectorsFile], { cwd: join(folder, "csharp") });
    assert.match(stdout, /^11 checks$/m);
  });
});
