// @ts-check
// Checking values by a schema of the caller's, of any library that implements Standard Schema (https://standardschema.dev).

/**
 * @typedef {{ message: string, path?: readonly any[] }} Issue
 * @typedef {{ path: string, expected: string, found: string, count: number }} Mismatch
 */

/** The most kinds of mismatches in a reply, as in crates/wire/src/decode/lenient.rs. */
const MAX_MISMATCHES = 20;

/**
 * Checks the values of a reply and puts the result of the schema in their place. Resolves to the first issue; to undefined
 * if there is none, or if issues are added to the reply's mismatches.
 * @param {any} schema
 * @param {any} reply
 * @param {boolean} leniently
 * @returns {Promise<{ path: string, message: string } | undefined>}
 */
export async function validate(schema, reply, leniently) {
  const result = await schema["~standard"].validate(reply.values);
  const { values } = reply;
  if (!result.issues) {
    reply.values = result.value;
    return undefined;
  }
  /** @type {Issue[]} */
  const issues = result.issues;
  if (!leniently) return { path: pathOf(issues[0]), message: messageOf(issues[0]) };
  const mismatches = reply.mismatches || [];
  for (const issue of issues) addMismatch(mismatches, issue, values);
  // Only a page has it, see pages.js. Some libraries have a `value` beside their issues, which is not what came.
  if ("partial" in result) reply.values = result.partial;
  reply.mismatches = mismatches;
  return undefined;
}

/** @param {Issue} [issue] */
const messageOf = (issue) => String(issue && issue.message);

/**
 * The keys of an issue's path. It may be of a subclass of Array, whose map() would make another one.
 * @param {Issue} [issue]
 * @returns {any[]}
 */
const keysOf = (issue) =>
  Array.from((issue && issue.path) || [], (segment) =>
    segment && typeof segment === "object" ? segment.key : segment,
  );

/** @param {Issue} [issue] */
const pathOf = (issue) =>
  keysOf(issue).reduce((path, key) => path + (typeof key === "number" ? `[${key}]` : `.${String(key)}`), "values");

/**
 * Adds an issue. Equal ones in the items of a list are one mismatch.
 * @param {Mismatch[]} mismatches
 * @param {Issue} issue
 * @param {any} values
 */
function addMismatch(mismatches, issue, values) {
  const [path, expected] = [pathOf(issue), messageOf(issue)];
  const found = wordOf(keysOf(issue).reduce((value, key) => (value == null ? undefined : value[key]), values));
  const kind = kindOf({ path, expected, found });
  const known = mismatches.find((other) => kindOf(other) === kind);
  if (known) known.count++;
  else if (mismatches.length < MAX_MISMATCHES) mismatches.push({ path, expected, found, count: 1 });
}

/**
 * What equal mismatches have in common. Some libraries repeat the value or its path in a message.
 * @param {{ path: string, expected: string, found: string }} mismatch
 */
const kindOf = ({ path, expected, found }) =>
  [path.replace(/\[\d+\]/g, ""), expected.replace(/"(\\.|[^"\\])*"|\d+/g, ""), found].join("\n");

/** The word for a value's type, as the decoder has it. @param {unknown} value */
function wordOf(value) {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}
