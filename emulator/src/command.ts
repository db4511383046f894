#!/usr/bin/env node
import { parseArgs } from "node:util";

import { banner } from "./banner.js";
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
  const line = (option: string, meaning: string): string => `  --${option.padEnd(19)}${meaning}`;
  return [
    "Usage: youmi-open-api-emulator [options]",
    "",
    "A stand-in for the server of the 友米聚合 open API.",
    "",
    line("host ADDRESS", "the address to listen on (127.0.0.1)"),
    ...numberNames.map((name) => line(`${name} N`, `${numbers[name][1]} (${numbers[name][0]})`)),
    line(
      "sidebar-key KEY",
      `the key of sidebar addresses (系统私钥), may be empty (${defaultOptions.sidebarKey})`,
    ),
    line("order-url URL", `the address of your page (下单URL) (${defaultOptions.orderUrl})`),
    line("recorded FOLDER", "answer with what `youmi-open-api doctor --record FOLDER` has kept"),
    line("strict", "answer every field in one type and every envelope in one form"),
    line("help", "show this"),
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
        "sidebar-key": { type: "string" },
        "order-url": { type: "string" },
        recorded: { type: "string" },
        strict: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

/** The key as it was typed. */
function sidebarKey(text: string): string {
  if (/\p{Cc}/u.test(text))
    throw new UsageError("--sidebar-key must not have line breaks or control characters");
  return text;
}

/** The address as it was typed: where the key is empty it is the key, so not a character may change. */
function orderUrl(text: string): string {
  if (!/^https?:\/\/[^\s#]+$/i.test(text) || !URL.canParse(text)) {
    throw new UsageError(`--order-url has to be an address such as ${defaultOptions.orderUrl}, not ${text}`);
  }
  return text;
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
    sidebarKey: sidebarKey(given["sidebar-key"] ?? defaultOptions.sidebarKey),
    orderUrl: orderUrl(given["order-url"] ?? defaultOptions.orderUrl),
    loose: !given.strict,
    ...(given.recorded !== undefined && { recorded: given.recorded }),
  });
  process.stdout.write(banner(emulator));
  const stop = (): void => void emulator.close();
  process.once("SIGINT", stop);
  process.once("SIGTERM", stop);
}

run().catch((error: unknown) => {
  const message = error instanceof Error ? error.message : String(error);
  const isInUse = (error as { code?: unknown }).code === "EADDRINUSE";
  process.stderr.write(`${message}${isInUse ? ": set another --port" : ""}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${help()}`);
  process.exitCode = 1;
});
