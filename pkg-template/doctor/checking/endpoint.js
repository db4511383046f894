// @ts-check
// One endpoint, asked once.

import { parseEnvelope } from "./observer.js";
import { parametersOf, ValueMissing } from "./parameters.js";
import { isForCall, mismatchOf, problemOfCall } from "./refusals.js";
import { undocumentedFields } from "./undocumented.js";

/** @import { Endpoint, Mismatch, Problem } from "../report.d.ts" */
/** @import { Catalogue, ReadEndpoint } from "./catalogue.js" */
/** @import { Exchange, Observer } from "./observer.js" */
/** @import { KnownValues } from "./parameters.js" */

export class EndpointCheck {
  /**
   * @param {ReadEndpoint} read
   * @param {{ catalogue: Catalogue, known: KnownValues, keep: (endpoint: ReadEndpoint, text: string) => void }} context
   */
  constructor(read, { catalogue, known, keep }) {
    this.read = read;
    this.catalogue = catalogue;
    this.known = known;
    this.keep = keep;
    /** What was sent for it. @type {Exchange[]} */
    this.exchanges = [];
  }

  /**
   * @param {any} client
   * @param {Observer} observer
   * @param {Mismatch[]} heard what the client tells of the answer, while the call is under way
   * @returns {Promise<Endpoint>}
   */
  async run(client, observer, heard) {
    const { read } = this;
    if (read.path === null) return this.unchecked({ reason: "pathUnknown" });
    let params;
    try {
      params = parametersOf(read.id, this.known, Date.now());
    } catch (error) {
      if (!(error instanceof ValueMissing)) throw error;
      return this.unchecked({ reason: "valueMissing", detail: error.field });
    }
    heard.length = 0;
    const error = await client[read.id](params).then(
      () => undefined,
      (/** @type {unknown} */ error) => error,
    );
    this.exchanges = observer.take();
    return error === undefined ? this.answered([...heard]) : this.rejected(error);
  }

  /** @param {any} error */
  async rejected(error) {
    const last = this.last;
    const isToken = last !== undefined && !isForCall(this.read, last.url);
    const mismatch = isToken ? undefined : await mismatchOf(error, last);
    if (mismatch) return this.answered([mismatch]);
    const problem = await problemOfCall(error, last, isToken);
    // Without the parameters that the vendor does not document, a refusal proves nothing.
    if (problem.reason === "refused" && !this.read.areParametersKnown) {
      return this.unchecked({ ...problem, reason: "parametersUnknown" });
    }
    return this.endpoint("failed", { problem });
  }

  /** @param {Mismatch[]} mismatches */
  async answered(mismatches) {
    const { last } = this;
    const text = last ? await last.text : null;
    // What the client cannot read at all may be nested without end.
    const envelope = mismatches.some(({ path }) => path === "") ? undefined : parseEnvelope(text);
    if (text !== null) this.keep(this.read, text);
    if (envelope) this.known.learn(envelope.values);
    const values = envelope && envelope.values;
    return this.endpoint(mismatches.length > 0 ? "differs" : "fits", {
      mismatches,
      records: Array.isArray(values) ? values.length : null,
      undocumented: envelope ? undocumentedFields(this.catalogue, this.read.answer, envelope) : [],
    });
  }

  /** @param {Problem} problem */
  unchecked(problem) {
    return this.endpoint("unchecked", { problem });
  }

  /**
   * @param {Endpoint["state"]} state
   * @param {Partial<Endpoint>} found
   * @returns {Endpoint}
   */
  endpoint(state, found) {
    const { id, title, method, path } = this.read;
    const { last } = this;
    return {
      ...{ endpoint: id, title, method, path, state, milliseconds: last ? last.endedAt - last.startedAt : null },
      ...{ records: null, mismatches: [], undocumented: [], problem: null, ...found },
    };
  }

  /** The last request. */
  get last() {
    return this.exchanges[this.exchanges.length - 1];
  }
}
