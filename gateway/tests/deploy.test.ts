// What gateway/deploy says is tried as far as it can be without Docker: its commands, its configurations, its proxy.

import assert from "node:assert/strict";
import { execFile, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { parse } from "yaml";
import { certificate } from "./support/certificate.js";
import { folder, freePort, run, serving, startRedis, until } from "./support/processes.js";
import { emulated, orderSystem } from "./support/started.js";
import { settings } from "./support/settings.js";

const gatewayFolder = fileURLToPath(new URL("../..", import.meta.url));
const deploy = join(gatewayFolder, "deploy");
const read = (name: string): string => readFileSync(join(deploy, name), "utf8");
const npm = process.platform === "win32" ? "npm.cmd" : "npm";
const isThere = (program: string): boolean =>
  spawnSync(program, ["--version"], { stdio: "ignore" }).error === undefined;
const skipWithout = (program: string) => (isThere(program) ? {} : { skip: `there is no ${program} on this machine` });

/** The variables that a file sets: NAME=value. */
const variables = Object.fromEntries(
  read("example.env")
    .split("\n")
    .filter((line) => /^[A-Z]/.test(line))
    .map((line) => line.split("=", 2) as [string, string]),
);

describe("the configuration for compose.yaml", () => {
  const compose = parse(read("compose.yaml")) as {
    services: Record<
      string,
      { environment?: Record<string, string>; volumes?: string[]; deploy?: { replicas: number } }
    >;
  };
  const { gateway, proxy, redis } = compose.services;

  test("is good, with the variables that are set", async () => {
    const { code, stderr } = await run(["--config", join(deploy, "gateway.yaml"), "--check"], {
      ...variables,
      ...gateway!.environment,
    });
    assert.equal(stderr, "");
    assert.equal(code, 0);
    for (const name of Object.keys(variables)) assert.ok(read("gateway.yaml").includes(`\${${name}}`), name);
  });

  test("has two gateways, a Redis and a proxy, and mounts files that are there", () => {
    assert.equal(gateway!.deploy!.replicas, 2);
    assert.ok(redis);
    for (const volume of [...gateway!.volumes!, ...proxy!.volumes!]) {
      assert.ok(read(volume.split(":")[0]!).length > 0);
      assert.ok(volume.endsWith(":ro"), volume);
    }
    assert.equal(new URL(gateway!.environment!["REDIS_URL"]!).hostname, "redis");
  });
});

describe("the image", () => {
  const lines = read("Dockerfile").replaceAll("\\\n", " ").split("\n");
  const instruction = (name: string): string =>
    lines
      .filter((line) => line.startsWith(`${name} `))
      .at(-1)!
      .slice(name.length + 1);
  const app = folder();

  before(async () => {
    // In place of what npm would fetch by its name.
    const pack = async (place: string): Promise<string> => {
      const { stdout } = await promisify(execFile)(npm, ["pack", "--silent", "--pack-destination", app], {
        cwd: place,
      });
      return join(app, stdout.trim());
    };
    const tarballs = [await pack(join(gatewayFolder, "../pkg")), await pack(gatewayFolder)];
    const [command, ...args] = instruction("RUN").split(" ");
    assert.equal(command, "npm");
    assert.equal(args.at(-1), "youmi-open-api-gateway@${VERSION}");
    const { version } = JSON.parse(readFileSync(join(gatewayFolder, "package.json"), "utf8")) as { version: string };
    assert.ok(lines.includes(`ARG VERSION=${version}`));
    await promisify(execFile)(npm, [...args.slice(0, -1), "--prefer-offline", ...tarballs], { cwd: app });
  });

  test("starts, is healthy, and ends", async () => {
    const emulator = await emulated();
    const listening = { ...settings(emulator.url), listen: { port: await freePort() } };
    const config = join(app, "gateway.yaml");
    writeFileSync(config, JSON.stringify({ ...listening, callers: [{ forward: { url: emulator.url } }], rules: [] }));
    const [program, script] = JSON.parse(instruction("ENTRYPOINT")) as string[];
    assert.equal(program, "node");
    const args = [...(JSON.parse(instruction("CMD")) as string[]).slice(0, -1), config];
    const env = {
      ...process.env,
      NODE_ENV: "production",
      YOUMI_APP_KEY: emulator.appKey,
      YOUMI_CLIENT_SECRET: "secret",
    };
    const child = spawn(process.execPath, [script!, ...args], {
      cwd: app,
      env,
      stdio: ["ignore", "ignore", "inherit"],
    });
    after(() => void child.kill("SIGKILL"));

    const [, healthCommand] = /CMD (\[.*\])$/.exec(instruction("HEALTHCHECK"))!;
    const [, ...healthArgs] = JSON.parse(healthCommand!.replace("8787", `${listening.listen.port}`)) as string[];
    const isHealthy = (): boolean => spawnSync(process.execPath, healthArgs).status === 0;
    await until(isHealthy, "the image is healthy");
    child.kill("SIGTERM");
    assert.deepEqual(await once(child, "exit"), [0, null]);
    assert.equal(isHealthy(), false);
  });

  test("is not run by root, and has no secret in it", () => {
    assert.equal(instruction("USER"), "node");
    assert.ok(!lines.some((line) => /^(ENV|ARG) .*(KEY|SECRET|TOKEN)/.test(line)));
  });
});

describe("Nginx", skipWithout("nginx"), () => {
  /** Writes a configuration into a folder, and has Nginx check it; the arguments with which Nginx takes it. */
  function checked(conf: string, place: string): string[] {
    const file = join(place, "nginx.conf");
    writeFileSync(file, conf);
    const args = ["-p", place, "-c", file, "-e", join(place, "error.log")];
    const { stderr, status } = spawnSync("nginx", [...args, "-t"], { encoding: "utf8" });
    assert.equal(status, 0, stderr);
    return args;
  }

  test("serves reads through two gateways while one of them is killed", async () => {
    const emulator = await emulated();
    const redis = await startRedis();
    const auth = await orderSystem((_, response) => void response.writeHead(204).end());
    const one = settings(emulator.url, {
      listen: { port: 0, trustProxy: true },
      callers: [{ forward: { url: auth, cache: "1h" } }],
      rules: [{ allow: ["listStaff", "createTodo"] }],
      redis: "${REDIS_URL}",
      log: { level: "info" },
    });
    const gateways = await Promise.all([0, 1].map(() => serving(one, { REDIS_URL: redis.url })));
    const port = await freePort();
    const place = folder();
    const servers = gateways.map(({ url }) => `server ${new URL(url).host} max_fails=1 fail_timeout=2s;`);
    const conf = read("nginx.conf")
      .replace(/server gateway:8787[^\n]*/, servers.join("\n"))
      .replace("listen 80;", `listen 127.0.0.1:${port};`)
      .replace("pid /tmp/nginx.pid;", `pid ${join(place, "nginx.pid")};`);
    const nginx = spawn("nginx", [...checked(conf, place), "-g", "daemon off;"], { stdio: "ignore" });
    after(() => void nginx.kill("SIGKILL"));
    const url = `http://127.0.0.1:${port}`;
    await until(async () => (await fetch(`${url}/healthz`).catch(() => undefined))?.ok === true, "Nginx serves");

    let done = 0;
    const statuses: number[] = [];
    const reader = async (): Promise<void> => {
      while (done < 600) {
        done += 1;
        if (done === 200) gateways[0]!.child.kill("SIGKILL");
        const response = await fetch(`${url}/youmi/v1/staff`);
        await response.arrayBuffer();
        statuses.push(response.status);
      }
    };
    await Promise.all(Array.from({ length: 16 }, reader));
    assert.deepEqual([...new Set(statuses)], [200]);

    const todos = () => emulator.requests.filter(({ endpoint }) => endpoint === "createTodo").length;
    const todo = {
      ...{ Weixin: "wx", From: 0, AdWecharId: 1, RemindTitle: "回访", FollowupsiTuation: "无" },
      RemindTime: "2026-12-01 10:00:00",
    };
    // The page's origin is that which Nginx was asked for.
    const headers = { "content-type": "application/json", origin: url };
    const act = { method: "POST", headers, body: JSON.stringify(todo) };
    assert.equal((await fetch(`${url}/youmi/v2/Todo/AddRecordNew`, act)).status, 200);
    assert.equal(todos(), 1);
    const ended = once(nginx, "exit");
    nginx.kill("SIGTERM");
    await ended;
  });

  test("takes the configuration of one machine", async () => {
    const place = folder();
    const { cert, key } = await certificate();
    writeFileSync(join(place, "cert.pem"), cert);
    writeFileSync(join(place, "key.pem"), key);
    const site = read("nginx-site.conf")
      .replace("/etc/ssl/crm.example.pem", join(place, "cert.pem"))
      .replace("/etc/ssl/crm.example.key", join(place, "key.pem"));
    checked(`pid ${join(place, "nginx.pid")};\nevents {}\nhttp {\n${site}\n}\n`, place);
  });
});

test("systemd takes the unit", skipWithout("systemd-analyze"), () => {
  const place = folder();
  // The program is somewhere else on this machine.
  const unit = read("youmi-open-api-gateway.service").replaceAll("/usr/bin/node", process.execPath);
  writeFileSync(join(place, "youmi-open-api-gateway.service"), unit);
  const { stderr, stdout } = spawnSync("systemd-analyze", ["verify", join(place, "youmi-open-api-gateway.service")], {
    encoding: "utf8",
  });
  const about = `${stdout}${stderr}`.split("\n").filter((line) => line.includes("youmi-open-api-gateway.service"));
  assert.deepEqual(about, []);
});
