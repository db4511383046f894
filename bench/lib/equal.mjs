// Comparing results, in browsers too.

/** Throws if two JSON values differ, and says where. The order of keys does not matter. */
export function mustEqual(actual, expected, place = "reply") {
  if (Object.is(actual, expected)) return;
  const differ = () => new Error(`${place} is ${show(actual)}, expected ${show(expected)}`);
  if (!isObject(actual) || !isObject(expected)) throw differ();
  if (Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) throw differ();
  const [names, others] = [Object.keys(actual), Object.keys(expected)];
  for (const name of others) {
    if (!Object.hasOwn(actual, name)) throw new Error(`${place}.${name} is missing`);
    mustEqual(actual[name], expected[name], `${place}.${name}`);
  }
  const unexpected = names.find((name) => !Object.hasOwn(expected, name));
  if (unexpected !== undefined) throw new Error(`${place}.${unexpected} should not be there`);
}

const isObject = (value) => typeof value === "object" && value !== null;

const show = (value) => `${JSON.stringify(value)}`.slice(0, 200);
