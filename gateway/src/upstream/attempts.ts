// What the package's clients say of each attempt, for the log and the metrics.

import type { Logger as ClientLogger } from "youmi-open-api";
import type { Logger } from "../log.js";
import type { Metrics } from "../metrics.js";

/** `youmi-open-api listStaff: status 200, the server refused with 20001 (…) in 3 ms (attempt 1)` */
const ATTEMPT = /^youmi-open-api (\w+): (.*) in \d+ ms \(attempt \d+\)$/s;

/** The logger of a client. */
export function clientLogger(version: "v1" | "v2", log: Logger, metrics: Metrics): ClientLogger {
  const told = (level: "debug" | "warn" | "error", isFailure: boolean) => (message: string) => {
    const [, endpoint, result = ""] = ATTEMPT.exec(message) ?? [];
    if (endpoint !== undefined && isFailure) metrics.upstreamError(endpoint, codeOf(result));
    log[level]({ version, ...(endpoint === undefined ? {} : { endpoint }) }, inNamesOfConfig(message));
  };
  const debug = log.isLevelEnabled("debug") ? { debug: told("debug", false) } : {};
  return { ...debug, warn: told("warn", true), error: told("error", true) };
}

/** A text of the package's in which its options have the names of the configuration. */
export function inNamesOfConfig(text: string): string {
  return text.replaceAll("options.", "").replaceAll(".auth.", ".").replaceAll("sidebar.maxAgeMs", "sidebar.maxAge");
}

/** The vendor's code, or what stands for it. */
function codeOf(result: string): string {
  const code = /^status \d+, the server refused with (-?\d+)/.exec(result)?.[1];
  if (code !== undefined) return code;
  const status = /^status (\d+)/.exec(result)?.[1];
  if (status === undefined) return "no_answer";
  return status.startsWith("2") ? "unreadable" : `http_${status}`;
}
