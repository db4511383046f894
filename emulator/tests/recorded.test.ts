import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";

import { startEmulator } from "youmi-open-api-emulator";

import { Client, started } from "./client.js";
import { MerchantClient } from "./merchant-client.js";

/** A folder with these files. */
async function folderWith(files: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "youmi-recorded-"));
  after(() => rm(folder, { recursive: true, force: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return folder;
}

/** An answer with spaces and an order of keys as no envelope of the emulator has them. */
const answer = (values: unknown): string =>
  `{ "values": ${JSON.stringify(values)},  "succeed": true, "errmsg": 20000, "extra": 1.0 }`;

describe("recorded answers", async () => {
  const folder = await folderWith({
    "youmi-open-api-recording.json": "{}",
    "listStaff.json": answer([{ ad_staff_code: "x99" }]),
    "listDepartments.json": answer([{ departid: 77 }]),
    "notes.txt": "not an answer",
  });
  const emulator = await started({ recorded: folder });
  const v1 = new Client(emulator);
  const v2 = new MerchantClient(emulator);

  test("are given to those who may ask, byte by byte", async () => {
    const response = await fetch(`${emulator.url}/v1/staff`, { headers: await v1.headers() });
    assert.equal(await response.text(), answer([{ ad_staff_code: "x99" }]));
    assert.deepEqual(await v2.values("System/GetDepartList"), [{ departid: 77 }]);
  });

  test("are not given without a token", async () => {
    const response = await fetch(`${emulator.url}/v1/staff`);
    assert.equal(((await response.json()) as { errmsg: number }).errmsg, 200001);
    assert.equal((await fetch(`${emulator.url}/v2/System/GetDepartList`)).status, 401);
  });

  test("leave the other endpoints as they are", async () => {
    assert.equal((await v1.get("Label")).values.length, 6);
  });

  test("can be damaged by a fault", async () => {
    emulator.fault({ endpoint: "listStaff", kind: "nullValues" });
    assert.equal((await v1.get("staff")).values, null);
    assert.deepEqual((await v1.get("staff")).values, [{ ad_staff_code: "x99" }]);
  });
});

test("a folder that cannot be a recording is refused", async () => {
  for (const [files, message] of [
    [{ "listStuff.json": "{}" }, /listStuff\.json is named after no endpoint/],
    [{ "getAccessToken.json": "{}" }, /getAccessToken\.json is named after no endpoint that can be recorded/],
    [{ "listStaff.json": "{" }, /listStaff\.json is not JSON/],
  ] as const) {
    await assert.rejects(startEmulator({ recorded: await folderWith(files) }), message);
  }
  await assert.rejects(
    startEmulator({ recorded: join(tmpdir(), "youmi-nowhere") }),
    /cannot be read.*ENOENT/,
  );
});
