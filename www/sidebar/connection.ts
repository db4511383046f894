// Whether the system can be reached. What could not be read is read again by itself until it can; nothing is ever sent
// again by itself.

import { shallowReactive } from "vue";
import { YoumiError } from "youmi-open-api";
import { OrderSystemError } from "./order-system";

type Read = () => Promise<void>;

const PAUSE_MS = 3000;

/** What the page shows was read by these. */
const readings = new Set<Read>();
/** Those of them that got no answer. */
const unanswered = shallowReactive(new Set<Read>());

let timer: ReturnType<typeof setTimeout> | undefined;
let isTrying = false;

export const isReachable = (): boolean => unanswered.size === 0;

/** Whether it is the connection that failed: to the order system, or from its gateway to the vendor's server. */
export function isUnreachable(error: unknown): boolean {
  if (error instanceof YoumiError && (error.kind === "network" || error.kind === "timeout")) return true;
  if (error instanceof OrderSystemError && error.status === null) return true;
  const isHttp = error instanceof OrderSystemError || (error instanceof YoumiError && error.kind === "http");
  return isHttp && (error.status === 502 || error.status === 504);
}

export function addReading(read: Read): void {
  readings.add(read);
}

export function removeReading(read: Read): void {
  readings.delete(read);
  unanswered.delete(read);
}

export function noteAnswer(read: Read): void {
  unanswered.delete(read);
}

export function noteNoAnswer(read: Read): void {
  unanswered.add(read);
  tryAgainLater();
}

/** After an action without an answer: shows what is there now, and notices if nothing can be reached. */
export function readEverythingAgain(): void {
  for (const read of readings) void read();
}

function tryAgainLater(): void {
  clearTimeout(timer);
  timer = setTimeout(tryAgain, PAUSE_MS);
}

/** One goes ahead; the others follow when it got through. */
async function tryAgain(): Promise<void> {
  const [first, ...others] = unanswered;
  if (!first || isTrying) return;
  isTrying = true;
  try {
    await first();
    if (!unanswered.has(first)) await Promise.all(others.map((read) => read()));
  } finally {
    isTrying = false;
    if (!isReachable()) tryAgainLater();
  }
}

addEventListener("online", tryAgain);
addEventListener("offline", readEverythingAgain);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") void tryAgain();
});
