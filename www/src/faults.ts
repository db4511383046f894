// Faults that the emulator is asked for. Not part of the package: no real server has this.

import type { EndpointId } from "./endpoints/endpoint";
import type { TextKey } from "./texts";

/** A fault by the name of its text, as the emulator takes it. */
export const faults = {
  faultBusy: { kind: "errmsg", code: 200011 },
  faultRefused: { kind: "errmsg", code: 200012 },
  faultToken: { kind: "expiredToken" },
  faultClock: { kind: "skewedClock", seconds: 3600 },
  faultStatus: { kind: "status", status: 503 },
  faultReset: { kind: "resetDuring" },
  faultDelay: { kind: "delay", ms: 3000 },
  faultHang: { kind: "hang" },
  faultJson: { kind: "malformed" },
  faultTypes: { kind: "wrongTypes" },
  faultHtml: { kind: "html" },
} as const satisfies Partial<Record<TextKey, { kind: string; [setting: string]: string | number }>>;

export type FaultName = keyof typeof faults;

/** Sets a fault for each of the endpoints, for one request or until it is cleared. */
export async function setFault(fault: FaultName, endpoints: readonly EndpointId[], lasting: boolean): Promise<void> {
  const specs = endpoints.map((endpoint) => ({ endpoint, ...faults[fault], times: lasting ? null : 1 }));
  await ask("POST", specs);
}

export async function clearFaults(): Promise<void> {
  await ask("DELETE");
}

async function ask(method: string, body?: unknown): Promise<void> {
  const response = await fetch("/__emulator/faults", {
    method,
    // Clearing has to get through while the page is being left.
    keepalive: true,
    ...(body !== undefined && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`HTTP ${response.status}: ${await response.text()}`);
}
