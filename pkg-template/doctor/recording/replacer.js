// @ts-check
// An answer with other texts of the same shape in it, so that it says nothing of anybody and is decoded as before.

import { isFieldName } from "../checking/undocumented.js";
import { ADDRESS, percentDecoded, replaceAddress } from "./addresses-in-text.js";
import { isJsonContainer, rewriteJson } from "./json-text.js";
import { TIME, TimeShift } from "./times.js";
import { WordMap } from "./words-of-text.js";

/** @import { Catalogue, Schema } from "../checking/catalogue.js" */

/**
 * Where a value stands: the name of the nearest field, its schema if it is documented, and how deep in the answer.
 * @typedef {{ name: string, schema: Schema | undefined, depth: number }} Place
 */

const ADDRESS_OR_TIME = new RegExp(`${ADDRESS.source}|${TIME.source}`, "gi");
const NAMES_A_TIME = /time|date|stamp|expire/i;
const NAMES_A_COUNT = /(?<!ac|dis)count|total|page|size/i;
const NAMES_AN_ID = /id$|number$|nober$|code$|key$|no$|phone|mobile|moble|tel$|weixin|qq/i;
/** Above that a number is no count: a phone number has more digits. */
const LARGEST_COUNT = 10_000_000;

export class Replacer {
  /** @param {Catalogue} catalogue */
  constructor(catalogue) {
    this.catalogue = catalogue;
    this.words = new WordMap();
    this.times = new TimeShift();
    // The time of the answer itself is about that of the files. If it were moved like the others, it would tell by how
    // much they were moved.
    this.answerTimes = new TimeShift();
    /** While answers are collected, nothing is replaced. */
    this.isCollecting = true;
    /** @type {Set<string>} */
    this.originalTimes = new Set();
    /** @type {import("./json-text.js").Visitor<Place>} */
    this.visitor = {
      inner: (place, key) => this.inner(place, key),
      key: (name) => this.key(name),
      string: (value, place) => this.string(value, place),
      number: (digits, place) => this.number(digits, place),
    };
  }

  /**
   * Notes what stands in an answer. All answers are collected before the first is replaced, so that no new text is one
   * that stood in another.
   * @param {string} text
   * @param {Schema} schema
   */
  collect(text, schema) {
    this.replace(text, schema);
  }

  /** Ends collecting. */
  finishCollecting() {
    this.isCollecting = false;
    const collides = () => [...this.originalTimes].some((time) => this.originalTimes.has(this.times.move(time) || ""));
    for (let attempt = 0; attempt < 50 && collides(); attempt++) this.times.draw();
  }

  /**
   * @param {string} text JSON
   * @param {Schema} schema
   */
  replace(text, schema) {
    return rewriteJson(text, { name: "", schema, depth: 0 }, this.visitor);
  }

  /**
   * @param {Place} place
   * @param {string | undefined} key
   * @returns {Place}
   */
  inner({ name, schema, depth }, key) {
    if (key === undefined) return { name, schema: schema && this.catalogue.items(schema), depth: depth + 1 };
    return { name: key, schema: schema && this.catalogue.field(schema, key), depth: depth + 1 };
  }

  /** @param {string} name */
  key(name) {
    if (this.catalogue.fields.has(name)) return name;
    // A name that is also somebody's is data.
    if (isFieldName(name) && (this.isCollecting || !this.words.originals.has(name))) return name;
    return this.plain(name);
  }

  /**
   * @param {string} value
   * @param {Place} place
   * @returns {string}
   */
  string(value, place) {
    if (value === "" || this.isKept(value, place)) return value;
    const { contentSchema } = this.catalogue.resolve(place.schema);
    /** @param {string} text */
    const inside = (text) => rewriteJson(text, { ...place, schema: contentSchema }, this.visitor);
    if (isJsonContainer(value)) return inside(value);
    const base64 = base64Decoded(value);
    if (base64) return base64.encode(inside(base64.text));
    if (this.isUnixTime(value, place)) return this.time(value, place);
    const decoded = percentDecoded(value);
    if (decoded !== undefined && !/^[a-z][a-z0-9+.-]*:\/\//i.test(value)) {
      return this.isCollecting
        ? this.collected(value, decoded, place)
        : encodeURIComponent(this.string(decoded, place));
    }
    return this.plain(value, place);
  }

  /**
   * Collects what an encoded text says.
   * @param {string} value
   * @param {string} decoded
   * @param {Place} place
   */
  collected(value, decoded, place) {
    this.string(decoded, place);
    return value;
  }

  /**
   * A text with addresses and times in it, or none.
   * @param {string} value
   * @param {Place} [place]
   * @returns {string}
   */
  plain(value, place) {
    let result = "";
    let end = 0;
    for (const match of value.matchAll(ADDRESS_OR_TIME)) {
      const [found] = match;
      result += this.wordsOf(value.slice(end, match.index));
      result += /^[a-z][a-z0-9+.-]*:\/\//i.test(found)
        ? replaceAddress(found, (text) => this.addressPart(text))
        : this.time(found, place);
      end = /** @type {number} */ (match.index) + found.length;
    }
    return result + this.wordsOf(value.slice(end));
  }

  /**
   * A part of an address. JSON and Base64 of it may stand there too.
   * @param {string} text
   */
  addressPart(text) {
    return this.string(text, { name: "", schema: undefined, depth: 0 });
  }

  /** @param {string} text */
  wordsOf(text) {
    if (!this.isCollecting) return this.words.replace(text);
    this.words.collect(text);
    return text;
  }

  /**
   * @param {string} text
   * @param {Place} [place]
   */
  time(text, place) {
    const isAnswers = place !== undefined && place.depth === 1 && /^msgTime$/i.test(place.name);
    const times = isAnswers ? this.answerTimes : this.times;
    const moved = /^\d{9,13}$/.test(text) ? times.moveUnixTime(text) : times.move(text);
    if (moved === undefined) return this.wordsOf(text);
    if (!this.isCollecting) return moved;
    this.originalTimes.add(text);
    return text;
  }

  /**
   * Numbers are replaced unless they are known to say nothing of anybody: documented values, small ones, counts.
   * @param {string} digits
   * @param {Place} place
   */
  number(digits, place) {
    const value = Number(digits);
    if (value === 0 || value === -1 || this.isKept(digits, place)) return digits;
    if (place.depth === 1 && place.name === "errmsg") return digits;
    const isId = NAMES_AN_ID.test(place.name);
    if (!isId && this.isUnixTime(digits, place)) return this.time(digits, place);
    const isCount = Number.isInteger(value) && Math.abs(value) < LARGEST_COUNT;
    if (isCount && !isId) {
      const types = [this.catalogue.resolve(place.schema).type || []].flat();
      const isDocumented = types.includes("integer") || types.includes("number");
      const isBareResult = place.depth === 1 && place.name === "values";
      if (Math.abs(value) < 10 || isDocumented || isBareResult || NAMES_A_COUNT.test(place.name)) return digits;
    }
    return this.digits(digits);
  }

  /** @param {string} number */
  digits(number) {
    const [, sign, integer, fraction = "", exponent = ""] = /^(-?)(\d+)(?:\.(\d+))?(.*)$/.exec(number) || [];
    const point = fraction === "" ? "" : ".";
    return `${sign}${this.wordsOf(integer)}${point}${this.wordsOf(fraction)}${exponent}`;
  }

  /**
   * Whether digits are a time, and not an id as long as one.
   * @param {string} digits
   * @param {Place} place
   */
  isUnixTime(digits, { name }) {
    const isTime = NAMES_A_TIME.test(name) || this.catalogue.unixTimes.has(name);
    return isTime && this.times.moveUnixTime(digits) !== undefined;
  }

  /**
   * Whether a value is one that the vendor documents for a field of this name, or stands for a boolean.
   * @param {string} value
   * @param {Place} place
   */
  isKept(value, { name, schema }) {
    const values = this.catalogue.enumerations.get(name);
    if (values && values.has(value)) return true;
    const isBoolean = [this.catalogue.resolve(schema).type || []].flat().includes("boolean");
    return isBoolean && /^(?:0|1|true|false)$/i.test(value);
  }
}

/**
 * The JSON that a text is the Base64 of, and how to encode it again; undefined if it is none.
 * @param {string} text
 */
function base64Decoded(text) {
  if (text.length < 8 || !/^[\w+/-]+={0,2}$/.test(text)) return undefined;
  const isUrl = /[-_]/.test(text);
  const isPadded = text.endsWith("=") || text.length % 4 === 0;
  const bytes = Buffer.from(text, isUrl ? "base64url" : "base64");
  const inner = bytes.toString("utf8");
  if (!isJsonContainer(inner)) return undefined;
  /** @param {string} other */
  const encode = (other) => {
    const encoded = Buffer.from(other)
      .toString(isUrl ? "base64url" : "base64")
      .replace(/=+$/, "");
    return isPadded ? encoded.padEnd(Math.ceil(encoded.length / 4) * 4, "=") : encoded;
  };
  return { text: inner, encode };
}
