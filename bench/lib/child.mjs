// Child processes that get a job and return a result, both as JSON in files.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runProcess } from "../../scripts/process.mjs";

let jobs = 0;

/** Runs a module of the bench in its own process; resolves to the result that it passed to `finish`. */
export async function runChild(module, job, { temp, flags = [] }) {
  const file = join(temp, `job-${jobs++}.json`);
  writeFileSync(file, JSON.stringify(job));
  const { code, text } = await runProcess(process.execPath, [...flags, fileURLToPath(module), file]);
  if (code !== 0) throw new Error(`A child process of the bench failed (${code}).\n${text}`);
  return JSON.parse(readFileSync(`${file}.result`, "utf8"));
}

/** Called in the child: returns its job. */
export const readJob = () => JSON.parse(readFileSync(process.argv[2], "utf8"));

/** Called in the child: stores its result. */
export const finish = (result) => writeFileSync(`${process.argv[2]}.result`, JSON.stringify(result));
