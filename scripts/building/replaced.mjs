/** A text with something that it has once replaced. */
export function replaced(text, old, replacement) {
  if (text.split(old).length !== 2) throw new Error(`this is not once in what was made: ${old}`);
  return text.replace(old, () => replacement);
}
