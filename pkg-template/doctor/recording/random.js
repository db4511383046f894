// @ts-check
// Random characters that cannot be foretold.

import { randomBytes } from "node:crypto";

let pool = Buffer.alloc(0);
let at = 0;

/**
 * An integer from 0 to one less than `limit`, which is 2^32 at most.
 * @param {number} limit
 */
export function randomBelow(limit) {
  if (at + 4 > pool.length) {
    pool = randomBytes(8192);
    at = 0;
  }
  const value = pool.readUInt32LE(at);
  at += 4;
  return Math.floor((value / 2 ** 32) * limit);
}

/**
 * Another character of the same kind: a letter for a letter, a digit for a digit, a Chinese character for a Chinese
 * character, a symbol for a symbol. What is left, punctuation above all, stays.
 * @param {string} character
 */
export function similarCharacter(character) {
  const between = (/** @type {number} */ first, /** @type {number} */ last) =>
    String.fromCodePoint(first + randomBelow(last - first + 1));
  if (/[0-9]/.test(character)) return between(0x30, 0x39);
  if (/[a-z]/.test(character)) return between(0x61, 0x7a);
  if (/[A-Z]/.test(character)) return between(0x41, 0x5a);
  if (/\p{Script=Han}/u.test(character)) return between(0x4e00, 0x9fa5);
  if (/\p{Script=Hiragana}/u.test(character)) return between(0x3041, 0x3093);
  if (/\p{Script=Katakana}/u.test(character)) return between(0x30a1, 0x30f3);
  if (/\p{N}/u.test(character)) return between(0xff10, 0xff19);
  if (/\p{Lu}/u.test(character)) return between(0x41, 0x5a);
  if (/\p{Ll}/u.test(character)) return between(0x61, 0x7a);
  if (/\p{L}/u.test(character)) return between(0x4e00, 0x9fa5);
  // Emoji say who somebody is as well as letters do. Those of WeChat's own have code points of nobody's.
  if (/[\p{So}\p{Co}]/u.test(character))
    return character.length === 2 ? between(0x1f400, 0x1f5fa) : between(0x2600, 0x266e);
  return character;
}
