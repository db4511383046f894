// Repeatable random numbers.

/** A generator (mulberry32): the same seed gives the same numbers. */
export function random(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
  };
  const integer = (low, high) => low + Math.floor(next() * (high - low + 1));
  const pick = (list) => list[integer(0, list.length - 1)];
  const text = (length, alphabet = "abcdefghijklmnopqrstuvwxyz0123456789") =>
    Array.from({ length }, () => alphabet[integer(0, alphabet.length - 1)]).join("");
  const chance = (share) => next() < share;
  return { next, integer, pick, text, chance };
}

/** A copy of a list in random order. */
export function shuffled(list, chance) {
  const items = [...list];
  for (let index = items.length - 1; index > 0; index--) {
    const other = chance.integer(0, index);
    [items[index], items[other]] = [items[other], items[index]];
  }
  return items;
}
