// The requests of a call as they went out, tokens among them, and what came back.

import { shallowReactive } from "vue";

export interface Exchange {
  method: string;
  url: string;
  headers: [name: string, value: string][];
  body: string | null;
  /** Null while nothing has come. */
  status: number | null;
  /** Until the answer was there whole, or the connection broke. */
  milliseconds: number | null;
  /** The beginning of the answer. */
  answer: string | null;
  /** Why there is no answer, or no whole one. */
  failure: string | null;
}

/** What is shown of an answer. */
const LONGEST_ANSWER = 4000;

let recording: Exchange[] = [];

/** Begins the list of a call; all requests from now on are in it. */
export function recordExchanges(): Exchange[] {
  recording = shallowReactive([]);
  return recording;
}

/** Does what fetch does, and writes it down. */
export async function recordingFetch(url: string, init: RequestInit): Promise<Response> {
  const start = performance.now();
  const exchange = shallowReactive<Exchange>({
    method: init.method ?? "GET",
    url: new URL(url, location.href).href,
    headers: [...new Headers(init.headers)],
    body: typeof init.body === "string" ? init.body : null,
    status: null,
    milliseconds: null,
    answer: null,
    failure: null,
  });
  recording.push(exchange);
  const ended = (end: Partial<Exchange>): void => {
    Object.assign(exchange, end, { milliseconds: Math.round(performance.now() - start) });
  };
  try {
    const response = await fetch(url, init);
    exchange.status = response.status;
    response
      .clone()
      .text()
      .then(
        (text) => ended({ answer: text.length > LONGEST_ANSWER ? `${text.slice(0, LONGEST_ANSWER)}…` : text }),
        (error) => ended({ failure: String(error) }),
      );
    return response;
  } catch (error) {
    ended({ failure: String(error) });
    throw error;
  }
}
