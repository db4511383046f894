// JSON of the caller's parameters, refusing what JSON would quietly drop or bend.

function refuse(key, what) {
  const error = new TypeError(what);
  error.key = key;
  throw error;
}

function check(key, item) {
  const original = this[key];
  if (original instanceof Date && isNaN(original.getTime())) refuse(key, "is an invalid Date");
  if (item instanceof Map || item instanceof Set) refuse(key, "is a Map or Set; give a plain object or an array");
  switch (typeof item) {
    case "number":
      if (!isFinite(item)) refuse(key, "is not a finite number");
      return item;
    case "bigint":
      if (!Number.isSafeInteger(Number(item))) refuse(key, "is beyond 2^53");
      return Number(item);
    case "function":
    case "symbol":
      return refuse(key, `is a ${typeof item}`);
    default:
      return item;
  }
}

export function stringify(value) {
  const text = JSON.stringify(value, check);
  return text === undefined ? "null" : text;
}
