// An action of a form: sent once, whatever happens. What became of it is for the form to say.

import { onBeforeUnmount, shallowReactive } from "vue";
import { YoumiError } from "youmi-open-api";
import { isUnreachable, readEverythingAgain } from "./connection";

export interface Sending {
  readonly isPending: boolean;
  readonly isDone: boolean;
  readonly error: YoumiError | null;
  /** Whether it succeeded. While one is pending nothing else is sent. */
  send(call: (signal: AbortSignal) => Promise<unknown>): Promise<boolean>;
}

export function useSending(): Sending {
  const leaving = new AbortController();
  const state = shallowReactive({ isPending: false, isDone: false, error: null as YoumiError | null, send });

  async function send(call: (signal: AbortSignal) => Promise<unknown>): Promise<boolean> {
    if (state.isPending) return false;
    Object.assign(state, { isPending: true, isDone: false, error: null });
    try {
      await call(leaving.signal);
      state.isDone = true;
    } catch (error) {
      if (!(error instanceof YoumiError)) throw error;
      if (error.kind !== "abort") state.error = error;
      if (isUnreachable(error)) readEverythingAgain();
    } finally {
      state.isPending = false;
    }
    return state.isDone;
  }

  onBeforeUnmount(() => leaving.abort());
  return state;
}
