// The reading half of wire/src/tape.rs: builds the objects of an answer. Completed by build.rs.

const records = [/* record constructors */];

/** Per client its methods that call an endpoint, in the order that the endpoints have in Rust: those of v1 come first. */
export const endpoints = {/* endpoints */};

/** The same for those that read all pages of a list. */
export const pagings = {/* pagings */};

// Made when it is first needed: test environments that lack the class have to be able to import the package.
let utf8;

let words, at, streams, starts, ends, chunk, ascii, asciiAt, wide, wideAt, long, longAt, keys, shared;

function value() {
  const word = words[at++];
  if (word & 1) return word >> 1;
  const payload = word >>> 4;
  switch (word & 15) {
    case 0: {
      const from = asciiAt;
      return ascii.slice(from, (asciiAt += payload));
    }
    case 2: {
      const from = wideAt;
      return wide.slice(from, (wideAt += payload));
    }
    case 4:
      if (payload < 3) return payload === 0 ? null : payload === 1;
      if (payload > 5) return shared[payload - 6];
      if (payload === 5) {
        const text = value();
        shared.push(text);
        return text;
      }
      if (payload === 4) {
        nextChunk();
        return value();
      }
      return words[at++] * 4294967296 + (words[at++] >>> 0);
    case 6: {
      const text = ascii.slice(asciiAt, (asciiAt += payload));
      // Beyond what a number holds, its digits are worth more than infinity.
      return isFinite(text) ? +text : text;
    }
    case 8: {
      const list = new Array(payload);
      for (let index = 0; index < payload; index++) list[index] = value();
      return list;
    }
    case 10: {
      const object = records[payload >>> 1]();
      return payload & 1 ? fields(object, words[at++]) : object;
    }
    case 12:
      return fields({}, payload);
    default:
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

// What the next chunk has in a stream.
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

export function build(...tape) {
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
  fields(reply, words[at++] >>> 4);
  end();
  return reply;
}

export function buildValue(...tape) {
  begin(...tape);
  const built = value();
  end();
  return built;
}
