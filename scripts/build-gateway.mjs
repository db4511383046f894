// Builds gateway/dist and gateway/gateway.schema.json, and records the inputs.

import { buildTypeScript } from "./building/typescript.mjs";

await buildTypeScript("gateway", "scripts/build-gateway.mjs");
