// @ts-check
// Errors from elsewhere, which become the cause of ours. Libraries attach whole requests, with their secrets, to
// errors.

/**
 * All texts in an error, to be searched for secrets; undefined if it may contain others, because it has getters or
 * objects of unknown classes.
 * @param {any} error
 */
export function collectTexts(error) {
  /** @type {string[]} */
  const texts = [];
  const seen = new Set();
  /** @type {(value: any, depth: number) => boolean} */
  const collect = (value, depth) => {
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
      // In some engines `stack` is a getter.
      const item = key === "stack" ? value.stack : property.value;
      texts.push(String(key));
      return (key === "stack" || "value" in property) && collect(item, depth + 1);
    });
  };
  const isComplete = collect(error, 0);
  if (error instanceof Error) texts.push(error.name, error.message);
  return isComplete ? texts.join("\n") : undefined;
}

/**
 * An error with these properties only.
 * @param {string} message
 * @param {string} [name]
 * @param {string} [code]
 */
export function makeError(message, name, code) {
  const error = new Error(message);
  if (name !== undefined) error.name = name;
  if (code !== undefined) Object.assign(error, { code });
  return error;
}
