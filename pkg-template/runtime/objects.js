// @ts-check
// Builds the objects of an answer: reads what crates/wire/src/tape.rs writes.
import { constructors } from "../../generated/constructors.js";

// What a word says in its lowest four bits, see tape.rs. The bundler writes the numbers in.
const ASCII = 0;
const WIDE = 2;
const CONSTANT = 4;
const NUMBER = 6;
const LIST = 8;
const RECORD = 10;
const OBJECT = 12;

// The payloads of CONSTANT.
const NULL = 0;
const TRUE = 1;
const FALSE = 2;
const NEXT_CHUNK = 4;
const NUMBERED_TEXT = 5;
const FIRST_NUMBER = 6;

// Made when it is first needed: test environments that lack the class have to be able to import the package.
let utf8;

// The tape that is being read, and how far it has been read. Variables of the module, because an engine reads them faster
// than the properties of an object.
let words, at, streams, starts, ends, chunk, ascii, asciiAt, wide, wideAt, long, longAt, keys, shared;

function value() {
  const word = words[at++];
  if (word & 1) return word >> 1;
  const payload = word >>> 4;
  switch (word & 15) {
    case ASCII: {
      const from = asciiAt;
      return ascii.slice(from, (asciiAt += payload));
    }
    case WIDE: {
      const from = wideAt;
      return wide.slice(from, (wideAt += payload));
    }
    case CONSTANT:
      if (payload <= FALSE) return payload === NULL ? null : payload === TRUE;
      if (payload >= FIRST_NUMBER) return shared[payload - FIRST_NUMBER];
      if (payload === NUMBERED_TEXT) {
        const text = value();
        shared.push(text);
        return text;
      }
      if (payload === NEXT_CHUNK) {
        nextChunk();
        return value();
      }
      // 3: an integer in two words, high and low.
      return words[at++] * 4294967296 + (words[at++] >>> 0);
    case NUMBER: {
      const text = ascii.slice(asciiAt, (asciiAt += payload));
      // Beyond what a number holds, its digits are worth more than infinity.
      return isFinite(text) ? +text : text;
    }
    case LIST: {
      const list = new Array(payload);
      for (let index = 0; index < payload; index++) list[index] = value();
      return list;
    }
    case RECORD: {
      const object = constructors[payload >>> 1](value);
      return payload & 1 ? fields(object, words[at++]) : object;
    }
    case OBJECT:
      return fields({}, payload);
    default: // LONG
      return long[longAt++];
  }
}

function fields(object, count) {
  while (count-- > 0) {
    const number = words[at++];
    const key = number < 0 ? value() : number < keys.length ? keys[number] : (keys[number] = value());
    const field = value();
    // As JSON.parse has it: a field of that name, not another prototype.
    if (key === "__proto__") {
      Object.defineProperty(object, key, { value: field, writable: true, enumerable: true, configurable: true });
    } else object[key] = field;
  }
  return object;
}

function nextChunk() {
  ascii = nextText(0);
  wide = nextText(1);
  const json = nextText(2);
  long = json && JSON.parse(json);
  asciiAt = wideAt = longAt = 0;
}

// The text that the next chunk has in a stream.
function nextText(stream) {
  const from = starts[stream];
  const to = (starts[stream] = ends[chunk++]);
  if (to === from) return "";
  if (!utf8) utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
  return utf8.decode(streams[stream].subarray(from, to));
}

function begin(newWords, newAscii, newWide, newLong, newEnds) {
  words = newWords;
  streams = [newAscii, newWide, newLong];
  starts = [0, 0, 0];
  ends = newEnds;
  keys = [];
  shared = [];
  at = chunk = 0;
  nextChunk();
}

// Nothing here may keep an answer, or a view of memory that moves, alive.
function end() {
  words = streams = ends = keys = shared = long = undefined;
  ascii = wide = "";
}

/** The envelope that a tape holds: its values, the fields of `Reply`, further fields. */
export function buildReply(...tape) {
  begin(...tape);
  const values = value();
  const reply = {
    errmsg: value(),
    succeed: value(),
    msgTime: value(),
    requestId: value(),
    errdesc: value(),
    values,
  };
  // An OBJECT of the fields that are not documented.
  fields(reply, words[at++] >>> 4);
  end();
  return reply;
}

/** The one value that a tape holds. */
export function buildValue(...tape) {
  begin(...tape);
  const built = value();
  end();
  return built;
}
