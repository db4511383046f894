// `npm run bench`: compares the built package with its alternatives.
//
//   --quick                        fewer rounds
//   --only=decode,memory,call,gateway,start,size
//   --data=accounts-20,staff       decoding of these answers only (prefixes of their names)
//   --clock=cpu                    decoding by processor time, for a machine with other load
//   --minutes=10                   the memory of gateways too, under load for so long each
//   --browsers                     decoding and start in Chromium and Firefox too
//   --write                        writes bench/RESULTS.md, as a complete run always does

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { runProcess } from "./process.mjs";
import { npmCommand } from "./setup/node.mjs";
import { root } from "./toolchain.mjs";

const folder = join(root, "bench");
const sections = ["decode", "memory", "call", "gateway", "start", "size"];

const options = readOptions();
await installMissing();
const temp = mkdtempSync(join(tmpdir(), "youmi-open-api-bench-"));
process.on("exit", () => rmSync(temp, { recursive: true, force: true }));

const { run } = await import("../bench/run.mjs");
const results = await run({ ...options, temp, packageFolder: join(root, "pkg"), say });
console.log(results);
if (options.write) {
  const { format } = await import("prettier");
  writeFileSync(join(folder, "RESULTS.md"), await format(results, { parser: "markdown", printWidth: 120 }));
  say("written to bench/RESULTS.md");
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      only: { type: "string" },
      data: { type: "string" },
      clock: { type: "string", default: "wall" },
      minutes: { type: "string" },
      browsers: { type: "boolean", default: false },
      write: { type: "boolean", default: false },
    },
  });
  const only = values.only?.split(",") ?? sections;
  const unknown = only.find((name) => !sections.includes(name));
  if (unknown) throw new Error(`There is no section ${unknown}; there are ${sections.join(", ")}.`);
  const isWhole = !values.quick && !values.only && !values.data;
  return {
    ...values,
    only,
    data: values.data?.split(","),
    minutes: Number(values.minutes ?? 0),
    write: values.write || isWhole,
    command: ["npm run bench", ...(process.argv.length > 2 ? ["--", ...process.argv.slice(2)] : [])].join(" "),
  };
}

/** The alternatives are not among the workspaces, because only the bench needs them. */
async function installMissing() {
  if (!existsSync(join(folder, "node_modules"))) {
    await npm(folder, "installing the alternatives", [
      "install",
      ...["--ignore-scripts", "--no-audit", "--no-fund", "--omit-lockfile-registry-resolved"],
    ]);
  }
  if (!existsSync(join(root, "emulator/dist/index.js"))) {
    await npm(root, "building the emulator", ["run", "build", "-w", "youmi-open-api-emulator"]);
  }
  if (!existsSync(join(root, "gateway/dist/command.js"))) {
    await npm(root, "building the gateway", ["run", "build", "-w", "youmi-open-api-gateway"]);
  }
}

async function npm(cwd, what, args) {
  say(what);
  const [program, ...before] = npmCommand();
  const { code, text } = await runProcess(program, [...before, ...args], { cwd });
  if (code !== 0) throw new Error(`npm ${args[0]} failed.\n${text}`);
}

// Progress goes to stderr, so that the results can be piped into a file.
function say(text) {
  process.stderr.write(`… ${text}\n`);
}
