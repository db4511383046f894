import { type Answer, jsonAnswer } from "../http/answer.js";
import type { Body } from "../http/body.js";
import { codes } from "../wire/codes.js";
import { envelopeText } from "../wire/envelope.js";
import type { Given } from "../wire/parameters.js";
import { Refusal } from "../wire/refusal.js";
import type { World } from "../world.js";

/** A request as an endpoint sees it. */
export interface EndpointRequest {
  query: Given;
  /** By lower-case name. */
  headers: Readonly<Record<string, string>>;
  body: Body;
}

/** One endpoint of the vendor's API. */
export interface Endpoint {
  /** The name under which faults and the request log know it. */
  id: string;
  version: "v1" | "v2";
  /** What the vendor calls it. */
  title: string;
  method: "GET" | "POST";
  /** All addresses at which it answers. */
  paths: readonly string[];
  serve: (request: EndpointRequest, world: World) => Answer;
}

/** The body as a JSON object; an empty one counts as `{}`, anything else is refused with 200012. */
export function readJsonBody(body: Body): Given {
  if (body.kind !== "text") throw new Refusal(codes.badParameter, "the body is not UTF-8");
  if (body.text.trim() === "") return {};
  let value: unknown;
  try {
    value = JSON.parse(body.text);
  } catch {
    throw new Refusal(codes.badParameter, "the body is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new Refusal(codes.badParameter, "the body is not a JSON object");
  }
  return value as Given;
}

/** What a success says, and under which code if not 20000. */
export interface Success {
  values: unknown;
  errmsg?: number;
  errdesc?: string;
  hasRequestId?: boolean;
}

/** A whole answer that was recorded. */
export interface RecordedAnswer {
  envelope: string;
}

/** Puts what `work` gives, or the refusal it throws, into an envelope, unless it has one. */
export function answerInEnvelope(
  endpoint: Pick<Endpoint, "id" | "version">,
  contentType: string,
  world: World,
  work: () => Success | RecordedAnswer,
): Answer {
  const { id, version } = endpoint;
  try {
    const done = work();
    if ("envelope" in done) return jsonAnswer(done.envelope, contentType);
    const outcome = { errmsg: codes.success, ...done };
    return jsonAnswer(envelopeText(id, version, outcome, world), contentType);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const outcome = { errmsg: error.code, values: null, errdesc: error.message };
    const answer = jsonAnswer(envelopeText(id, version, outcome, world), contentType, error.status);
    if (error.status === 401) answer.headers["WWW-Authenticate"] = "Bearer";
    return answer;
  }
}
