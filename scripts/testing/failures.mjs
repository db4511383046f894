// What of a failed command's output says why it failed.

import { stripVTControlCharacters } from "node:util";

// From where test runners tell their failures again, at the end: node:test, cargo, vitest.
const beginnings = [/^✖ failing tests:/m, /^failures:$/m, /^ *⎯+ Failed Tests/m];

// So much of the end of an output that has no such place.
const lines = 150;

/** The end of an output, from where it tells of the failures. */
export function failureOutput(output) {
  const text = stripVTControlCharacters(output);
  const at = beginnings.map((beginning) => text.search(beginning)).filter((found) => found >= 0);
  if (at.length > 0) return text.slice(Math.min(...at)).trimEnd();
  return text.trimEnd().split("\n").slice(-lines).join("\n");
}
