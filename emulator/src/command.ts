#!/usr/bin/env node
import { parseArgs } from "node:util";

import { startEmulator } from "./emulator.js";
import { defaultOptions } from "./options.js";

/** The options that are numbers, and what `--help` says of each. */
const numbers = {
  port: [5003, "the port to listen on"],
  accounts: [defaultOptions.accounts, "operating accounts (运营号), personal ones"],
  friends: [defaultOptions.friends, "friends (好友)"],
  staff: [defaultOptions.staff, "staff members (员工)"],
  labels: [defaultOptions.labels, "labels (标签)"],
  "ad-groups": [defaultOptions.adGroups, "ad groups (投放组)"],
  seed: [defaultOptions.seed, "what the made-up data follows from"],
} as const;

type NumberName = keyof typeof numbers;

const numberNames = Object.keys(numbers) as NumberName[];

function help(): string {
  const lines = numberNames.map((name) => {
    const [fallback, meaning] = numbers[name];
    return `  --${`${name} N`.padEnd(16)}${meaning} (${fallback})`;
  });
  return [
    "Usage: youmi-open-api-emulator [options]",
    "",
    "A stand-in for the server of the 友米聚合 open API.",
    "",
    `  --${"host ADDRESS".padEnd(16)}the address to listen on (127.0.0.1)`,
    ...lines,
    `  --${"strict".padEnd(16)}answer every field in one type and every envelope in one form`,
    `  --${"help".padEnd(16)}show this`,
    "",
  ].join("\n");
}

class UsageError extends Error {}

function readArguments() {
  try {
    const texts = Object.fromEntries(numberNames.map((name) => [name, { type: "string" }])) as {
      [K in NumberName]: { type: "string" };
    };
    return parseArgs({
      options: {
        ...texts,
        host: { type: "string" },
        strict: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function run(): Promise<void> {
  const given = readArguments();
  if (given.help) {
    process.stdout.write(help());
    return;
  }
  const number = (name: NumberName): number => {
    const text = given[name];
    if (text === undefined) return numbers[name][0];
    if (!/^\d{1,9}$/.test(text)) throw new UsageError(`--${name} has to be a number, not ${text}`);
    return Number(text);
  };
  const emulator = await startEmulator({
    port: number("port"),
    host: given.host ?? defaultOptions.host,
    accounts: number("accounts"),
    friends: number("friends"),
    staff: number("staff"),
    labels: number("labels"),
    adGroups: number("ad-groups"),
    seed: number("seed"),
    loose: !given.strict,
  });
  process.stdout.write(
    [
      `youmi-open-api-emulator listens at ${emulator.url}`,
      `  v1  ${emulator.url}/v1  appId ${emulator.appId}  appKey ${emulator.appKey}`,
      `  v2  ${emulator.url}  client_id ${emulator.clientId}  client_secret ${emulator.clientSecret}`,
      `  control  ${emulator.url}/__emulator`,
      "",
    ].join("\n"),
  );
  const stop = (): void => void emulator.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

run().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${help()}`);
  process.exitCode = 1;
});
