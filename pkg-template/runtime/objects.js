// @ts-check
// Builds the objects of an answer by running the ops of a tape, which crates/wire/src/tape.rs describes.

import { constructors } from "../../generated/constructors.js";

// The tags of ops and the payloads of CONSTANT, as in crates/wire/src/tape/op.rs. The bundler writes their values where
// they are used.
const ASCII_STRING = 0;
const UTF8_STRING = 2;
const CONSTANT = 4;
const NUMBER = 6;
const ARRAY = 8;
const RECORD = 10;
const OBJECT = 12;

const NULL = 0;
const TRUE = 1;
const FALSE = 2;
const NEXT_CHUNK = 4;
const REPEATED_STRING = 5;
const FIRST_REPEAT = 6;

// The tape that is being read and the positions in it. They are variables of the module because engines read those faster
// than the properties of an object.

/** @type {Int32Array} */
let ops;
/** @type {number} */
let opAt;

/**
 * The ASCII text, the UTF-8 text and the JSON arrays of all chunks, as bytes.
 *
 * @type {Uint8Array[]}
 */
let texts;
/**
 * Where the next chunk begins in each of them.
 *
 * @type {number[]}
 */
let chunkStarts;
/** @type {Uint32Array} */
let chunkEnds;
/** @type {number} */
let chunkEndAt;

/** @type {string} */
let asciiText;
/** @type {number} */
let asciiAt;
/** @type {string} */
let utf8Text;
/** @type {number} */
let utf8At;
/** @type {string[]} */
let jsonStrings;
/** @type {number} */
let jsonAt;

/**
 * The keys of undocumented fields, by number.
 *
 * @type {string[]}
 */
let keys;
/**
 * The strings that come again, by number.
 *
 * @type {string[]}
 */
let repeats;

/**
 * Created when it is first needed: the package can be imported in test environments that lack the class.
 *
 * @type {TextDecoder}
 */
let utf8Decoder;

/**
 * Builds the value that the next ops describe.
 *
 * @returns {any}
 */
function buildNext() {
  const op = ops[opAt++];
  if (op & 1) return op >> 1;
  const payload = op >>> 4;
  switch (op & 15) {
    case ASCII_STRING: {
      const start = asciiAt;
      return asciiText.slice(start, (asciiAt += payload));
    }
    case UTF8_STRING: {
      const start = utf8At;
      return utf8Text.slice(start, (utf8At += payload));
    }
    case CONSTANT:
      if (payload <= FALSE) return payload === NULL ? null : payload === TRUE;
      if (payload >= FIRST_REPEAT) return repeats[payload - FIRST_REPEAT];
      if (payload === REPEATED_STRING) {
        const string = buildNext();
        repeats.push(string);
        return string;
      }
      if (payload === NEXT_CHUNK) {
        openNextChunk();
        return buildNext();
      }
      // What is left is LARGE_INTEGER.
      return ops[opAt++] * 4294967296 + (ops[opAt++] >>> 0);
    case NUMBER: {
      const characters = asciiText.slice(asciiAt, (asciiAt += payload));
      // Digits are worth more than Infinity, which a number beyond the range of JavaScript would become.
      return isFinite(/** @type {any} */ (characters)) ? +characters : characters;
    }
    case ARRAY: {
      const array = new Array(payload);
      for (let index = 0; index < payload; index++) array[index] = buildNext();
      return array;
    }
    case RECORD: {
      const record = constructors[payload >>> 1](buildNext);
      return payload & 1 ? addFields(record, ops[opAt++]) : record;
    }
    case OBJECT:
      return addFields({}, payload);
    default: // What is left is JSON_STRING.
      return jsonStrings[jsonAt++];
  }
}

/**
 * Adds undocumented fields to an object.
 *
 * @param {Record<string, any>} object
 * @param {number} count
 */
function addFields(object, count) {
  while (count-- > 0) {
    const number = ops[opAt++];
    const key = number < 0 ? buildNext() : number < keys.length ? keys[number] : (keys[number] = buildNext());
    const value = buildNext();
    // An assignment would set the object's prototype. JSON.parse makes a field of that name.
    if (key === "__proto__") {
      Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
    } else object[key] = value;
  }
  return object;
}

function openNextChunk() {
  asciiText = decodeNextChunk(0);
  utf8Text = decodeNextChunk(1);
  const json = decodeNextChunk(2);
  jsonStrings = json && JSON.parse(json);
  asciiAt = utf8At = jsonAt = 0;
}

/**
 * The part of a text that belongs to the next chunk.
 *
 * @param {number} text its index in `texts`
 */
function decodeNextChunk(text) {
  const start = chunkStarts[text];
  const end = (chunkStarts[text] = chunkEnds[chunkEndAt++]);
  if (end === start) return "";
  if (!utf8Decoder) utf8Decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  return utf8Decoder.decode(texts[text].subarray(start, end));
}

/**
 * @typedef {[
 *   ops: Int32Array,
 *   asciiText: Uint8Array,
 *   utf8Text: Uint8Array,
 *   jsonTexts: Uint8Array,
 *   chunkEnds: Uint32Array,
 * ]} Tape The parts of `Tape` in crates/wire/src/tape.rs
 */

/** @param {Tape} tape */
function open([newOps, newAsciiText, newUtf8Text, newJsonTexts, newChunkEnds]) {
  ops = newOps;
  texts = [newAsciiText, newUtf8Text, newJsonTexts];
  chunkStarts = [0, 0, 0];
  chunkEnds = newChunkEnds;
  keys = [];
  repeats = [];
  opAt = chunkEndAt = 0;
  openNextChunk();
}

/** Lets go of the tape: the module must not keep an answer alive, nor a view of memory that can move. */
function close() {
  ops = texts = chunkEnds = keys = repeats = jsonStrings = /** @type {any} */ (undefined);
  asciiText = utf8Text = "";
}

/**
 * Builds the reply of an envelope: its documented fields, `values` and its undocumented fields.
 *
 * @param {Tape} tape
 */
export function buildReply(...tape) {
  open(tape);
  const values = buildNext();
  const reply = {
    errmsg: buildNext(),
    succeed: buildNext(),
    msgTime: buildNext(),
    requestId: buildNext(),
    errdesc: buildNext(),
    values,
  };
  // The next op is an OBJECT of the undocumented fields.
  addFields(reply, ops[opAt++] >>> 4);
  close();
  return reply;
}

/**
 * Builds the only value of a tape.
 *
 * @param {Tape} tape
 */
export function buildValue(...tape) {
  open(tape);
  const value = buildNext();
  close();
  return value;
}
