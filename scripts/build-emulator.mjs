// Builds emulator/dist and records its inputs.

import { buildTypeScript } from "./building/typescript.mjs";

await buildTypeScript("emulator", "scripts/build-emulator.mjs");
