import { distance } from "fastest-levenshtein";

/** " (did you mean appKey?)" for the known name that a name was probably meant to be; empty if there is none. */
export function didYouMean(name: string, known: Iterable<string>): string {
  const meant = nearest(name, known);
  return meant === undefined ? "" : ` (did you mean ${meant}?)`;
}

/** The known name that differs least from a name, if it differs in no more than a third of it. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const ranked = [...known]
    .map((candidate) => ({ candidate, changes: distance(name.toLowerCase(), candidate.toLowerCase()) }))
    .sort((one, other) => one.changes - other.changes);
  const [best] = ranked;
  return best && best.changes <= Math.max(2, Math.floor(name.length / 3)) ? best.candidate : undefined;
}
