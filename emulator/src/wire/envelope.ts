import { hash } from "../random.js";
import { isoTime, oldServerTime } from "../clock.js";
import type { World } from "../world.js";
import { codes } from "./codes.js";

/** What an endpoint has to say, before it is put into an envelope. */
export interface Outcome {
  /** The code; success is 20000 everywhere but at GetAccessToken, where it is 10004. */
  errmsg: number;
  values: unknown;
  /** Given by the vendor with some answers and by the emulator with every refusal. */
  errdesc?: string;
  /** Whether a requestId belongs to the answer; otherwise it is there in some forms of the envelope. */
  hasRequestId?: boolean;
}

/** The envelope's JSON text, in the form that is this endpoint's turn. */
export function envelopeText(endpoint: string, version: "v1" | "v2", outcome: Outcome, world: World): string {
  const form = world.looseness.nextForm(endpoint, version);
  const now = world.clock.now();
  const envelope: Record<string, unknown> = {};

  if (outcome.hasRequestId || form.requestId === "given") envelope["requestId"] = requestIdOf(endpoint, now);
  else if (form.requestId === "null") envelope["requestId"] = null;
  envelope["errmsg"] = outcome.errmsg;
  envelope["succeed"] = outcome.errmsg === codes.success || outcome.errmsg === codes.dataFetched;
  envelope[form.timeKey] = form.time === "iso" ? isoTime(now) : oldServerTime(now);
  envelope["values"] = outcome.values;
  if (outcome.errdesc !== undefined) envelope["errdesc"] = outcome.errdesc;
  else if (form.errdesc !== "absent") envelope["errdesc"] = form.errdesc === "empty" ? "" : null;

  return JSON.stringify(envelope);
}

/** An id in the shape that ASP.NET servers give a request, such as `0HM8K2Q7V3D1A:00000001`. */
function requestIdOf(endpoint: string, now: number): string {
  const connection = hash(endpoint, now).toString(32).toUpperCase().padStart(7, "0");
  return `0HM8K2${connection}:${String(now % 100_000_000).padStart(8, "0")}`;
}
