// Faults that the emulator is asked for. No real server has this.

import { ref } from "vue";

/** The kinds, with the number that each cannot do without. */
export const faultKinds = {
  delay: { name: "ms", initial: 3000 },
  resetBefore: null,
  resetDuring: null,
  stall: null,
  hang: null,
  status: { name: "status", initial: 503 },
  malformed: null,
  truncated: null,
  wrongTypes: null,
  nullValues: null,
  html: null,
  errmsg: { name: "code", initial: 200011 },
  expiredToken: null,
  skewedClock: { name: "seconds", initial: 3600 },
} as const satisfies Record<string, { name: string; initial: number } | null>;

export type FaultKind = keyof typeof faultKinds;

/** A fault as the emulator takes it; `times` null is for every attempt. */
export interface Fault {
  endpoint: string;
  kind: FaultKind;
  times: 1 | null;
  [setting: string]: string | number | null;
}

/** What is set. */
export const fault = ref<Fault | null>(null);
/** Why the emulator could not be told, or null. */
export const faultProblem = ref<string | null>(null);

export async function setFault(wanted: Fault): Promise<void> {
  await clearFault();
  if (await tellEmulator("POST", wanted)) fault.value = wanted;
}

export async function clearFault(): Promise<void> {
  if (await tellEmulator("DELETE")) fault.value = null;
}

/** The fault was for one call, whether it came to it or not. */
export async function clearFaultAfterCall(endpoint: string): Promise<void> {
  if (fault.value?.endpoint === endpoint) await clearFault();
}

addEventListener("pagehide", () => {
  if (fault.value) void clearFault();
});

async function tellEmulator(method: "POST" | "DELETE", body?: Fault): Promise<boolean> {
  try {
    const response = await fetch("/emulator/__emulator/faults", {
      method,
      keepalive: true, // clearing has to get through while the page is being left
      ...(body && { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
    faultProblem.value = response.ok ? null : `HTTP ${response.status}: ${await response.text()}`;
  } catch (error) {
    faultProblem.value = String(error);
  }
  return faultProblem.value === null;
}
