/** Replaces a part of a text; throws unless it occurs exactly once. */
export function replaceOnce(text, old, replacement) {
  if (text.split(old).length !== 2) throw new Error(`this is not once in what was made: ${old}`);
  return text.replace(old, () => replacement);
}
