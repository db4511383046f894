// The log: a JSON object a line, with the id of the request, and no secret.

import pino, { type Logger } from "pino";
import type { GatewayConfig } from "./config/schema.js";

export type { Logger } from "pino";

/** Where lines go. */
export interface LogTarget {
  write(line: string): void;
}

/** Shorter ones would be found in ordinary words. */
const SHORTEST = 4;

/** A log in which no secret stands, wherever it came from. */
export function createLog(level: string, secrets: readonly string[], target: LogTarget): Logger {
  const forms = secretForms(secrets);
  const masking: LogTarget = {
    write: (line) => target.write(forms.reduce((text, secret) => text.replaceAll(secret, "***"), line)),
  };
  return pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, formatters: { level: levelName } },
    masking,
  );
}

/** The secrets of a configuration. */
export function secretsOf(config: GatewayConfig): string[] {
  const { v1, v2, sidebar, session, callbacks, callers, redis } = config;
  const password = redis === undefined ? "" : new URL(redis).password;
  return [
    v1?.appKey,
    v2?.clientSecret,
    sidebar?.privateKey ?? sidebar?.orderUrl,
    session?.secret,
    callbacks?.secret,
    callbacks?.forward?.secret,
    ...callers.map(({ jwt }) => jwt?.secret),
    password,
    decodeURIComponent(password),
  ].filter((secret): secret is string => secret !== undefined && secret.length >= SHORTEST);
}

/** The secrets as they may stand in a line: as they are, within JSON, and within an address. */
function secretForms(secrets: readonly string[]): string[] {
  const forms = secrets.flatMap((secret) => [secret, JSON.stringify(secret).slice(1, -1), encodeURIComponent(secret)]);
  return [...new Set(forms)].sort((one, other) => other.length - one.length);
}

function levelName(label: string): { level: string } {
  return { level: label };
}
