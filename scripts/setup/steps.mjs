// Runs the steps of set-up and shows their progress.

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const terminal = process.stdout.isTTY && !process.env.CI;

/**
 * Runs the steps that are not done yet, in their order.
 *
 * A step is `{ title, isDone, act }`; `act` gets a function that shows its progress. A `shared` step
 * changes something that all checkouts use, so only one of them may run it at a time. Set-up continues
 * if an `optional` step fails. Resolves to the titles of the failed steps.
 */
export async function doSteps(steps, lockFolder) {
  const failed = [];
  let acted = 0;
  for (const step of steps) {
    if (await step.isDone()) continue;
    acted += 1;
    const progress = showProgress(step.title);
    try {
      await act(step, lockFolder, progress.say);
      progress.end("✓");
    } catch (error) {
      progress.end("✗");
      console.error(indent(error.message));
      if (!step.optional) throw new SetupError(`Set-up could not do this step: ${step.title}`);
      failed.push(step.title);
    }
  }
  return { acted, failed };
}

/** Set-up failed. The reason has been printed. */
export class SetupError extends Error {}

async function act(step, lockFolder, say) {
  const unlock = step.shared ? await lock(lockFolder, say) : undefined;
  try {
    // Another checkout may have done it meanwhile.
    if (unlock && (await step.isDone())) return;
    await step.act(say);
  } finally {
    unlock?.();
  }
  if (!(await step.isDone())) {
    throw new Error("It seemed to work, but what it should have brought is not there.");
  }
}

/** Waits until no other set-up runs a shared step. */
async function lock(folder, say) {
  for (;;) {
    const unlock = tryLock(folder);
    if (unlock) return unlock;
    say(`waiting for another set-up (if there is none, remove ${lockFile(folder)})`);
    await sleep(500);
  }
}

/** Locks the shared steps for other set-ups; undefined if they are locked. */
export function tryLock(folder) {
  mkdirSync(folder, { recursive: true });
  const file = lockFile(folder);
  // An interrupted set-up leaves its lock.
  if (existsSync(file) && !isOwnerAlive(file)) rmSync(file, { force: true });
  try {
    const handle = openSync(file, "wx");
    writeSync(handle, String(process.pid));
    closeSync(handle);
    return () => rmSync(file, { force: true });
  } catch (error) {
    if (error.code === "EEXIST") return undefined;
    throw error;
  }
}

function lockFile(folder) {
  return join(folder, "setup.lock");
}

function isOwnerAlive(file) {
  try {
    process.kill(Number(readFileSync(file, "utf8")), 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}

/** Shows one changing line on a terminal, and only some lines elsewhere, so that logs stay short. */
function showProgress(title) {
  const start = Date.now();
  const elapsed = () => `${((Date.now() - start) / 1000).toFixed(1)} s`;
  let latest = "";
  const show = () => {
    const line = `… ${title}: ${elapsed()}${latest && `, ${latest}`}`;
    if (terminal) process.stdout.write(`\r\x1b[2K${line.slice(0, (process.stdout.columns || 80) - 1)}`);
    else console.log(`  ${line.slice(0, 160)}`);
  };
  if (!terminal) console.log(`… ${title}`);
  const timer = setInterval(show, terminal ? 200 : 15_000);
  return {
    say: (text) => {
      latest = text || latest;
    },
    end(mark) {
      clearInterval(timer);
      console.log(`${terminal ? "\r\x1b[2K" : ""}${mark} ${title} (${elapsed()})`);
    },
  };
}

function indent(text) {
  return text.replace(/^/gm, "    ");
}
