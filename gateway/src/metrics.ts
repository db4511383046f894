// What Prometheus may ask for.

import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";

export class Metrics {
  readonly registry = new Registry();
  readonly #requests = this.#counter("requests_total", "Requests, by endpoint and status", ["endpoint", "status"]);
  readonly #durations = new Histogram({
    name: "youmi_gateway_request_duration_seconds",
    help: "How long requests took, by endpoint",
    labelNames: ["endpoint"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [this.registry],
  });
  readonly #upstreamErrors = this.#counter(
    "upstream_errors_total",
    "Attempts that the vendor's server refused or did not answer, by endpoint and code: errmsg, http_<status>, no_answer or unreadable",
    ["endpoint", "code"],
  );
  readonly #renewals = this.#counter("token_renewals_total", "Requests for a token of the vendor's, by version", [
    "version",
    "outcome",
  ]);
  readonly #refusals = this.#counter("refusals_total", "Requests that the gateway refused, by status and reason", [
    "status",
    "reason",
  ]);
  readonly #callbacks = this.#counter("callbacks_total", "Callbacks, by outcome: handed_over or failed", ["outcome"]);
  #redisUp: Gauge | undefined;
  #hasProcess = false;

  /** All that there is to tell, with the state of the process. Asking for that begins with the first time. */
  async text(): Promise<string> {
    if (!this.#hasProcess) collectDefaultMetrics({ register: this.registry });
    this.#hasProcess = true;
    return this.registry.metrics();
  }

  request(endpoint: string, status: number, seconds: number): void {
    this.#requests.inc({ endpoint, status });
    this.#durations.observe({ endpoint }, seconds);
  }

  upstreamError(endpoint: string, code: string): void {
    this.#upstreamErrors.inc({ endpoint, code });
  }

  tokenRenewal(version: "v1" | "v2", outcome: "done" | "failed"): void {
    this.#renewals.inc({ version, outcome });
  }

  refusal(status: number, reason: RefusalReason): void {
    this.#refusals.inc({ status, reason });
  }

  callback(outcome: "handed_over" | "failed"): void {
    this.#callbacks.inc({ outcome });
  }

  redis(isUp: boolean): void {
    this.#redisUp ??= new Gauge({
      name: "youmi_gateway_redis_up",
      help: "1 while Redis answers, 0 while the gateway goes on by itself",
      registers: [this.registry],
    });
    this.#redisUp.set(isUp ? 1 : 0);
  }

  #counter<Label extends string>(name: string, help: string, labelNames: Label[]): Counter<Label> {
    return new Counter({ name: `youmi_gateway_${name}`, help, labelNames, registers: [this.registry] });
  }
}

/** Why the gateway refused a request. */
export type RefusalReason = "caller" | "rule" | "limit" | "origin" | "address" | "request";
