// The command `youmi-open-api doctor`, as a user runs it.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:http";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("doctor.cjs", import.meta.resolve("youmi-open-api")));

/** What the environment of an application has for the APIs of an emulator. */
export function keysOf({ url, appId, appKey, clientId, clientSecret }, apis = ["v1", "v2"]) {
  return {
    YOUMI_BASE_URL: `${url}/v1`,
    ...(apis.includes("v1") && { YOUMI_APP_ID: appId, YOUMI_APP_KEY: appKey }),
    ...(apis.includes("v2") && {
      YOUMI_CLIENT_ID: clientId,
      YOUMI_CLIENT_SECRET: clientSecret,
      YOUMI_TOKEN_URL: `${url}/connect/token`,
    }),
  };
}

/** Runs the command in this environment alone. No secret of it may be printed. */
export async function run(args, environment = {}) {
  const child = spawn(process.execPath, [command, ...args], {
    env: { PATH: process.env.PATH, LC_ALL: "C", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const texts = await Promise.all(
    [child.stdout, child.stderr].map(async (stream) => {
      let text = "";
      for await (const chunk of stream.setEncoding("utf8")) text += chunk;
      return text;
    }),
  );
  if (child.exitCode === null) await once(child, "exit");
  const [output, errors] = texts;
  for (const name of ["YOUMI_APP_KEY", "YOUMI_CLIENT_SECRET"]) {
    const secret = environment[name];
    if (secret) assert.ok(!output.includes(secret) && !errors.includes(secret), `${name} was printed`);
  }
  return { code: child.exitCode, output, errors };
}

/** Runs the doctor; its report. */
export async function examine(environment, ...args) {
  const { code, output, errors } = await run(["doctor", "--json", ...args], environment);
  assert.notEqual(output, "", errors);
  const report = JSON.parse(output);
  assert.equal(report.exitCode, code);
  return report;
}

/** All endpoints of a report, by their names. */
export const endpointsOf = ({ apis }) =>
  Object.fromEntries(apis.flatMap(({ endpoints }) => endpoints).map((endpoint) => [endpoint.endpoint, endpoint]));

/** A server in front of an emulator, which keeps the text of each answer by its path, and knows some addresses only. */
export async function recordingProxy(t, emulator, knows = () => true) {
  const answers = new Map();
  const server = createServer(async (incoming, outgoing) => {
    if (!knows(incoming.url)) return outgoing.writeHead(404).end();
    const chunks = [];
    for await (const chunk of incoming) chunks.push(chunk);
    const headers = Object.entries(incoming.headers).filter(
      ([name]) => !/^(host|connection|content-length)$/.test(name),
    );
    const body = chunks.length > 0 ? Buffer.concat(chunks) : undefined;
    const answer = await fetch(emulator.url + incoming.url, { method: incoming.method, headers, body });
    const text = await answer.text();
    answers.set(incoming.url.split("?")[0], text);
    outgoing.writeHead(answer.status, { "Content-Type": answer.headers.get("content-type") }).end(text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  t.after(() => server.close() && server.closeAllConnections());
  return { answers, keys: keysOf({ ...emulator, url: `http://127.0.0.1:${server.address().port}` }) };
}
