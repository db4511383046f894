// Recordings: nothing of anybody is in them, and they are decoded as the answers were.

import assert from "node:assert/strict";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";

import { endpointsOf, examine, keysOf, recordingProxy, run } from "../../support/doctor.mjs";
import { started } from "../../support/emulated.mjs";
import { similarCharacter } from "../../../pkg-template/doctor/recording/random.js";
import { answersIn, documentedValues, endpointOfPath, scalarsOf, shapeOf } from "../../support/recorded.mjs";

/** A folder that does not exist yet. */
async function newFolder(t) {
  const folder = await mkdtemp(join(tmpdir(), "youmi-recording-"));
  t.after(() => rm(folder, { recursive: true, force: true }));
  return join(folder, "recording");
}

const customer = {
  id: 99000123,
  phone: 13800138000,
  phoneText: "13800138000",
  name: "欧阳娜娜Nana🌹",
  mail: "nana.ouyang+vip@mail.example.cn",
  note: "欧阳娜娜，电话 138-0013-8000，2024-05-11 14:32 来电，见 https://crm.example.cn/c/99000123?tel=13800138000",
  idCard: "11010519491231002X",
  code: "wxid_5kq0w1v8j3zt22",
  idText: "99000123",
  balance: 1234.56,
  account: 6217001,
  messageCount: 345,
  encoded: encodeURIComponent(
    JSON.stringify({ title: "合同文件", totalLen: 20480, url: "https://f.example.cn/合同.pdf" }),
  ),
  base64: Buffer.from(JSON.stringify({ nickname: "欧阳娜娜Nana🌹", phone: "13800138000" })).toString("base64"),
  base64url: Buffer.from(JSON.stringify({ nickname: "欧阳娜娜~~??>>" })).toString("base64url"),
  nested: JSON.stringify({ inner: JSON.stringify({ owner: "欧阳娜娜Nana🌹" }) }),
  picture: "http://10.20.30.40:8080/avatars/99000123/%E6%AC%A7%E9%98%B3.jpg",
  byName: { 欧阳娜娜: 1, 13800138000: { sum: 77 }, wxid_5kq0w1v8j3zt22: 2, wxid_qwertzuiop: 3 },
  createTime: 1700000000,
  updateTime: 1700000000123,
  birthday: "1990/7/3",
  netDate: "/Date(1700000000000+0800)/",
  noDate: "0001-01-01T00:00:00",
  times: ["2023-11-14T22:13:20.1234567+08:00", "2023-11-14 22:13:20", "2023年11月14日", "09:30"],
};

const fans = (values) => JSON.stringify({ errmsg: 20000, succeed: true, msgTime: "2024-05-11T14:32:40+08:00", values });

/** Records an emulator that has a customer with everything; the originals and the recording, by endpoint. */
async function recorded(t) {
  const emulator = await started({ accounts: 6, friends: 25 }, t);
  emulator.fault({ endpoint: "listFans", kind: "body", text: fans([customer, customer]), times: Infinity });
  const { answers, keys } = await recordingProxy(t, emulator);
  const folder = await newFolder(t);
  const report = await examine(keys, "--record", folder);
  assert.equal(report.exitCode, 0);
  const originals = Object.fromEntries(
    [...endpointOfPath].filter(([path]) => answers.has(path)).map(([path, id]) => [id, answers.get(path)]),
  );
  return { emulator, folder, report, originals, copies: await answersIn(folder) };
}

const allScalars = (answers) => Object.values(answers).flatMap((text) => [...scalarsOf(JSON.parse(text))]);
const isText = (value) => typeof value === "string" && value.length >= 3 && /[\p{L}\p{N}]/u.test(value);

/** The texts of answers, without keys that programmers have named. */
const textsOf = (answers) =>
  allScalars(answers)
    .filter(([path, value]) => isText(value) && !(path.includes("#") && /^[A-Za-z_]+\d{0,2}$/.test(value)))
    .map(([, value]) => value);

describe("a recording", () => {
  it("has every answer, and no text of any of them", async (t) => {
    const { folder, report, originals, copies } = await recorded(t);
    assert.deepEqual(Object.keys(copies).sort(), Object.keys(originals).sort());
    assert.deepEqual(
      report.recording.files.sort(),
      Object.keys(copies)
        .map((name) => `${name}.json`)
        .sort(),
    );

    const former = new Set(textsOf(originals));
    assert.ok(former.size > 300 && former.has("欧阳娜娜Nana🌹"));
    const kept = textsOf(copies).filter((text) => former.has(text) && !documentedValues.has(text));
    // The first day of .NET's calendar stands for no date.
    assert.deepEqual([...new Set(kept)], ["0001-01-01T00:00:00"]);

    // Nor does any stand inside of another text or of another file.
    const names = await readdir(folder);
    const whole = (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
    for (const text of [
      "欧阳",
      "13800138000",
      "0013-8000",
      "99000123",
      "nana",
      "5kq0w1v8j3zt22",
      "qwertzuiop",
      "10.20.30",
      "11010519",
      "1234.56",
    ]) {
      assert.ok(!whole.includes(text), text);
    }
    const phones = allScalars(originals).filter(([, value]) => /^1\d{10}$/.test(String(value)));
    for (const [, phone] of phones) assert.ok(!whole.includes(String(phone)), String(phone));
  });

  it("has texts and numbers of the same shape in the same places", async (t) => {
    const { originals, copies } = await recorded(t);
    for (const [endpoint, text] of Object.entries(originals)) {
      const [before, after] = [text, copies[endpoint]].map((json) => [...scalarsOf(JSON.parse(json))]);
      assert.deepEqual(
        after.map(([path, value]) => [path, typeof value]),
        before.map(([path, value]) => [path, typeof value]),
      );
      before.forEach(([path, value], index) => {
        const other = after[index][1];
        if (typeof value === "boolean" || value === null) return assert.equal(other, value);
        // Hosts end in .example, and a shifted date may have another number of digits.
        if (/:\/\/|\d[-/:年]\d|^\d{10,13}$/.test(String(value))) return;
        // A zero at the end of a fraction is no part of the number.
        const text = (item) => (typeof item === "number" ? String(Math.trunc(item)) : item);
        const shape = (item) => shapeOf(text(item)).replace(/[\p{So}]/gu, "☆");
        assert.equal(shape(other), shape(value), `${endpoint}${path}`);
      });
    }
  });

  it("has for each character one of its kind", () => {
    for (const [character, kind] of [
      ["7", /^[0-9]$/],
      ["k", /^[a-z]$/],
      ["K", /^[A-Z]$/],
      ["汉", /^\p{Script=Han}$/u],
      ["あ", /^\p{Script=Hiragana}$/u],
      ["ア", /^\p{Script=Katakana}$/u],
      ["Ⅷ", /^\p{N}$/u],
      ["É", /^\p{Lu}$/u],
      ["é", /^\p{Ll}$/u],
      ["한", /^\p{L}$/u],
      ["☆", /^\p{So}$/u],
      ["🌹", /^\p{So}$/u],
    ]) {
      // A range is some hundred or thousand characters long: one that does not belong there is met.
      for (let count = 0; count < 50_000; count++) assert.match(similarCharacter(character), kind);
    }
    for (const character of [" ", "-", "，", "🏿"]) assert.equal(similarCharacter(character), character);
  });

  it("has the same id in all places where it stood, as a number and as a text, and one for each", async (t) => {
    const { originals, copies } = await recorded(t);
    const replacements = new Map();
    for (const [endpoint, text] of Object.entries(originals)) {
      const after = [...scalarsOf(JSON.parse(copies[endpoint]))];
      [...scalarsOf(JSON.parse(text))].forEach(([, value], index) => {
        const isId = /^(wxid_\w+|\w*[a-z]\w*\d\w*|[1-9]\d{4,8})$/.test(String(value));
        if (!isId || documentedValues.has(String(value))) return;
        const known = replacements.get(String(value)) ?? new Set();
        replacements.set(String(value), known.add(String(after[index][1])));
      });
    }
    assert.ok(replacements.size > 50);
    for (const [value, found] of replacements) assert.equal(found.size, 1, `${value}: ${[...found]}`);
    assert.equal(new Set([...replacements.values()].map(([one]) => one)).size, replacements.size);

    const [fan] = JSON.parse(copies.listFans).values;
    assert.equal(String(fan.id), fan.idText);
    assert.equal(String(fan.phone), fan.phoneText);
    assert.ok(fan.note.includes(`/${fan.id}?`) && fan.note.endsWith(fan.phoneText), fan.note);
    const wechatId = JSON.parse(copies.listWechatAccounts).values[0].ad_wechat_id;
    assert.equal(JSON.parse(copies.listCallRecordings).values[0]?.wechat_id, String(wechatId));
  });

  it("keeps counts, documented values and codes, and no other number of more than one digit", async (t) => {
    const { emulator, copies } = await recorded(t);
    const accounts = JSON.parse(copies.listWechatAccounts);
    assert.equal(accounts.errmsg, 20000);
    accounts.values.forEach((account, index) => {
      const { record } = emulator.data.accounts[index];
      for (const name of ["ad_wechat_friend", "ad_wechat_viewnum", "ad_wechat_lei", "is_receiveaddfriendtask"]) {
        if (typeof account[name] === "number") assert.equal(account[name], record[name], name);
      }
      assert.notEqual(account.ad_wechat_id, record.ad_wechat_id);
    });
    assert.equal(JSON.parse(copies.countAds).values, emulator.data.ads.length);
    const [fan] = JSON.parse(copies.listFans).values;
    assert.equal(fan.messageCount, customer.messageCount);
    for (const name of ["balance", "account", "phone"]) assert.notEqual(fan[name], customer[name], name);
  });

  it("has all times moved by one span, and that of the answer by another", async (t) => {
    const { copies } = await recorded(t);
    const { msgTime, values } = JSON.parse(copies.listFans);
    const [fan] = values;
    const span = fan.createTime - customer.createTime;
    assert.ok(Math.abs(span) >= 300 * 86_400, String(span));
    assert.equal(fan.updateTime - customer.updateTime, span * 1000);
    assert.equal(Number(/\((\d+)/.exec(fan.netDate)[1]) / 1000 - 1_700_000_000, span);
    assert.match(fan.netDate, /^\/Date\(\d+\+0800\)\/$/);
    const [iso, plain, day] = fan.times;
    assert.match(iso, /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}\+08:00$/);
    const secondsOf = (text) => Date.parse(`${text.slice(0, 19).replace(" ", "T")}Z`) / 1000;
    assert.equal(secondsOf(iso) - secondsOf(customer.times[0]), span);
    assert.equal(secondsOf(plain) - secondsOf(customer.times[1]), span);
    assert.match(day, /^\d{4}年\d\d月\d\d日$/);
    assert.match(fan.birthday, /^\d{4}\/\d{1,2}\/\d{1,2}$/);
    assert.ok(!Number.isNaN(Date.parse(fan.birthday)));
    assert.match(fan.note, /，\d{4}-\d\d-\d\d \d\d:\d\d /);
    // The files are as old as the answers: with the same span, their date would tell it.
    assert.notEqual(secondsOf(msgTime) - secondsOf("2024-05-11T14:32:40"), span);
  });

  it("has addresses that lead to nobody", async (t) => {
    const { copies } = await recorded(t);
    const [fan] = JSON.parse(copies.listFans).values;
    const picture = new URL(fan.picture);
    assert.deepEqual([picture.hostname, picture.port], ["192.0.2.1", "8080"]);
    assert.match(fan.picture, new RegExp(`/${fan.id}/.+\\.jpg$`));
    for (const [, value] of allScalars(copies)) {
      if (typeof value !== "string" || !/^https?:\/\//.test(value)) continue;
      assert.match(new URL(value).hostname, /\.example$|^192\.0\.2\.1$/);
    }
  });

  it("is another one each time", async (t) => {
    const emulator = await started({}, t);
    const folder = await newFolder(t);
    const record = async () => {
      await examine(keysOf(emulator), "--record", folder);
      return JSON.parse((await answersIn(folder)).listStaff).values.map(({ ad_staff_name }) => ad_staff_name);
    };
    assert.notDeepEqual(await record(), await record());
  });

  it("has no token, no key and no address of the server", async (t) => {
    const { emulator, folder } = await recorded(t);
    const names = await readdir(folder);
    assert.ok(!names.some((name) => /token/i.test(name)));
    const whole = (await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")))).join("\n");
    const tokens = emulator.requests.flatMap(({ headers }) => [
      headers.access_token,
      headers.authorization?.replace("Bearer ", ""),
    ]);
    for (const secret of [
      emulator.appKey,
      emulator.clientSecret,
      emulator.appId,
      "127.0.0.1",
      ...tokens.filter(Boolean),
    ]) {
      assert.ok(!whole.includes(secret), secret);
    }
  });
});

describe("an emulator with a recording", () => {
  it("answers with it, and the doctor finds in it what it found at the server", async (t) => {
    const emulator = await started({}, t);
    emulator.fault({ endpoint: "listStaff", kind: "wrongTypes", field: "ad_staff_name" });
    emulator.fault({ endpoint: "listFriends", kind: "wrongTypes", field: "ad_friend_id", value: "many", index: 3 });
    const text = fans([]).replace(
      "[]",
      '[{"departid":1,"departid":2},{"departid":12345678901234567890,"departname":"财务部"}]',
    );
    emulator.fault({ endpoint: "listDepartments", kind: "body", text, after: 1 });
    const folder = await newFolder(t);
    const original = await examine(keysOf(emulator), "--record", folder);
    assert.equal(original.exitCode, 1);

    const second = await started({ recorded: folder }, t);
    const again = await examine(keysOf(second));
    const findings = (report) => Object.values(endpointsOf(report)).map(({ milliseconds, ...endpoint }) => endpoint);
    assert.deepEqual(findings(again), findings(original));
    assert.equal(findings(again).filter(({ state }) => state === "differs").length, 3);
  });

  it("still checks who asks", async (t) => {
    const emulator = await started({}, t);
    const folder = await newFolder(t);
    await examine(keysOf(emulator), "--record", folder);
    const second = await started({ recorded: folder }, t);
    assert.equal((await examine({ ...keysOf(second), YOUMI_APP_KEY: "another-key" })).exitCode, 2);
    const answer = await fetch(`${second.url}/v1/staff`);
    assert.equal((await answer.json()).errmsg, 200001);
  });
});

describe("the folder of a recording", () => {
  const keys = async (t) => keysOf(await started({}, t));

  it("is refused where somebody else's files are in it, before anything is asked", async (t) => {
    const emulator = await started({}, t);
    const folder = await newFolder(t);
    await mkdir(folder);
    await writeFile(join(folder, "listStaff.json"), "mine");
    const { code, errors } = await run(["doctor", "--record", folder], keysOf(emulator));
    assert.equal(code, 3);
    assert.match(errors, /is not empty and was not made by the doctor/);
    assert.equal(await readFile(join(folder, "listStaff.json"), "utf8"), "mine");
    assert.equal(emulator.requests.length, 0);
  });

  it("is refused where it is a file", async (t) => {
    const folder = await newFolder(t);
    await writeFile(folder, "");
    const { code, errors } = await run(["doctor", "--record", folder], await keys(t));
    assert.equal(code, 3);
    assert.match(errors, /cannot be used as a folder/);
  });

  it("of a former recording is used again, and nothing of that is left", async (t) => {
    const emulator = await started({}, t);
    const folder = await newFolder(t);
    await examine(keysOf(emulator), "--record", folder);
    emulator.fault({ endpoint: "listStaff", kind: "status", status: 500 });
    const report = await examine(keysOf(emulator), "--record", folder);
    assert.ok(!(await readdir(folder)).includes("listStaff.json"));
    assert.ok(!report.recording.files.includes("listStaff.json"));
  });
});
