import { exampleValues } from "./examples.js";

/** A record in one of the emulator's lists. */
export interface Entry<T> {
  record: T;
  /** Its place in the list, from 0. */
  index: number;
  /** Whether it is one of the vendor's examples: those are never loosened. */
  isExample: boolean;
}

/** The vendor's examples first, then made-up records up to `count` in all. */
export function examplesThen<T>(endpoint: string, count: number, make: (index: number) => T): Entry<T>[] {
  const examples = exampleValues<T[]>(endpoint);
  return Array.from({ length: count }, (_, index) => {
    const example = examples[index];
    return example === undefined
      ? { record: make(index), index, isExample: false }
      : { record: example, index, isExample: true };
  });
}
