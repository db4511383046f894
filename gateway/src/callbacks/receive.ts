// Receiving callbacks and events of the vendor's server.

import { createHash, timingSafeEqual } from "node:crypto";
import { callbackReply, parseCallback, parseEvent } from "youmi-open-api";
import { json, refusal } from "../http/answers.js";
import { BodyError, readBody } from "../http/body.js";
import type { Incoming } from "../http/incoming.js";
import type { Logger } from "../log.js";
import type { Metrics } from "../metrics.js";
import { type HandOver, reasonOfFailure } from "./hand-over.js";

const LARGEST_BODY = 1024 * 1024;

export class Callbacks {
  readonly #secret: string;
  readonly #handOver: HandOver;
  readonly #metrics: Metrics;

  constructor(secret: string, handOver: HandOver, metrics: Metrics) {
    this.#secret = secret;
    this.#handOver = handOver;
    this.#metrics = metrics;
  }

  /** Answers the vendor after the callback was handed over: "done" is not said before. */
  async receive(secret: string, { method, body }: Incoming, log: Logger): Promise<Response> {
    if (!isSame(secret, this.#secret)) return refusal(404, "there is nothing at this path");
    if (method !== "POST") return refusal(405, "this path takes another method", { Allow: "POST" });
    let bytes: Buffer;
    try {
      bytes = await readBody(body, LARGEST_BODY);
    } catch (error) {
      return error instanceof BodyError
        ? refusal(error.status, error.message)
        : refusal(400, "the body could not be read");
    }
    if (!isCallbackOrEvent(bytes)) return refusal(400, "neither a callback nor an event");
    try {
      await this.#handOver(bytes);
    } catch (error) {
      log.error({ reason: reasonOfFailure(error) }, "a callback was not handed over");
      this.#metrics.callback("failed");
      return json(500, callbackReply(false));
    }
    this.#metrics.callback("handed_over");
    return json(200, callbackReply());
  }
}

/** The form of an event is not documented. A body that is not a callback is taken for one. */
function isCallbackOrEvent(body: Buffer): boolean {
  return [parseCallback, parseEvent].some((parse) => {
    try {
      parse(body);
      return true;
    } catch {
      return false;
    }
  });
}

/** Compares in a time that does not depend on where texts differ. */
function isSame(given: string, expected: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(expected));
}
