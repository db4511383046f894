import { checkFaultSpec, type FaultSpec } from "./spec.js";

/** A fault that was asked for, and how far it has come. */
export interface PendingFault {
  readonly spec: FaultSpec;
  /** How many requests it still lets pass. */
  toPass: number;
  /** How often it still happens. */
  remaining: number;
}

/** The faults that are to happen, in the order in which they were asked for. */
export class FaultQueue {
  readonly #pending: PendingFault[] = [];

  /** Adds a fault. */
  add(spec: FaultSpec): void {
    const { times = 1, after = 0 } = checkFaultSpec(spec);
    this.#pending.push({ spec, toPass: after, remaining: times ?? Infinity });
  }

  /**
   * The fault for a request, if there is one: the first that fits and is due. Each fault counts the requests
   * to its endpoint by itself, also those that another fault took.
   */
  take(endpoint: string | null): FaultSpec | null {
    let taken: PendingFault | null = null;
    for (const fault of this.#pending) {
      const { endpoint: aim = "*" } = fault.spec;
      if (fault.remaining <= 0 || (aim !== "*" && aim !== endpoint)) continue;
      if (fault.toPass > 0) fault.toPass -= 1;
      else taken ??= fault;
    }
    if (!taken) return null;
    taken.remaining -= 1;
    return taken.spec;
  }

  /** Those that can still happen. */
  list(): PendingFault[] {
    return this.#pending.filter((fault) => fault.remaining > 0);
  }

  /** Calls off all. */
  clear(): void {
    this.#pending.length = 0;
  }
}
