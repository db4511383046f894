/** One request as it was received; preflights (OPTIONS) and `/__emulator` are not among them. */
export interface ReceivedRequest {
  /** Counts from 1. */
  number: number;
  /** The endpoint's id, or null if no endpoint has that path and method. */
  endpoint: string | null;
  method: string;
  /** The path with its query, as it stood in the request line. */
  path: string;
  /** The query, decoded; the last value where a name comes twice. */
  query: Record<string, string>;
  /** By lower-case name. */
  headers: Record<string, string>;
  /** Name and value in the order and spelling received. */
  rawHeaders: [string, string][];
  /** The body as text; empty if it was too large. */
  body: string;
  /** Unix time in milliseconds, without the clock's skew. */
  time: number;
  /** The kind of the fault that was done to it, or null. */
  fault: string | null;
}

/** How many requests are kept: enough for any test, little enough for a server that runs for weeks. */
export const LOG_LIMIT = 100_000;

/** Everything that was received, in order. */
export class RequestLog {
  /** The oldest first. The array stays the same one. */
  readonly requests: ReceivedRequest[] = [];
  #count = 0;

  /** Adds a request, and drops the oldest if there are too many. */
  add(request: Omit<ReceivedRequest, "number" | "fault">): ReceivedRequest {
    this.#count += 1;
    const entry = { number: this.#count, ...request, fault: null };
    this.requests.push(entry);
    if (this.requests.length > LOG_LIMIT) this.requests.shift();
    return entry;
  }

  /** Forgets all and counts from 1 again. */
  clear(): void {
    this.requests.length = 0;
    this.#count = 0;
  }
}
