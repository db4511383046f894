// Child processes that never outlive this one.
//
// Test runners start drivers, drivers start browsers, npm starts shells. Ending only the child would
// leave those running, so each child leads its own process group, and the whole group is ended.

import { spawn, spawnSync } from "node:child_process";

const windows = process.platform === "win32";
const running = new Set();
let watching = false;

/** Starts a child whose process group ends with the child or with this process. */
export function startProcess(command, args, options = {}) {
  watchForOurEnd();
  const child = spawn(command, args, {
    stdio: ["ignore", "pipe", "pipe"],
    ...options,
    detached: !windows,
    windowsHide: true,
  });
  running.add(child);
  child.once("error", () => running.delete(child));
  child.once("exit", () => {
    // A grandchild that is still running would keep the output pipes open.
    signalFamily(child, "SIGKILL");
    running.delete(child);
  });
  return child;
}

/** Ends a child and its process group; resolves when it has ended. */
export async function endProcess(child, grace = 3000) {
  if (!running.has(child)) return;
  const gone = new Promise((resolve) => child.once("exit", resolve));
  signalFamily(child, "SIGTERM");
  const force = setTimeout(() => signalFamily(child, "SIGKILL"), grace);
  await gone;
  clearTimeout(force);
}

/**
 * Runs a command to its end; resolves to its exit code and output.
 *
 * `onText` gets the output as it arrives; `limit` (milliseconds) ends a command that hangs.
 */
export function runProcess(command, args, { onText, limit, ...options } = {}) {
  return new Promise((resolve) => {
    const child = startProcess(command, args, options);
    let text = "";
    let timedOut = false;
    const timer =
      limit &&
      setTimeout(() => {
        timedOut = true;
        void endProcess(child);
      }, limit);
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8");
      stream?.on("data", (chunk) => {
        text += chunk;
        onText?.(chunk);
      });
    }
    const finish = (code) => {
      clearTimeout(timer);
      resolve({ code, text, timedOut });
    };
    child.once("error", (error) => {
      text += `${error.message}\n`;
      finish(127);
    });
    child.once("close", (code) => finish(timedOut ? 124 : (code ?? 1)));
  });
}

/** The output of a short command; undefined if it fails or does not exist. */
export function ask(command, args, options = {}) {
  const { status, stdout } = spawnSync(command, args, {
    encoding: "utf8",
    timeout: 30_000,
    stdio: ["ignore", "pipe", "ignore"],
    windowsHide: true,
    ...options,
  });
  return status === 0 ? stdout.trim() : undefined;
}

function signalFamily(child, signal) {
  if (child.pid === undefined) return;
  try {
    if (windows) spawnSync("taskkill", ["/pid", String(child.pid), "/T", "/F"]);
    else process.kill(-child.pid, signal);
  } catch {
    // The group has already ended.
  }
}

function watchForOurEnd() {
  if (watching) return;
  watching = true;
  process.on("exit", () => {
    for (const child of running) signalFamily(child, "SIGKILL");
  });
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ]) {
    process.once(signal, () => void endEverything(128 + number));
  }
  watchForTheEndOfNpm();
}

async function endEverything(code) {
  await Promise.all([...running].map((child) => endProcess(child, 2000)));
  process.exit(code);
}

// npm sends signals only to the shell that started this process, and the shell does not pass them on.
function watchForTheEndOfNpm() {
  if (windows || !process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    void endEverything(1);
  }, 1000);
  timer.unref();
}
