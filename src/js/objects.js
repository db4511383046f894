// The reading half of src/wire/tape.rs: builds the objects of an answer. Completed by build.rs.

const records = [
  /* record constructors */
];

const utf8 = new TextDecoder("utf-8", { ignoreBOM: true });
const float = new Float64Array(1);
const floatWords = new Uint32Array(float.buffer);

let words, at, bytes, ends, chunk, ascii, asciiAt, wide, wideAt, asciiFrom, wideFrom, keys;

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
      return payload === 0 ? null : payload === 1;
    case 6:
      floatWords[0] = words[at++];
      floatWords[1] = words[at++];
      return float[0];
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
      nextChunk();
      return value();
  }
}

function fields(object, count) {
  while (count-- > 0) {
    const number = words[at++];
    const key = number < keys.length ? keys[number] : (keys[number] = value());
    const field = value();
    // As JSON.parse has it: a field of that name, not another prototype.
    if (key === "__proto__") {
      Object.defineProperty(object, key, { value: field, writable: true, enumerable: true, configurable: true });
    } else object[key] = field;
  }
  return object;
}

function nextChunk() {
  const asciiTo = chunk < ends.length ? ends[chunk] : bytes.ascii.length;
  const wideTo = chunk < ends.length ? ends[chunk + 1] : bytes.wide.length;
  ascii = asciiTo > asciiFrom ? utf8.decode(bytes.ascii.subarray(asciiFrom, asciiTo)) : "";
  wide = wideTo > wideFrom ? utf8.decode(bytes.wide.subarray(wideFrom, wideTo)) : "";
  chunk += 2;
  asciiFrom = asciiTo;
  wideFrom = wideTo;
  asciiAt = wideAt = 0;
}

export function build(newWords, newAscii, newWide, newEnds) {
  words = newWords;
  bytes = { ascii: newAscii, wide: newWide };
  ends = newEnds;
  keys = [];
  at = chunk = asciiFrom = wideFrom = 0;
  nextChunk();
  const values = value();
  const reply = {
    errmsg: value(),
    succeed: value(),
    msgTime: value(),
    requestId: value(),
    errdesc: value(),
    values,
  };
  Object.assign(reply, value());
  // Nothing here may keep an answer, or a view of memory that moves, alive.
  words = bytes = ends = keys = undefined;
  ascii = wide = "";
  return reply;
}
