import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The file that says who has made a recording. */
const MARK = "youmi-open-api-recording.json";

/** Recorded answers, by the id of their endpoint. */
export type Recorded = ReadonlyMap<string, string>;

/**
 * Reads a folder with a file `<endpoint>.json` for each answer. Throws if the folder cannot be read, or holds a file that
 * belongs to no endpoint or is not JSON: otherwise a misspelled name would be passed over in silence.
 */
export function readRecorded(folder: string | undefined, endpoints: ReadonlySet<string>): Recorded {
  const recorded = new Map<string, string>();
  if (folder === undefined) return recorded;
  for (const name of namesIn(folder)) {
    if (name === MARK || !name.endsWith(".json")) continue;
    const endpoint = name.slice(0, -".json".length);
    if (!endpoints.has(endpoint)) {
      throw new Error(
        `${join(folder, name)} is named after no endpoint that can be recorded; /__emulator lists all ids`,
      );
    }
    recorded.set(endpoint, jsonIn(join(folder, name)));
  }
  return recorded;
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`the folder of recorded answers cannot be read: ${folder} (${code})`, { cause: error });
  }
}

function jsonIn(file: string): string {
  const text = readFileSync(file, "utf8");
  try {
    JSON.parse(text);
    return text;
  } catch (error) {
    throw new Error(`${file} is not JSON`, { cause: error });
  }
}
