// A project that provides the WebAssembly module itself.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";

const wasm = new URL(import.meta.resolve("youmi-open-api/youmi_open_api.wasm"));
const bytes = readFileSync(wasm);
const { baseUrl, auth } = JSON.parse(process.env.CLIENT);
const rfc2202 = "7%2fzfauXrL6LSdBbV8YTfnCWafHk%3d";

let copies = 0;
/** The package anew, its module not there yet. */
const fresh = () => import(`${import.meta.resolve("youmi-open-api/slim")}?copy=${++copies}`);

function isConfig({ YoumiError }, error, name) {
  assert.ok(error instanceof YoumiError && error instanceof Error, String(error));
  assert.equal(error.kind, "config");
  assert.match(error.message, /ready\(/);
  if (name) assert.ok(error.message.includes(name), error.message);
  return true;
}

// Before it is there, what cannot wait says what to do, and so does what can.
{
  const youmi = await fresh();
  for (const [name, given] of [
    ["sign", ["text", "key"]],
    ["describeCode", [10003]],
    ["version", []],
  ]) {
    assert.throws(
      () => youmi[name](...given),
      (error) => isConfig(youmi, error, `${name}()`),
    );
  }
  await assert.rejects(youmi.ready(), (error) => isConfig(youmi, error));
  const v1 = new youmi.V1Client({ baseUrl, auth });
  await assert.rejects(v1.listStaff(), (error) => isConfig(youmi, error));
  await assert.rejects(v1.eachFriend().next(), (error) => isConfig(youmi, error));
  const friends = v1.eachFriend();

  // A failure can be followed by another attempt.
  for (const wrong of [
    () => new Uint8Array(0),
    () => new Uint8Array([0, 97, 115, 109]),
    () => bytes.subarray(0, bytes.length / 2),
    () => Promise.reject(new Error("no module today")),
    () => "http://127.0.0.1:9/youmi_open_api.wasm",
    () => new Response("not found", { status: 404 }),
    () => ({}),
    () => 5,
  ]) {
    await assert.rejects(youmi.ready(wrong()), (error) => isConfig(youmi, error) && error.cause !== undefined);
  }
  await youmi.ready(bytes);
  assert.equal(youmi.sign("what do ya want for nothing?", "Jefe"), rfc2202);
  // The client that was made before works now.
  assert.ok((await v1.listStaff()).values.length > 0);
  assert.equal((await friends.next()).done, false);
  // Once it is there, nothing changes any more.
  await youmi.ready();
  await youmi.ready(bytes);
  await youmi.ready(new Uint8Array(0));
  assert.equal(youmi.sign("what do ya want for nothing?", "Jefe"), rfc2202);
}

// A client whose options are wrong says so at its first call at the latest.
{
  const youmi = await fresh();
  let made;
  try {
    made = new youmi.V1Client({ baseUrl, auth: "nonsense" });
  } catch (error) {
    assert.equal(error.kind, "argument");
  }
  await youmi.ready(bytes);
  if (made)
    await assert.rejects(made.listStaff(), (error) => error instanceof youmi.YoumiError && error.kind === "argument");
}

// Every source that is documented.
for (const source of [
  () => bytes,
  () => new Uint8Array(bytes),
  () => new Uint8Array(bytes).buffer,
  () => new WebAssembly.Module(bytes),
  () => Promise.resolve(bytes),
  () => new Response(bytes, { headers: { "Content-Type": "application/wasm" } }),
  () => new Response(bytes, { headers: { "Content-Type": "application/octet-stream" } }),
  () => Promise.resolve(new Response(bytes)),
  () => new URL(`data:application/wasm;base64,${bytes.toString("base64")}`),
  () => `data:application/wasm;base64,${bytes.toString("base64")}`,
  () => new Request(`data:application/wasm;base64,${bytes.toString("base64")}`),
]) {
  const youmi = await fresh();
  await youmi.ready(source());
  assert.equal(youmi.sign("what do ya want for nothing?", "Jefe"), rfc2202);
  assert.ok((await new youmi.V1Client({ baseUrl, auth }).listStaff()).values.length > 0);
}

// Several at once are one.
{
  const youmi = await fresh();
  await Promise.all([youmi.ready(bytes), youmi.ready(bytes), youmi.ready()]);
  assert.equal(youmi.sign("what do ya want for nothing?", "Jefe"), rfc2202);
}

// A source that is given while another is tried takes its place when that fails; one that is not needed may fail.
{
  const youmi = await fresh();
  const first = youmi.ready(Promise.reject(new Error("no module today")));
  const second = youmi.ready(bytes);
  await assert.rejects(first, (error) => isConfig(youmi, error));
  await second;
  await youmi.ready(Promise.reject(new Error("nobody needs this one")));
  assert.equal(youmi.sign("what do ya want for nothing?", "Jefe"), rfc2202);
}

// What a call is given counts as it was then, also while the module is still loading.
{
  const youmi = await fresh();
  const options = { baseUrl, auth };
  const v1 = new youmi.V1Client(options);
  const loading = youmi.ready(bytes);
  const params = { PageSize: 1 };
  const call = v1.listFriends(params);
  const friends = v1.eachFriend(params);
  params.PageSize = "none";
  options.baseUrl = "none";
  await loading;
  assert.equal((await call).values.length, 1);
  assert.equal((await friends.next()).done, false);
}

// The caller's own schema and function work with it too, also of calls that wait for the module.
{
  const youmi = await fresh();
  const reports = [];
  const fetch = async () => Response.json({ errmsg: 20000, succeed: true, msgTime: "", values: [{ a: 1 }] });
  const v1 = new youmi.V1Client({ baseUrl, auth: "none", fetch, onMismatch: (report) => reports.push(report) });
  const validate = (value) => (value[0].a === 1 ? { value: "fits" } : { issues: [{ message: "it does not fit" }] });
  const options = { schema: { "~standard": { version: 1, vendor: "own", validate } } };
  const loading = youmi.ready(bytes);
  const calls = [v1.call({ method: "GET", path: "any" }, options), v1.listStaff()];
  options.schema = 5;
  await loading;
  const [checked, staff] = await Promise.all(calls);
  assert.equal(checked.values, "fits");
  assert.equal(staff.values[0].a, 1);
  assert.deepEqual(reports, [{ endpoint: "listStaff", mismatches: staff.mismatches }]);
  assert.ok(staff.mismatches.length > 0);
}

console.log(JSON.stringify({ copies, wasm: bytes.length, names: Object.keys(await fresh()).sort() }));
