// @ts-check
// One API from its address to its last endpoint.

import { V1Client, V2Client } from "youmi-open-api";
import { compareClocks } from "./clock.js";
import { EndpointCheck } from "./endpoint.js";
import { Observer } from "./observer.js";
import { probeForms } from "./probes.js";
import { FINAL_REASONS, isForCall } from "./refusals.js";

/** @import { Target } from "../arguments.js" */
/** @import { Checked, Endpoint, Mismatch, Problem } from "../report.d.ts" */
/** @import { Catalogue, ReadEndpoint } from "./catalogue.js" */
/** @import { KnownValues } from "./parameters.js" */

/** After so many calls in a row that got no answer, the server counts as gone. */
const LOST_CALLS = 2;

/**
 * @param {Target} target
 * @param {{
 *   catalogue: Catalogue, known: KnownValues, timeoutMs: number, keep: (endpoint: ReadEndpoint, text: string) => void,
 *   progress: (endpoint: string) => void,
 * }} context `keep` gets the raw text of each answer, `progress` hears of each call
 * @returns {Promise<Checked>}
 */
export async function checkApi(target, context) {
  const { api, baseUrl, isDerived } = target;
  const { catalogue, timeoutMs } = context;
  const observer = new Observer();
  const addresses = await probeForms(api, baseUrl, observer, timeoutMs);
  const exchanges = observer.take();

  const given = addresses[0];
  const used = addresses.find(({ answers }) => answers) || given;
  const reads = catalogue.reads.filter((read) => read.api === api);
  /** @type {Checked} */
  const checked = {
    ...{ api, baseUrl: used.url, addresses, clock: await compareClocks(exchanges) },
    ...{ token: null, signature: null, problem: null, endpoints: [] },
  };
  if (!used.answers) {
    const isElsewhere = isDerived && given.problem !== null && given.problem.status !== undefined;
    checked.problem = isElsewhere ? { reason: "notHere" } : given.problem;
    checked.endpoints = reads.map((read) => notAsked(read, { reason: "stoppedBefore" }));
    return checked;
  }
  // The user's own programs will be given the address that does not answer.
  if (used !== given && !isDerived) checked.problem = { reason: "otherAddress", detail: used.url };

  /** What the client has told of the call under way. @type {Mismatch[]} */
  const mismatches = [];
  const client = makeClient({ ...target, baseUrl: used.url }, observer, timeoutMs, mismatches);
  let lost = 0;
  /** @type {Problem | null} */
  let final = null;
  for (const read of reads) {
    if (final) {
      checked.endpoints.push(notAsked(read, { reason: "stoppedBefore" }));
      continue;
    }
    context.progress(read.id);
    const check = new EndpointCheck(read, context);
    const endpoint = await check.run(client, observer, mismatches);
    exchanges.push(...check.exchanges);

    const { problem } = endpoint;
    const calls = check.exchanges.filter(({ url }) => isForCall(read, url));
    // A call is only sent with a token.
    if (check.exchanges.length > 0) checked.token = calls.length > 0;
    if (checked.token === false && problem) {
      checked.endpoints.push(notAsked(read, { reason: "stoppedBefore" }));
      final = problem;
      continue;
    }
    checked.endpoints.push(endpoint);
    if (api === "v1" && calls.length > 0) {
      if (!problem || problem.reason === "refused") checked.signature = true;
      else if (problem.reason === "wrongSignature") checked.signature = false;
    }
    const isLost = endpoint.state === "failed" && problem && problem.status === undefined && problem.code === undefined;
    lost = isLost ? lost + 1 : 0;
    if (problem && endpoint.state === "failed" && (FINAL_REASONS.has(problem.reason) || lost >= LOST_CALLS)) {
      final = problem;
    }
  }
  if (checked.clock.source !== "msgTime") checked.clock = await compareClocks(exchanges);
  if (final) checked.problem = final;
  return checked;
}

/**
 * A client that hands out what is not documented, and tells of it.
 * @param {Target} target
 * @param {Observer} observer
 * @param {number} timeoutMs
 * @param {Mismatch[]} mismatches
 */
function makeClient({ api, baseUrl, auth, tenantId }, observer, timeoutMs, mismatches) {
  /** @param {{ mismatches: Mismatch[] }} report */
  const onMismatch = (report) => void mismatches.push(...report.mismatches);
  const options = { baseUrl, auth, fetch: observer.fetch, retries: 0, timeoutMs, onMismatch };
  const Client = /** @type {any} */ (api === "v1" ? V1Client : V2Client);
  return new Client({ ...options, ...(tenantId !== undefined && { tenantId }) });
}

/**
 * @param {ReadEndpoint} read
 * @param {Problem} problem
 * @returns {Endpoint}
 */
export function notAsked({ id, title, method, path }, problem) {
  return {
    ...{ endpoint: id, title, method, path, state: "unchecked", milliseconds: null, records: null },
    ...{ mismatches: [], undocumented: [], problem },
  };
}
