// The programs whose start is measured.

import { fileURLToPath } from "node:url";

const file = (name) => fileURLToPath(new URL(`./programs/${name}.mjs`, import.meta.url));

/** The first is what the others are compared with. */
export const programs = [
  { name: "ky-zod", title: "ky + zod 4" },
  { name: "ky-zod-mini", title: "ky + zod/mini" },
  { name: "own", title: "youmi-open-api" },
  { name: "slim", title: "youmi-open-api/slim" },
  { name: "nothing", title: "fetch alone, nothing checked" },
].map((program) => ({ ...program, file: file(program.name) }));
