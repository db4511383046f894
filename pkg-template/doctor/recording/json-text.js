// @ts-check
// Rewriting the values of a JSON text in place: all that is not replaced stays as the server wrote it, keys that stand
// twice, spaces and large numbers among it.

/**
 * What replaces values and keys. `inner` is the place of a value in an object (by its key) or in a list.
 * @template Place
 * @typedef {{
 *   inner: (place: Place, key: string | undefined) => Place,
 *   key: (name: string) => string,
 *   string: (value: string, place: Place) => string,
 *   number: (digits: string, place: Place) => string,
 * }} Visitor
 */

const TOKEN = /"[^"\\]*(?:\\[^][^"\\]*)*"|-?\d[\d.eE+-]*|[{}[\],:]|true|false|null|\s+/y;

/**
 * @template Place
 * @param {string} text valid JSON
 * @param {Place} root
 * @param {Visitor<Place>} visitor
 */
export function rewriteJson(text, root, visitor) {
  /** @type {string[]} */
  const parts = [];
  /** The objects and lists that are open. @type {{ place: Place, isObject: boolean, key: string | undefined }[]} */
  const open = [];
  const pattern = new RegExp(TOKEN);
  while (pattern.lastIndex < text.length) {
    const [token] = pattern.exec(text) || [];
    if (token === undefined) throw new SyntaxError("not JSON");
    const top = open[open.length - 1];
    const place = () => (top ? visitor.inner(top.place, top.key) : root);
    if (token === "{" || token === "[") {
      open.push({ place: place(), isObject: token === "{", key: undefined });
    } else if (token === "}" || token === "]") {
      open.pop();
    } else if (token === ",") {
      top.key = undefined;
    } else if (token[0] === '"' && top && top.isObject && top.key === undefined) {
      top.key = JSON.parse(token);
      parts.push(replaced(token, visitor.key));
      continue;
    } else if (token[0] === '"') {
      parts.push(replaced(token, (value) => visitor.string(value, place())));
      continue;
    } else if (/^[-\d]/.test(token)) {
      parts.push(visitor.number(token, place()));
      continue;
    }
    parts.push(token);
  }
  return parts.join("");
}

/**
 * A string's token with another value. Where nothing changes, it stays as it is escaped.
 * @param {string} token
 * @param {(value: string) => string} replace
 */
function replaced(token, replace) {
  const value = JSON.parse(token);
  const other = replace(value);
  return other === value ? token : JSON.stringify(other);
}

/**
 * Whether a text is an object or a list in JSON.
 * @param {string} text
 */
export function isJsonContainer(text) {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return false;
  }
}
