// A read in a component: begins with it, is aborted with it, and is repeated while the system cannot be reached.

import { onBeforeUnmount, shallowReactive } from "vue";
import { YoumiError } from "youmi-open-api";
import { addReading, isUnreachable, noteAnswer, noteNoAnswer, removeReading } from "./connection";
import { OrderSystemError } from "./order-system";

export interface Reading<T> {
  /** What was read last; it stays while it is read again. */
  readonly data: T | null;
  /** Why there is nothing newer. A missing connection is none of the reasons: about that the page has a banner. */
  readonly error: YoumiError | OrderSystemError | null;
  readonly isUnanswered: boolean;
  read(): Promise<void>;
}

export function useReading<T>(call: (signal: AbortSignal) => Promise<T>): Reading<T> {
  let current = new AbortController();

  const state = shallowReactive({
    data: null as T | null,
    error: null as YoumiError | OrderSystemError | null,
    isUnanswered: false,
    read,
  });

  async function read(): Promise<void> {
    current.abort();
    const { signal } = (current = new AbortController());
    try {
      const data = await call(signal);
      if (signal.aborted) return;
      Object.assign(state, { data, error: null, isUnanswered: false });
      noteAnswer(read);
    } catch (error) {
      if (signal.aborted) return;
      Object.assign(state, { error: null, isUnanswered: isUnreachable(error) });
      if (state.isUnanswered) return noteNoAnswer(read);
      noteAnswer(read);
      if (!(error instanceof YoumiError || error instanceof OrderSystemError)) throw error;
      state.error = error;
    }
  }

  addReading(read);
  onBeforeUnmount(() => {
    current.abort();
    removeReading(read);
  });
  void read();
  return state;
}
