import type { Endpoint } from "./endpoint.js";
import { endpointsV1 } from "./v1/index.js";
import { endpointsV2 } from "./v2/index.js";

/** Every endpoint that the emulator answers. */
export const endpoints: readonly Endpoint[] = [...endpointsV1, ...endpointsV2];
