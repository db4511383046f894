// @ts-check
// The fields of an answer that stand in no table of the vendor's.

/** @import { UndocumentedField } from "../report.d.ts" */
/** @import { Catalogue, Schema } from "./catalogue.js" */

/** Spelled so by older servers, which is documented. */
const DOCUMENTED_SPELLINGS = new Set(["MsgTime"]);

/**
 * The undocumented fields of an answer, each once with its first place.
 * @param {Catalogue} catalogue
 * @param {Schema} schema
 * @param {unknown} answer
 * @returns {UndocumentedField[]}
 */
export function undocumentedFields(catalogue, schema, answer) {
  /** @type {Map<string, { path: string, types: Set<string>, count: number }>} */
  const found = new Map();
  /** @type {Set<string>} */
  const texts = new Set();
  collectTexts(answer, texts);
  walk(schema, answer, "", "");
  return [...found.values()].map(({ path, types, count }) => ({ path, found: [...types].sort().join(" | "), count }));

  /**
   * `kind` is the path without the places in lists.
   * @param {Schema} schema
   * @param {unknown} value
   * @param {string} path
   * @param {string} kind
   */
  function walk(schema, value, path, kind) {
    const { contentSchema } = catalogue.resolve(schema);
    if (contentSchema && typeof value === "string") {
      walk(contentSchema, parsed(value), path, kind);
    } else if (Array.isArray(value)) {
      const items = catalogue.items(schema);
      value.forEach((item, index) => walk(items, item, `${path}[${index}]`, `${kind}[]`));
    } else if (typeof value === "object" && value !== null) {
      for (const [name, item] of Object.entries(value)) {
        const field = catalogue.field(schema, name);
        // A name that may be data, as in an object with a key for each customer, is not shown.
        const isData = !isFieldName(name) || texts.has(name);
        const shown = catalogue.fields.has(name) || !isData ? name : "*";
        const place = path === "" ? shown : `${path}.${shown}`;
        const kindOfPlace = `${kind}.${shown}`;
        if (field) walk(field, item, place, kindOfPlace);
        else if (!DOCUMENTED_SPELLINGS.has(name)) note(place, kindOfPlace, typeOf(item));
      }
    }
  }

  /**
   * @param {string} path
   * @param {string} kind
   * @param {string} type
   */
  function note(path, kind, type) {
    const entry = found.get(kind) || { path, types: new Set(), count: 0 };
    entry.types.add(type);
    entry.count++;
    found.set(kind, entry);
  }
}

/**
 * Whether a key of an object is a field's name, as programmers write them, and not data.
 * @param {string} name
 */
export function isFieldName(name) {
  return /^[A-Za-z_$][A-Za-z_]{0,39}\d{0,2}$/.test(name) && !name.startsWith("wxid_");
}

/**
 * @param {unknown} value
 * @param {Set<string>} texts
 */
function collectTexts(value, texts) {
  if (typeof value === "string") texts.add(value);
  if (typeof value !== "object" || value === null) return;
  for (const item of Object.values(value)) collectTexts(item, texts);
}

/** @param {string} text */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch (error) {
    return undefined;
  }
}

/** @param {unknown} value */
function typeOf(value) {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
