import { readFileSync } from "node:fs";

/**
 * The vendor's example answers lie beside the code as JSON files, written as the vendor writes them, so that
 * they serve as fixtures elsewhere too. Here only their `values` count.
 */
export function exampleValues<T>(endpoint: string): T {
  const file = new URL(`../../examples/v1/${endpoint}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { values: T }).values;
}
