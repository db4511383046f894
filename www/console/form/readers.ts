// From the text in an input to the value that is given to the package. What makes no sense is handed on as text: the
// package says what is wrong with it.

import type { Input } from "../definitions/model";

/** Text that should be JSON. */
export class NotJson extends Error {}

export const readers: Record<Input["kind"], (text: string) => unknown> = {
  text: (text) => text,
  number: (text) => (Number.isFinite(Number(text)) && text.trim() !== "" ? Number(text) : text),
  choice: (text) => JSON.parse(text),
  /** `yyyy-MM-dd HH:mm:ss`, China Standard Time, as the vendor writes it. */
  time: (text) => withSeconds(text).replace("T", " "),
  unixSeconds: (text) => new Date(`${withSeconds(text)}+08:00`),
  json,
  more(text) {
    const value = json(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
    throw new NotJson("{ … }");
  },
};

/** Browsers leave out seconds that are zero. */
function withSeconds(text: string): string {
  return /T\d\d:\d\d$/.test(text) ? `${text}:00` : text;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NotJson(error instanceof Error ? error.message : String(error));
  }
}
