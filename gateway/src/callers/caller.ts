// Who calls, as far as the gateway knows.

import type { CallerValues } from "../config/rule-value.js";

/** The visit of a sidebar: all of the opened address but the password. */
export interface Visit {
  type: string;
  userId: string;
  timestamp: number | null;
  sign: string;
  customer: Record<string, string>;
}

export interface Caller {
  kind: "sidebar" | "jwt" | "forward";
  /** What stands for the caller where calls are counted. */
  key: string;
  /** What rules may name: `visit`, or `claims`. */
  values: CallerValues;
  /** `claims.roles`. */
  roles: string[];
}

/** Why a request is not served. */
export interface Refusal {
  status: 401 | 403 | 503;
  /** For the log; the page is told no more than the status means. */
  reason: string;
  /** The header `WWW-Authenticate` of the order system. */
  challenge?: string;
}

/** What a way to know callers makes of a request; undefined if it does not know who it is. */
export type Identified = { caller: Caller } | { refusal: Refusal } | undefined;

/** A way to know callers. */
export interface Identification {
  identify(request: IncomingCall): Promise<Identified>;
}

/** What callers are known by. */
export interface IncomingCall {
  method: string;
  /** Path and query. */
  uri: string;
  headers: Headers;
}

export function callerOfClaims(kind: "jwt" | "forward", claims: Record<string, unknown>, key: string): Caller {
  const { roles } = claims;
  const names = Array.isArray(roles) ? roles : [roles];
  return { kind, key, values: { claims }, roles: names.filter((name) => typeof name === "string") };
}
