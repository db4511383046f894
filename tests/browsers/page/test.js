// node:test, as far as the tests use it that run in pages.

const newSuite = (name, parent) => ({
  name,
  parent,
  children: [],
  before: [],
  after: [],
  beforeEach: [],
  afterEach: [],
});
const root = newSuite("");
let suite = root;

export function describe(name, define) {
  const outer = suite;
  suite = newSuite(name, outer);
  outer.children.push(suite);
  define();
  suite = outer;
}

export function it(name, ...rest) {
  const run = rest.at(-1);
  const options = rest.length > 1 ? rest[0] : {};
  if (!options.skip) suite.children.push({ name, run, timeout: options.timeout ?? 30_000 });
}

export const test = it;
export const before = (hook) => suite.before.push(hook);
export const after = (hook) => suite.after.push(hook);
export const beforeEach = (hook) => suite.beforeEach.push(hook);
export const afterEach = (hook) => suite.afterEach.push(hook);

/** Runs everything that was defined, leaves the results with the server, and goes on to the next page. */
export async function runAll(number) {
  const results = [];
  await runSuite(root, results, []);
  const response = await realFetch(`/results/${number}`, { method: "POST", body: JSON.stringify(results) });
  const { next } = await response.json();
  if (next) location.replace(next);
}

const realFetch = globalThis.fetch;

async function runSuite(current, results, names) {
  try {
    for (const hook of current.before) await hook();
    for (const child of current.children) {
      const path = [...names, child.name];
      if (child.children) await runSuite(child, results, path);
      else results.push({ name: path.join(" › "), error: await runTest(child, current) });
    }
    for (const hook of current.after) await hook();
  } catch (error) {
    results.push({ name: [...names, "hooks"].join(" › "), error: textOf(error) });
  }
}

/** Resolves to what is wrong, if anything is. */
async function runTest({ name, run, timeout }, within) {
  const cleanups = [];
  const context = { name, after: (hook) => cleanups.push(hook), mock: newMocks() };
  const { setTimeout, clearTimeout } = globalThis;
  let timer;
  const tooLong = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`it took more than ${timeout} ms`)), timeout);
  });
  try {
    await Promise.race([runWithHooks(run, within, context), tooLong]);
    return undefined;
  } catch (error) {
    return textOf(error);
  } finally {
    clearTimeout(timer);
    for (const hook of cleanups) await hook();
    context.mock.restoreAll();
  }
}

async function runWithHooks(run, within, context) {
  const suites = [];
  for (let at = within; at; at = at.parent) suites.unshift(at);
  for (const { beforeEach } of suites) for (const hook of beforeEach) await hook(context);
  await run(context);
  for (const { afterEach } of suites.reverse()) for (const hook of afterEach) await hook(context);
}

function newMocks() {
  const mocks = [];
  return {
    method(object, name, implementation = object[name]) {
      const descriptor = Object.getOwnPropertyDescriptor(object, name);
      const calls = [];
      const mocked = function (...args) {
        calls.push({ arguments: args, this: this });
        return implementation.apply(this, args);
      };
      const restore = () => {
        if (descriptor) Object.defineProperty(object, name, descriptor);
        else delete object[name];
      };
      mocked.mock = { calls, callCount: () => calls.length, restore };
      Object.defineProperty(object, name, { value: mocked, writable: true, configurable: true, enumerable: true });
      mocks.push(mocked.mock);
      return mocked;
    },
    restoreAll() {
      for (const mock of mocks.splice(0).reverse()) mock.restore();
    },
  };
}

function textOf(error) {
  if (!(error instanceof Error)) return `thrown: ${String(error)}`;
  // Firefox has no message in a stack.
  return error.stack?.includes(error.message) ? error.stack : `${error.name}: ${error.message}\n${error.stack}`;
}
