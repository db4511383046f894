// Runs a script in a process of its own, which has to end by itself.

import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";

/** The output of a module that was given as text and imported as if it stood in this folder; rejects if it does not end. */
export function runModule(text, env = {}) {
  const options = {
    cwd: fileURLToPath(new URL(".", import.meta.url)),
    env: { ...process.env, NODE_OPTIONS: "", ...env },
    timeout: 60_000,
  };
  return new Promise((resolve, reject) => {
    const args = ["--input-type=module", "--eval", text];
    execFile(process.execPath, args, options, (error, stdout, stderr) => {
      if (error) reject(new Error(`${error.killed ? "it did not end\n" : ""}${stdout}\n${stderr}`));
      else resolve(stdout);
    });
  });
}
