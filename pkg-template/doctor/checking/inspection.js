// @ts-check
// All APIs, one after the other, and what comes out of it.

import { checkApi } from "./api.js";
import { KnownValues } from "./parameters.js";

/** @import { Target } from "../arguments.js" */
/** @import { Checked, Report } from "../report.d.ts" */
/** @import { Catalogue, ReadEndpoint } from "./catalogue.js" */

/** The raw answer of an endpoint. @typedef {{ read: ReadEndpoint, text: string }} RawAnswer */

/**
 * @param {Target[]} targets
 * @param {Catalogue} catalogue
 * @param {number} timeoutMs
 * @param {(endpoint: string) => void} progress
 */
export async function inspect(targets, catalogue, timeoutMs, progress) {
  /** @type {RawAnswer[]} */
  const answers = [];
  /** @type {Checked[]} */
  const apis = [];
  // The values of v1's answers serve in v2 too.
  const known = new KnownValues();
  for (const target of targets) {
    const keep = (/** @type {ReadEndpoint} */ read, /** @type {string} */ text) => void answers.push({ read, text });
    apis.push(await checkApi(target, { catalogue, known, timeoutMs, keep, progress }));
  }
  return { apis, answers };
}

/**
 * What the checks come to. A difference counts first, because it is certain whatever could not be checked.
 * @param {Checked[]} apis
 * @returns {Pick<Report, "outcome" | "exitCode">}
 */
export function outcomeOf(apis) {
  const endpoints = apis.flatMap((api) => api.endpoints);
  if (endpoints.some(({ state }) => state === "differs")) return { outcome: "differs", exitCode: 1 };
  const isIncomplete =
    apis.some(({ problem }) => problem !== null) || endpoints.some(({ state }) => state === "failed");
  return isIncomplete ? { outcome: "unchecked", exitCode: 2 } : { outcome: "fits", exitCode: 0 };
}
