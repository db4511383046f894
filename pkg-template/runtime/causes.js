// @ts-check
// Errors of others, which become the cause of one of ours: libraries put whole requests into theirs.

/**
 * All text in an error, so that it can be searched for secrets; undefined if it cannot be seen through, because it has
 * getters or holds objects that could hold anything.
 * @param {any} error
 */
export function textsOf(error) {
  /** @type {string[]} */
  const texts = [];
  const seen = new Set();
  /** @type {(value: any, depth: number) => boolean} */
  const isClear = (value, depth) => {
    if (typeof value === "string") texts.push(value);
    if (typeof value === "function") return false;
    if (value === null || typeof value !== "object" || seen.has(value)) return true;
    seen.add(value);
    const prototype = Object.getPrototypeOf(value);
    const known =
      Array.isArray(value) || value instanceof Error || prototype === Object.prototype || prototype === null;
    if (depth > 8 || seen.size > 100 || !known) return false;
    return Reflect.ownKeys(value).every((key) => {
      const property = /** @type {PropertyDescriptor} */ (Object.getOwnPropertyDescriptor(value, key));
      // Engines make the stack of an error a getter of their own.
      const item = key === "stack" ? value.stack : property.value;
      texts.push(String(key));
      return (key === "stack" || "value" in property) && isClear(item, depth + 1);
    });
  };
  const clear = isClear(error, 0);
  if (error instanceof Error) texts.push(error.name, error.message);
  return clear ? texts.join("\n") : undefined;
}

/**
 * An error that holds nothing but this.
 * @param {string} message
 * @param {string} [name]
 * @param {string} [code]
 */
export function errorOf(message, name, code) {
  const error = new Error(message);
  if (name !== undefined) error.name = name;
  if (code !== undefined) Object.assign(error, { code });
  return error;
}
