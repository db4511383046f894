// Doing the steps of set-up: checking, acting, showing progress.

import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const terminal = process.stdout.isTTY && !process.env.CI;

/**
 * Does what is not done yet of the given steps, in their order.
 *
 * A step is `{ title, isDone, act }`: `act` gets a function to tell what it is at. `shared` marks
 * what all checkouts share, and what therefore must not be done by two of them at a time; without
 * an `optional` step set-up goes on. Resolves to the titles of the steps that could not be done.
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

/** Set-up failed; what went wrong has been said. */
export class SetupError extends Error {}

async function act(step, lockFolder, say) {
  const unlock = step.shared ? await lock(lockFolder, say) : undefined;
  try {
    // Another checkout may have done it while we waited.
    if (unlock && (await step.isDone())) return;
    await step.act(say);
  } finally {
    unlock?.();
  }
  if (!(await step.isDone())) {
    throw new Error("It seemed to work, but what it should have brought is not there.");
  }
}

/** Waits until no other set-up works on what checkouts share. */
async function lock(folder, say) {
  for (;;) {
    const unlock = tryLock(folder);
    if (unlock) return unlock;
    say(`waiting for another set-up (if there is none, remove ${lockFile(folder)})`);
    await sleep(500);
  }
}

/** Keeps other set-ups from what checkouts share; undefined if one of them was first. */
export function tryLock(folder) {
  mkdirSync(folder, { recursive: true });
  const file = lockFile(folder);
  // Whoever was interrupted has left its lock behind.
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

/** On a terminal one line that changes, elsewhere a line now and then, so that logs stay short. */
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
