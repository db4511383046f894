/**
 * The words of a text for the search. Chinese has no spaces: each two characters that follow one another are a word, so that
 * a word is found whatever stands around it. Names such as `listStaff` are found by their parts too. The page gets this function
 * as text, so it uses nothing from outside.
 */
export function tokenize(text) {
  const tokens = [];
  for (const [part] of text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}_]+?(?=\p{Script=Han}|[^\p{L}\p{N}_]|$)/gu)) {
    if (/\p{Script=Han}/u.test(part)) {
      const characters = [...part];
      if (characters.length === 1) tokens.push(part);
      for (let at = 1; at < characters.length; at++) tokens.push(characters[at - 1] + characters[at]);
    } else {
      tokens.push(part);
      const parts = part.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+/g) ?? [];
      if (parts.length > 1) tokens.push(...parts.filter(({ length }) => length > 1));
    }
  }
  return tokens;
}
