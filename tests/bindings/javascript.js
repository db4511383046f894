// What the tests of the bindings need of JavaScript: values of every kind, stubs of fetch, and ways to look at what comes
// out.

/** The value of an expression, in which `it` stands for another value. */
export function evaluate(expression, it) {
  return new Function("it", `return (${expression});`)(it);
}

/** A value as JSON text; what JSON cannot hold becomes a text that names it. */
export function toJson(value) {
  return JSON.stringify(value, (_, item) => {
    if (item === undefined) return "(undefined)";
    return typeof item === "number" && !Number.isFinite(item) ? `(${item})` : item;
  });
}

/** All properties of an error as JSON text, its cause as text, and whether it is what every error has to be. */
export function errorToJson(error) {
  return JSON.stringify({
    isYoumiError:
      error instanceof Error &&
      error.name === "YoumiError" &&
      typeof error.stack === "string" &&
      String(error) === `YoumiError: ${error.message}`,
    message: error?.message,
    ...error,
    cause: error?.cause === undefined ? null : String(error.cause),
  });
}

/** The text of a successful answer. */
export function successText(values) {
  return JSON.stringify({ errmsg: 20000, succeed: true, msgTime: "", requestId: null, errdesc: null, values });
}

/** A fetch that gives every request the same body; `fetch.calls` is what it was called with. */
export function answering(body) {
  const calls = [];
  const fetch = async (url, init) => {
    calls.push({ url, method: init.method, headers: Object.fromEntries(new Headers(init.headers)), body: init.body });
    return new Response(body);
  };
  return Object.assign(fetch, { calls });
}

/** A fetch whose requests wait until the test answers them: `fetch.answer(number, values)`, counted from 0. */
export function held() {
  const waiting = [];
  const fetch = () => new Promise((resolve) => waiting.push(resolve));
  const answer = (number, values) => waiting[number](new Response(successText(values)));
  return Object.assign(fetch, { waiting, answer });
}

/** A signal that knows its listeners, and the controller that aborts it. */
export function watchedSignal() {
  const controller = new AbortController();
  const { signal } = controller;
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  const listeners = new Set();
  const seen = { mostListeners: 0, listeners };
  signal.addEventListener = (type, listener, ...rest) => {
    listeners.add(listener);
    seen.mostListeners = Math.max(seen.mostListeners, listeners.size);
    add(type, listener, ...rest);
  };
  signal.removeEventListener = (type, listener, ...rest) => {
    listeners.delete(listener);
    remove(type, listener, ...rest);
  };
  return { controller, signal, seen };
}

/** Something whose `fetch` aborts a call at a stage, and the options that the call is made with. */
export function abortedAt(stage) {
  const reason = new Error("the chat was closed");
  const controller = new AbortController();
  const abort = () => controller.abort(reason);
  const attempts = { count: 0 };
  const client = {
    before: { auth: "none", fetch: async () => new Response(successText([])) },
    token: {
      auth: {
        accessToken: () => {
          queueMicrotask(abort);
          return new Promise(() => {});
        },
        sign: (text) => text,
      },
    },
    fetch: {
      auth: "none",
      fetch: () => {
        queueMicrotask(abort);
        return new Promise(() => {});
      },
    },
    body: {
      auth: "none",
      fetch: async () => {
        const body = new ReadableStream({ start: (stream) => stream.enqueue(new Uint8Array([123])), pull: abort });
        return new Response(body);
      },
    },
    retry: {
      auth: "none",
      retries: 2,
      fetch: async () => {
        setTimeout(abort, 20);
        return new Response("", { status: 503, headers: { "Retry-After": "5" } });
      },
    },
  }[stage];
  if (stage === "before") abort();
  if (client.fetch) {
    const { fetch } = client;
    client.fetch = (...args) => {
      attempts.count += 1;
      return fetch(...args);
    };
  }
  return { client, call: { signal: controller.signal }, reason, attempts };
}

/** Runs something while a global is replaced. */
export async function withGlobal(name, value, run) {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  try {
    return await run();
  } finally {
    if (descriptor) Object.defineProperty(globalThis, name, descriptor);
    else delete globalThis[name];
  }
}

/** What a promise settles to: `{ value }` or `{ error }`. */
export function outcome(promise) {
  return promise.then(
    (value) => ({ value }),
    (error) => ({ error }),
  );
}
