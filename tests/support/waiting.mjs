// Waiting for things that happen, without a clock.

/** A promise and what settles it. */
export function deferred() {
  let resolve, reject;
  const promise = new Promise((...functions) => ([resolve, reject] = functions));
  return { promise, resolve, reject };
}

/** Everything that can happen without time passing or the network has happened. */
export function settled() {
  return new Promise((resolve) => setImmediate(resolve));
}

/** Waits until something is true; a test's own `timeout` ends it if it never is. */
export async function until(isTrue) {
  while (!isTrue()) await settled();
}

/**
 * Puts timers into the test's hand: those of `isHeld(ms)` are noted, and only `fire` lets one ring. All others run, for
 * Node's own fetch sets some too.
 */
export function heldTimers(t, isHeld = () => true) {
  const timers = [];
  const { setTimeout, clearTimeout } = globalThis;
  const set = t.mock.method(globalThis, "setTimeout", (callback, ms = 0, ...values) => {
    if (!isHeld(ms)) return setTimeout(callback, ms, ...values);
    const timer = { ms, state: "waiting", ring: () => callback(...values) };
    timers.push(timer);
    return timer;
  });
  const clear = t.mock.method(globalThis, "clearTimeout", (timer) => {
    if (!timers.includes(timer)) clearTimeout(timer);
    else if (timer.state === "waiting") timer.state = "cleared";
  });
  return {
    timers,
    waiting: () => timers.filter((timer) => timer.state === "waiting"),
    /** Lets the timers of so many milliseconds ring that have not been cleared. */
    fire(ms) {
      const due = timers.filter((timer) => timer.state === "waiting" && timer.ms === ms);
      for (const timer of due) {
        timer.state = "rung";
        timer.ring();
      }
      return due.length;
    },
    release() {
      set.mock.restore();
      clear.mock.restore();
    },
  };
}

/** An AbortController whose signal counts its listeners. */
export function countedController() {
  const controller = new AbortController();
  const { signal } = controller;
  const listeners = new Set();
  const counts = { added: 0, removed: 0, left: () => listeners.size };
  const key = (type, listener) => {
    if (type !== "abort") throw new Error(`a listener of ${type}`);
    return listener;
  };
  signal.addEventListener = function (type, listener, ...rest) {
    counts.added += 1;
    listeners.add(key(type, listener));
    return EventTarget.prototype.addEventListener.call(this, type, listener, ...rest);
  };
  signal.removeEventListener = function (type, listener, ...rest) {
    counts.removed += 1;
    listeners.delete(key(type, listener));
    return EventTarget.prototype.removeEventListener.call(this, type, listener, ...rest);
  };
  return { controller, signal, counts };
}
