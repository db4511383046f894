/** Whether a value lies in a range whose ends count and may be left out. */
export function isBetween(value: number, from: number | undefined, to: number | undefined): boolean {
  return (from === undefined || value >= from) && (to === undefined || value <= to);
}

/** Whether a value is the one asked for; nothing, an empty text and -1 ask for all. */
export function isWanted<T extends string | number>(value: T, wanted: T | undefined): boolean {
  return wanted === undefined || wanted === "" || wanted === -1 || value === wanted;
}

/** Whether a string contains the one asked for; nothing asks for all. */
export function isPartOf(text: string, wanted: string | undefined): boolean {
  return wanted === undefined || text.includes(wanted);
}

/** The page with this number, from 1, of a list. */
export function pageOf<T>(list: readonly T[], number: number, size: number): T[] {
  return list.slice((number - 1) * size, number * size);
}
