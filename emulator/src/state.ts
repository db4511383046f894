import type { Memory } from "./memory.js";
import type { FaultSpec } from "./faults/spec.js";
import type { World } from "./world.js";

/** What the emulator is like now: what clients did, and what is still to go wrong. */
export interface EmulatorState extends Memory {
  tokens: { issued: number; valid: number };
  merchantTokens: { issued: number; valid: number };
  clockSkewSeconds: number;
  /** The faults that can still happen; `remaining` is null for those without end. */
  faults: { spec: FaultSpec; toPass: number; remaining: number | null }[];
}

/** A copy of the state, all of it JSON. */
export function stateOf(world: World): EmulatorState {
  const { tokens, merchantTokens } = world;
  return {
    ...structuredClone(world.memory),
    tokens: { issued: tokens.issued, valid: tokens.countValid() },
    merchantTokens: { issued: merchantTokens.issued, valid: merchantTokens.countValid() },
    clockSkewSeconds: world.clock.skewSeconds,
    faults: world.faults.list().map(({ spec, toPass, remaining }) => ({
      spec,
      toPass,
      remaining: remaining === Infinity ? null : remaining,
    })),
  };
}
