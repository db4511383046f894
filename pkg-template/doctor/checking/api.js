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
/** @import { Exchange } from "./observer.js" */
/** @import { KnownValues } from "./parameters.js" */

/** After so many calls in a row that got no answer, the server counts as gone. */
const LOST_CALLS = 2;

/**
 * `keep` gets the raw text of each answer, `progress` hears of each call.
 * @typedef {{
 *   catalogue: Catalogue, known: KnownValues, timeoutMs: number, keep: (endpoint: ReadEndpoint, text: string) => void,
 *   progress: (endpoint: string) => void,
 * }} Context
 */

/**
 * @param {Target} target
 * @param {Context} context
 * @returns {Promise<Checked>}
 */
export async function checkApi(target, context) {
  const { api, baseUrl, isDerived } = target;
  const observer = new Observer();
  const addresses = await probeForms(api, baseUrl, observer, context.timeoutMs);
  const exchanges = observer.take();

  const given = addresses[0];
  const used = addresses.find(({ answers }) => answers) || given;
  const reads = context.catalogue.reads.filter((read) => read.api === api);
  /** @type {Checked} */
  const checked = {
    ...{ api, baseUrl: used.url, addresses, clock: await compareClocks(exchanges) },
    ...{ token: null, signature: null, problem: null, endpoints: [] },
  };
  if (!used.answers) {
    const isElsewhere = isDerived && given.problem !== null && given.problem.status !== undefined;
    checked.problem = isElsewhere ? { reason: "notHere" } : given.problem;
    checked.endpoints = reads.map(notAsked);
    return checked;
  }
  // The user's own programs will be given the address that does not answer.
  if (used !== given && !isDerived) checked.problem = { reason: "otherAddress", detail: used.url };

  /** What the client has told of the call under way. @type {Mismatch[]} */
  const mismatches = [];
  const client = makeClient({ ...target, baseUrl: used.url }, observer, context.timeoutMs, mismatches);
  const calls = new Calls(checked);
  for (const read of reads) {
    if (calls.areOver) {
      checked.endpoints.push(notAsked(read));
      continue;
    }
    context.progress(read.id);
    const check = new EndpointCheck(read, context);
    const endpoint = await check.run(client, observer, mismatches);
    exchanges.push(...check.exchanges);
    calls.note(read, endpoint, check.exchanges);
  }
  if (checked.clock.source !== "msgTime") checked.clock = await compareClocks(exchanges);
  return checked;
}

/** What the calls so far say of token and signature, and whether it makes sense to go on. */
class Calls {
  /** @param {Checked} checked */
  constructor(checked) {
    this.checked = checked;
    this.areOver = false;
    this.lost = 0;
  }

  /**
   * @param {ReadEndpoint} read
   * @param {Endpoint} endpoint
   * @param {Exchange[]} exchanges
   */
  note(read, endpoint, exchanges) {
    const { checked } = this;
    const { problem, state } = endpoint;
    const wasSent = exchanges.some(({ url }) => isForCall(read, url));
    // A call is only sent with a token.
    if (exchanges.length > 0) checked.token = wasSent;
    if (problem && checked.token === false) {
      checked.endpoints.push(notAsked(read));
      this.end(problem);
      return;
    }
    const wasAccepted = checked.endpoints.some(({ state }) => state === "fits" || state === "differs");
    checked.endpoints.push(endpoint);
    if (read.api === "v1" && wasSent) {
      if (!problem || problem.reason === "refused") checked.signature = true;
      else if (problem.reason === "wrongSignature") checked.signature = false;
    }
    if (!problem || state !== "failed") {
      this.lost = 0;
      return;
    }
    this.lost = problem.status === undefined && problem.code === undefined ? this.lost + 1 : 0;
    // A single endpoint may be refused to those who may call the others.
    if (this.lost >= LOST_CALLS || (FINAL_REASONS.has(problem.reason) && !wasAccepted)) this.end(problem);
  }

  /** @param {Problem} problem */
  end(problem) {
    this.checked.problem = problem;
    this.areOver = true;
  }
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
 * An endpoint before which the checks have ended.
 * @param {ReadEndpoint} read
 * @returns {Endpoint}
 */
function notAsked({ id, title, method, path }) {
  return {
    ...{ endpoint: id, title, method, path, state: "unchecked", milliseconds: null, records: null },
    ...{ mismatches: [], undocumented: [], problem: { reason: "stoppedBefore" } },
  };
}
