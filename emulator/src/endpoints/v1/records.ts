import type { Entry } from "../../data/entry.js";
import type { World } from "../../world.js";

/** The records as an endpoint writes them: the vendor's examples as they are, the others loosely. */
export function written<T extends object>(
  endpoint: string,
  entries: readonly Entry<T>[],
  world: World,
): object[] {
  return entries.map(({ record, index, isExample }) =>
    isExample ? record : world.looseness.loosen(endpoint, record, index),
  );
}
