// All that the gateways of a test file log. No secret may be in it.

import { secrets } from "./settings.js";

const lines: string[] = [];
const alsoSecret = new Set<string>();

/** Notes what was logged. */
export function note(line: string): void {
  lines.push(line);
}

/** Names a text that must not be logged either. */
export function mustNotBeLogged(text: string): void {
  alsoSecret.add(text);
}

/** What was logged, as objects. */
export function logged(): Record<string, unknown>[] {
  return lines
    .join("")
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

// At the very end, so that what closes the servers runs in any case.
process.on("exit", () => {
  const text = lines.join("");
  for (const secret of [...Object.values(secrets), ...alsoSecret]) {
    for (const form of [secret, encodeURIComponent(secret)]) {
      if (!text.includes(form)) continue;
      console.error(`A secret was logged: ${text.split("\n").find((line) => line.includes(form))}`);
      process.exitCode = 1;
    }
  }
});
