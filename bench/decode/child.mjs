// Times one answer in a process of its own.

import { readFileSync } from "node:fs";
import { finish, readJob } from "../lib/child.mjs";
import { measureAnswer } from "./measure.mjs";

const { packageUrl, file, ...job } = readJob();
const api = await import(packageUrl);
finish(await measureAnswer({ ...job, api, bytes: readFileSync(file) }));
