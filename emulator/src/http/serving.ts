import { setTimeout as wait } from "node:timers/promises";

import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";

import type { Endpoint, EndpointRequest } from "../endpoints/endpoint.js";
import { connectionFaults, isConnectionFault } from "../faults/connection.js";
import { damage } from "../faults/damage.js";
import type { FaultSpec } from "../faults/spec.js";
import { meaningOf } from "../wire/codes.js";
import { envelopeText } from "../wire/envelope.js";
import type { World } from "../world.js";
import { type Answer, APPLICATION_JSON, corsHeaders, TEXT_JSON } from "./answer.js";
import { readBody } from "./body.js";

/** What answers a request: an endpoint, or what says that there is none. */
export interface Target {
  endpoint: Endpoint | null;
  serve: (request: EndpointRequest, world: World) => Answer;
}

/** Turns an answer into what Hono sends, with the headers that all have. */
export function toResponse(answer: Answer, world: World): Response {
  // A status that allows no body would make the Response constructor throw.
  const body = answer.status === 204 || answer.status === 205 || answer.status === 304 ? null : answer.body;
  const headers = { Date: httpDate(world), ...corsHeaders, ...answer.headers };
  return new Response(body, { status: answer.status, headers });
}

function httpDate(world: World): string {
  return new Date(world.clock.now()).toUTCString();
}

/** What the server does before it looks at a request, because a fault says so. */
function prepare(fault: FaultSpec | null, world: World): void {
  if (fault?.kind === "skewedClock") world.clock.skewSeconds = fault.seconds;
  if (fault?.kind === "expiredToken") {
    world.tokens.expireAll();
    world.merchantTokens.expireAll();
  }
}

const tooLarge: Answer = {
  status: 413,
  headers: { "Content-Type": "text/plain; charset=utf-8" },
  body: "The body is larger than 4 MiB.\n",
};

const nothing: Answer = { status: 200, headers: {}, body: "" };

/** The answer without the connection's faults: the endpoint's own, or what a fault makes of it. */
function answerOf(target: Target, request: EndpointRequest, fault: FaultSpec | null, world: World): Answer {
  const isRefused = fault?.kind === "status" || fault?.kind === "errmsg";
  const isApplied = fault?.applied ?? !isRefused;
  let answer = nothing;
  if (request.body.kind === "tooLarge") answer = tooLarge;
  else if (isApplied) answer = target.serve(request, world);

  if (fault?.kind === "errmsg") {
    const { id, version } = target.endpoint ?? { id: "*", version: "v1" as const };
    const outcome = { errmsg: fault.code, values: null, errdesc: fault.errdesc ?? meaningOf(fault.code) };
    const contentType = version === "v1" ? TEXT_JSON : APPLICATION_JSON;
    const body = envelopeText(id, version, outcome, world);
    return { status: 200, headers: { "Content-Type": contentType }, body };
  }
  return fault ? damage(answer, fault) : answer;
}

/** Handles one request from its first byte to its answer's last, faults included. */
export async function handle(
  target: Target,
  { incoming, outgoing }: HttpBindings,
  world: World,
  closing: AbortSignal,
): Promise<Response> {
  const body = await readBody(incoming);
  const path = incoming.url ?? "";
  const query = Object.fromEntries(new URLSearchParams(path.split("?").slice(1).join("?")));
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  const logged = world.log.add({
    endpoint: target.endpoint?.id ?? null,
    method: incoming.method ?? "",
    path,
    query,
    headers,
    rawHeaders: pairs(incoming.rawHeaders),
    body: body.kind === "tooLarge" ? "" : body.text,
    time: world.clock.realTime(),
  });
  // Nobody is left to answer, and what arrived in part must not be acted upon.
  if (body.kind === "aborted") return RESPONSE_ALREADY_SENT;

  const fault = world.faults.take(logged.endpoint);
  logged.fault = fault?.kind ?? null;
  prepare(fault, world);
  const answer = answerOf(target, { query, headers, body }, fault, world);

  if (fault && isConnectionFault(fault.kind)) {
    const dated = { ...answer, headers: { Date: httpDate(world), ...answer.headers } };
    await connectionFaults[fault.kind](dated, outgoing);
    return RESPONSE_ALREADY_SENT;
  }
  if (fault?.kind === "delay") await wait(fault.ms, undefined, { signal: closing }).catch(() => {});
  return toResponse(answer, world);
}

function pairs(rawHeaders: readonly string[]): [string, string][] {
  const result: [string, string][] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    result.push([rawHeaders[index] ?? "", rawHeaders[index + 1] ?? ""]);
  }
  return result;
}

/** What answers an address that no endpoint has; the vendor does not document it. */
export const unknownAddress: Target = {
  endpoint: null,
  serve: () => ({
    status: 404,
    headers: { "Content-Type": "text/plain; charset=utf-8" },
    body: "No such address.\n",
  }),
};

/** What answers an endpoint's address under another method; the vendor does not document it. */
export function wrongMethod(allowed: string): Target {
  return {
    endpoint: null,
    serve: () => ({
      status: 405,
      headers: { "Content-Type": "text/plain; charset=utf-8", Allow: allowed },
      body: "No such method here.\n",
    }),
  };
}
