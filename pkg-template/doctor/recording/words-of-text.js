// @ts-check
// The words of texts, and what stands for each: the same word everywhere, in all answers of a run, whether it is an id,
// a name or the digits of a number.

import { randomBelow, similarCharacter } from "./random.js";

/** A run of Chinese characters, one of letters and digits of other kinds, one of symbols. */
const WORD = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}_])+|[\p{So}\p{Co}]+/gu;

/** How often another random word is tried before a rule is given up. Short words have few others of their shape. */
const ATTEMPTS = 200;

export class WordMap {
  constructor() {
    /** The words of all answers, which none of the new ones may be. @type {Set<string>} */
    this.originals = new Set();
    /** @type {Map<string, string>} */
    this.replacements = new Map();
    /** @type {Set<string>} */
    this.used = new Set();
  }

  /**
   * Notes the words of a text.
   * @param {string} text
   */
  collect(text) {
    for (const [word] of text.matchAll(WORD)) this.originals.add(word);
  }

  /**
   * A text of the same shape.
   * @param {string} text
   */
  replace(text) {
    return text.replace(WORD, (word) => this.replaceWord(word));
  }

  /** @param {string} word */
  replaceWord(word) {
    const known = this.replacements.get(word);
    if (known !== undefined) return known;
    const other = this.findOther(word);
    this.replacements.set(word, other);
    this.used.add(other);
    return other;
  }

  /** @param {string} word */
  findOther(word) {
    // First a word that nobody has; where all of this shape are taken, at least one that stands for no other.
    const rules = [
      (/** @type {string} */ other) => !this.used.has(other) && !this.originals.has(other),
      (/** @type {string} */ other) => !this.used.has(other) && other !== word,
      (/** @type {string} */ other) => !this.used.has(other),
    ];
    let other = word;
    for (const rule of rules) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
        other = similarWord(word);
        if (rule(other) && isSafe(other) === isSafe(word)) return other;
      }
    }
    return other;
  }
}

/** Whether digits are a number that JavaScript holds exactly. @param {string} word */
const isSafe = (word) => !/^\d{16,}$/.test(word) || Number.isSafeInteger(Number(word));

/** @param {string} word */
function similarWord(word) {
  // As the vendor documents the beginning of original WeChat ids.
  const [prefix] = /^wxid_/.exec(word) || [""];
  const rest = [...word.slice(prefix.length)].map(similarCharacter).join("");
  if (!/^\d+$/.test(word)) return prefix + rest;
  // A number does not begin with 0, and what begins with 0 is no number.
  return (word[0] === "0" ? "0" : String(1 + randomBelow(9))) + rest.slice(1);
}
