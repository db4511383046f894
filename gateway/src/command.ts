#!/usr/bin/env node
import { parseArgs, parseEnv } from "node:util";

import { ConfigError, loadConfig, readText } from "./config/load.js";
import { InitError, type Language, languageOf, languages, writeExample } from "./init.js";
import { ListenError } from "./serving/server.js";
import { checkStartable, startGateway } from "./start.js";

/** What the program ends with. */
const EXIT = { done: 0, failed: 1, usage: 2, config: 3, listen: 4 } as const;

const DEFAULT_FILE = "gateway.yaml";

const help = `Usage: youmi-open-api-gateway [--config FILE] [--env FILE] [--check]
       youmi-open-api-gateway init [--config FILE] [--lang zh|en]

A server between pages and the 友米聚合 open API: it holds the keys, knows the caller, and lets through what its rules name.

  --config FILE  the configuration (${DEFAULT_FILE})
  --env FILE     a file of variables, such as .env; what is set in the environment counts more
  --check        check the configuration and end
  init           write a commented example; a file that is there stays as it is
  --lang LANG    the language of the example: zh or en (that of the environment)
  --help         show this

It ends with 0 when it was stopped, 2 for wrong arguments, 3 for a configuration that cannot be used, 4 where it cannot
listen, and 1 for anything else.
`;

class UsageError extends Error {
  override readonly name = "UsageError";
}

function readArguments() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        config: { type: "string", short: "c" },
        // Node.js 20 takes an `--env-file` for its own, wherever it stands.
        env: { type: "string" },
        check: { type: "boolean" },
        lang: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function run(): Promise<void> {
  const { values, positionals } = readArguments();
  if (values.help) return void process.stdout.write(help);
  const [command, ...rest] = positionals;
  const file = values.config ?? DEFAULT_FILE;
  if (command !== undefined && (command !== "init" || rest.length > 0)) {
    throw new UsageError(`There is no command ${positionals.join(" ")}.`);
  }
  if (command === "init") return init(file, values.lang);
  if (values.lang !== undefined) throw new UsageError("--lang is for init.");
  const config = loadConfig(file, environmentWith(values.env));
  checkStartable(config);
  if (values.check) return void process.stdout.write(`${file} is sound.\n`);
  await serve(config);
}

/** The variables of a file and of the environment, which has the last word. */
function environmentWith(file: string | undefined): NodeJS.ProcessEnv {
  return file === undefined ? process.env : { ...parseEnv(readText(file)), ...process.env };
}

function init(file: string, lang: string | undefined): void {
  if (lang !== undefined && !languages.includes(lang as Language)) {
    throw new UsageError(`--lang has to be ${languages.join(" or ")}, not ${lang}.`);
  }
  writeExample(file, (lang as Language | undefined) ?? languageOf(process.env));
  process.stdout.write(`${file} is written. Check it with \`youmi-open-api-gateway --config ${file} --check\`.\n`);
}

/** Serves until a signal comes. A second one ends it at once. */
async function serve(config: Parameters<typeof startGateway>[0]): Promise<void> {
  const gateway = await startGateway(config);
  let isStopping = false;
  const stop = (): void => {
    if (isStopping) process.exit(EXIT.failed);
    isStopping = true;
    gateway.close().then(
      () => process.exit(EXIT.done),
      (error: unknown) => fail(error),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** Says what is wrong in a sentence, and ends with its code. */
function fail(error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  if (error instanceof UsageError) process.stderr.write(`\n${help}`);
  process.exitCode = codeOf(error);
}

function codeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof ConfigError || error instanceof InitError) return EXIT.config;
  return error instanceof ListenError ? EXIT.listen : EXIT.failed;
}

run().catch(fail);
