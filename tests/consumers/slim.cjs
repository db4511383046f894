// A project that requires the package and provides the WebAssembly module itself.
const assert = require("node:assert/strict");
const { readFileSync } = require("node:fs");
const youmi = require("youmi-open-api/slim");

async function main() {
  assert.throws(() => youmi.sign("text", "key"), { kind: "config", message: /ready\(\)/ });
  await assert.rejects(youmi.ready(new Uint8Array(3)), { kind: "config" });
  await youmi.ready(readFileSync(require.resolve("youmi-open-api/youmi_open_api.wasm")));
  const v1 = new youmi.V1Client(JSON.parse(process.env.CLIENT));
  const { values } = await v1.listStaff();
  console.log(JSON.stringify({ staff: values.length, signature: youmi.sign("what do ya want for nothing?", "Jefe") }));
}

void main();
