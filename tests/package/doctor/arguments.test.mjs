// What the command makes of its arguments, its environment and its locale.

import assert from "node:assert/strict";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";

import { alignRows, widthOf, wrapText } from "../../../pkg-template/doctor/printing/columns.js";
import { languageOf } from "../../../pkg-template/doctor/language.js";
import { run } from "../../support/doctor.mjs";

const keys = { YOUMI_APP_ID: "73289537", YOUMI_APP_KEY: "emulator-app-key" };

describe("wrong arguments", () => {
  const address = ["--base-url", "http://server.invalid/v1"];
  for (const [args, message, environment = keys] of [
    [[], /youmi-open-api doctor --base-url/],
    [["examine"], /only one command, doctor/],
    [["doctor", "http://server.invalid/v1"], /--base-url ADDRESS/],
    [["doctor", "--verbose", ...address], /^--verbose is not an option/],
    [["doctor", "-x", ...address], /^-x is not an option/],
    [["doctor", "--app-key=emulator-app-key", ...address], /^--app-key is not an option/],
    [["doctor", "--base-url"], /^--base-url needs a value/],
    [["doctor", ...address, "--record"], /^--record needs a value/],
    [["doctor", ...address, "--record="], /^--record needs a value/],
    [["doctor", ...address, "--json=yes"], /^--json takes no value/],
    [["doctor", ...address, "--lang", "fr"], /^--lang has to be zh or en/],
    [["doctor", ...address, "--api", "v3"], /^--api has to be v1 or v2/],
    [["doctor", ...address, "--timeout", "soon"], /^--timeout has to be a number/],
    [["doctor", ...address, "--timeout", "0"], /^--timeout has to be a number/],
    [["doctor", ...address, "--tenant-id", "a\nb"], /^--tenant-id has to be/],
    [["doctor"], /^Give the server's address/],
    [["doctor", "--env", "no-such-file"], /^--env: no-such-file cannot be read/],
    [["doctor", "--base-url", "server:5001/v1"], /^--base-url has to be a whole address/],
    [["doctor", "--base-url", "ftp://server/v1"], /^--base-url has to be a whole address/],
    [["doctor", "--base-url", "http://user:emulator-app-key@server/v1"], /^--base-url has to be a whole address/],
    [["doctor", "--base-url", "http://server/v1?key=emulator-app-key"], /^--base-url has to be a whole address/],
    [["doctor", ...address], /^Put the keys into the environment \(YOUMI_APP_ID/, {}],
    [["doctor", ...address], /^YOUMI_APP_KEY is missing/, { YOUMI_APP_ID: "73289537" }],
    [["doctor", ...address], /^YOUMI_CLIENT_ID is missing/, { ...keys, YOUMI_CLIENT_SECRET: "another-secret" }],
    [["doctor", ...address, "--api", "v2"], /^Put the keys into the environment \(YOUMI_CLIENT_ID/],
    [
      ["doctor", ...address],
      /^YOUMI_TOKEN_URL has to be/,
      { YOUMI_CLIENT_ID: "i", YOUMI_CLIENT_SECRET: "secret", YOUMI_TOKEN_URL: "sso.example" },
    ],
  ]) {
    it(`end in one sentence: ${args.join(" ")}`, async () => {
      const { code, output, errors } = await run(args, environment);
      assert.deepEqual([code, output], [3, ""]);
      assert.match(errors, message);
      assert.equal(errors.trim().split("\n").length, 1);
      const chinese = await run([...args], { ...environment, LC_ALL: "zh_CN.UTF-8" });
      assert.equal(chinese.code, 3);
      // Where the language itself is wrong, that of the locale is spoken.
      assert.match(chinese.errors, /\p{Script=Han}.*。$/mu);
    });
  }
});

it("--help says all options and exit codes, --version the version", async () => {
  for (const language of ["en", "zh"]) {
    const { code, output } = await run(["--help", "--lang", language]);
    assert.equal(code, 0);
    for (const option of [
      "base-url",
      "api",
      "env",
      "record",
      "json",
      "lang",
      "timeout",
      "tenant-id",
      "version",
      "help",
    ]) {
      assert.match(output, new RegExp(`--${option}\\b`), option);
    }
    for (const exitCode of [0, 1, 2, 3]) assert.match(output, new RegExp(`\\b${exitCode} \\S`));
    for (const line of output.split("\n")) assert.ok(widthOf(line) <= 120, line);
  }
  const { version } = JSON.parse(
    await readFile(new URL("../../../pkg-template/package.json", import.meta.url), "utf8"),
  );
  assert.equal((await run(["--version"])).output, `${version}\n`);
});

it("--env gives what is not in the environment", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "youmi-env-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, ".env");
  await writeFile(file, 'YOUMI_APP_ID="73289537"\nYOUMI_BASE_URL=http://127.0.0.1:1/v1\nYOUMI_CLIENT_ID=\n');
  const args = ["doctor", "--json", "--env", file];
  assert.match((await run(args)).errors, /^YOUMI_APP_KEY is missing/);
  const { output } = await run(args, { YOUMI_APP_KEY: "emulator-app-key" });
  assert.equal(JSON.parse(output).apis[0].problem.reason, "badPort");
});

it("the language is that of the locale unless it is asked for", () => {
  for (const [args, environment, system, expected] of [
    [[], {}, "zh-CN", "zh"],
    [[], {}, "de-DE", "en"],
    [[], { LANG: "zh_CN.UTF-8" }, "en-US", "zh"],
    [[], { LANG: "zh_TW" }, "en-US", "zh"],
    [[], { LANG: "C.UTF-8" }, "zh-CN", "en"],
    [[], { LC_ALL: "", LANG: "zh_CN.UTF-8" }, "en-US", "zh"],
    [[], { LC_ALL: "en_US.UTF-8", LC_MESSAGES: "zh_CN", LANG: "zh_CN.UTF-8" }, "zh-CN", "en"],
    [[], { LC_MESSAGES: "zh_CN", LANG: "en_US" }, "en-US", "zh"],
    [["--lang", "en"], { LANG: "zh_CN.UTF-8" }, "zh-CN", "en"],
    [["--lang=zh"], { LANG: "C" }, "en-US", "zh"],
    [["--lang", "fr"], { LANG: "zh_CN" }, "en-US", "zh"],
  ]) {
    assert.equal(languageOf(args, environment, system), expected, JSON.stringify([args, environment, system]));
  }
});

describe("columns", () => {
  it("are as wide as terminals show them", () => {
    for (const [text, width] of [
      ["abc", 3],
      ["员工", 4],
      ["（x）", 5],
      ["😀", 2],
      ["—…", 2],
    ]) {
      assert.equal(widthOf(text), width, text);
    }
    const lines = alignRows(
      [
        ["员工配置", "12 条", "a"],
        ["x", "好友", "b"],
      ],
      "  ",
    );
    assert.deepEqual(lines, ["  员工配置  12 条  a", "  x         好友   b"]);
  });

  it("wrap prose without losing any of it", () => {
    for (const text of [
      "请把环境变量里的密钥与厂商后台（后勤 - CRM对接）核对：v1 为 YOUMI_APP_ID、YOUMI_APP_KEY。",
      "Compare the keys in the environment with the vendor's back office, where spaces count.",
    ]) {
      for (const width of [20, 33, 60, 200]) {
        const lines = wrapText(text, width);
        assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
        for (const line of lines) {
          assert.ok(widthOf(line) <= width + 2, `${width}: ${line}`);
          assert.doesNotMatch(line, /^[，。、：）]|（$/);
        }
      }
    }
  });
});
