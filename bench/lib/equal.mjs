// Comparing results. Written here because it has to run in browsers too.

/** Throws, with the place, if two JSON values differ in more than the order of their keys. */
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
  const more = names.find((name) => !Object.hasOwn(expected, name));
  if (more !== undefined) throw new Error(`${place}.${more} is there and should not be`);
}

const isObject = (value) => typeof value === "object" && value !== null;

const show = (value) => `${JSON.stringify(value)}`.slice(0, 200);
