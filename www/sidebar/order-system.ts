// What the order system's own back end answers: who opened the page before which customer, and its record of them.

import type { SidebarVisit } from "youmi-open-api";
import type { CustomerRecord } from "../server/customers";

/** What the gateway answers of a visit: everything but the password. */
export type Visit = Omit<SidebarVisit, "dockPwd">;

/** The order system did not answer as it should. `status` is null if it did not answer at all. */
export class OrderSystemError extends Error {
  constructor(
    readonly status: number | null,
    cause?: unknown,
  ) {
    super(status === null ? "no answer from the order system" : `the order system answered ${status}`, { cause });
  }
}

const TIMEOUT_MS = 15_000;

export const readVisit = (signal: AbortSignal): Promise<Visit> => read(`/youmi/sidebar${location.search}`, signal);

export const readCustomerRecord = (originalId: string, signal: AbortSignal): Promise<CustomerRecord> =>
  read(`/customers/${encodeURIComponent(originalId)}`, signal);

async function read<T>(path: string, signal: AbortSignal): Promise<T> {
  const ended = new AbortController();
  const end = (): void => ended.abort();
  const timer = setTimeout(end, TIMEOUT_MS);
  signal.addEventListener("abort", end);
  try {
    const response = await fetch(path, { signal: ended.signal });
    if (!response.ok) throw new OrderSystemError(response.status);
    return await response.json();
  } catch (cause) {
    throw cause instanceof OrderSystemError ? cause : new OrderSystemError(null, cause);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", end);
  }
}
