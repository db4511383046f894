#!/usr/bin/env node
// @ts-check
// The command `youmi-open-api` of the package.
import { run } from "../doctor/command.js";

const output = {
  write: (/** @type {string} */ text) => void process.stdout.write(text),
  writeError: (/** @type {string} */ text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY === true,
};

/** Not 1, which says that the server differs. */
const FAILED = 2;

void run(process.argv.slice(2), process.env, output).then(
  (code) => (process.exitCode = code),
  (error) => {
    output.writeError(`youmi-open-api: ${error instanceof Error ? error.stack : "failed"}\n`);
    process.exitCode = FAILED;
  },
);
