/** A repeatable source of chance: the same seed and place always give the same values. */
export interface Random {
  /** A whole number from `low` to `high`, both included. */
  integer(low: number, high: number): number;
  /** One element of a list that is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True in `share` (0 to 1) of all cases. */
  chance(share: number): boolean;
  /** A text of `length` characters out of `alphabet`. */
  text(length: number, alphabet?: string): string;
}

const LETTERS_AND_DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789";

/** FNV-1a, 32 bits: spreads a seed and a place over the generator's states. */
export function hash(...parts: (string | number)[]): number {
  let state = 0x811c9dc5;
  for (const character of parts.join("\u0000")) {
    state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return state >>> 0;
}

/**
 * The generator (mulberry32) for one place, such as the third account.
 * Every place has its own, so that a record stays the same however many others are made.
 */
export function random(seed: number, ...place: (string | number)[]): Random {
  let state = hash(seed, ...place);
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const integer = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    integer,
    pick: <T>(list: readonly T[]): T => list[integer(0, list.length - 1)] as T,
    chance: (share) => next() < share,
    text: (length, alphabet = LETTERS_AND_DIGITS) => {
      let text = "";
      for (let position = 0; position < length; position += 1) {
        text += alphabet[integer(0, alphabet.length - 1)];
      }
      return text;
    },
  };
}
