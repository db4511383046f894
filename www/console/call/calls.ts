// Calls of endpoints, and what became of them.

import { shallowReactive } from "vue";
import { type CallOptions, type Reply, YoumiError } from "youmi-open-api";
import type { Endpoint } from "../definitions/model";
import { clients } from "./clients";
import { type Exchange, recordExchanges } from "./exchanges";

export interface Call {
  exchanges: Exchange[];
  isRunning: boolean;
  milliseconds: number;
  reply: Reply<unknown> | null;
  error: YoumiError | null;
  cancel: () => void;
}

/** The latest call of each endpoint, by its id. */
export const calls = shallowReactive(new Map<string, Call>());

/** One call at a time: the list of requests belongs to it. */
let latest: Call | null = null;

export async function makeCall(endpoint: Endpoint, params: object, options: CallOptions): Promise<Call> {
  latest?.cancel();
  const leaving = new AbortController();
  const start = performance.now();
  const call = shallowReactive<Call>({
    exchanges: recordExchanges(),
    isRunning: true,
    milliseconds: 0,
    reply: null,
    error: null,
    cancel: () => leaving.abort(),
  });
  latest = call;
  calls.set(endpoint.id, call);
  try {
    call.reply = await method(endpoint)(params, { ...options, signal: leaving.signal });
  } catch (error) {
    if (!(error instanceof YoumiError)) throw error;
    call.error = error;
  } finally {
    call.milliseconds = Math.round(performance.now() - start);
    call.isRunning = false;
  }
  return call;
}

/** An endpoint's method. What it is given comes from a form and may be anything: the package checks it. */
function method({ version, id }: Endpoint): (params: object, options: CallOptions) => Promise<Reply<unknown>> {
  const client = clients[version];
  const found: unknown = Reflect.get(client, id);
  if (typeof found !== "function") throw new TypeError(`${version} has no method ${id}`);
  return (params, options) => Reflect.apply(found, client, [params, options]);
}
