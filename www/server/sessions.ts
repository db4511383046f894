// Who is logged in to the order system. A real one keeps its own sessions, in a database.

import { randomUUID } from "node:crypto";
import type { SidebarVisit } from "youmi-open-api";

export interface Session {
  /** User name in the order system. */
  userId: string;
  /** Milliseconds since 1970. */
  endsAt: number;
}

const LIFETIME_MS = 8 * 60 * 60 * 1000;
const sessions = new Map<string, Session>();

/** Begins a session for who opened the sidebar; gives the cookie to set. */
export function beginSession({ userId }: SidebarVisit, now = Date.now()): string {
  for (const [id, { endsAt }] of sessions) if (endsAt < now) sessions.delete(id);
  const id = randomUUID();
  sessions.set(id, { userId, endsAt: now + LIFETIME_MS });
  // In a frame of another origin, as in the real client, this needs `SameSite=None; Secure`, and HTTPS.
  return `session=${id}; Path=/; HttpOnly; SameSite=Lax`;
}

/** The session of a request, or null. */
export function sessionOf(request: Request, now = Date.now()): Session | null {
  const id = /(?:^|;\s*)session=([^;]+)/.exec(request.headers.get("cookie") ?? "")?.[1];
  const session = sessions.get(id ?? "");
  return session && session.endsAt >= now ? session : null;
}
