// Gives the page `virtual:definitions`: the API as the package's type definitions describe it.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "vite";
import catalogue from "../../../tests/fixtures/catalogue.json" with { type: "json" };
import { readDefinitions } from "./read-definitions.ts";

const NAME = "virtual:definitions";
const RESOLVED = `\0${NAME}`;

export function definitions(): Plugin {
  const manifest = createRequire(import.meta.url).resolve("youmi-open-api/package.json");
  const types = join(manifest, "../index.d.ts");
  return {
    name: "definitions",
    resolveId: (source) => (source === NAME ? RESOLVED : null),
    load(id) {
      if (id !== RESOLVED) return null;
      this.addWatchFile(types);
      const found = readDefinitions(readFileSync(types, "utf8"), catalogue);
      return Object.entries(found)
        .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};`)
        .join("\n");
    },
  };
}
