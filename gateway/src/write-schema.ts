// Writes gateway.schema.json, which follows from the types of the configuration. The build runs it.

import { writeFileSync } from "node:fs";
import { jsonSchema } from "./config/schema.js";

writeFileSync(new URL("../gateway.schema.json", import.meta.url), `${JSON.stringify(jsonSchema(), null, 2)}\n`);
