// What a WebAssembly module is made of, as far as its sections tell.

const SECTIONS = { type: 1, import: 2, function: 3, table: 4, memory: 5, global: 6, export: 7, element: 9 };
const NUMBERS = { 0x7f: "i32", 0x7e: "i64", 0x7d: "f32", 0x7c: "f64" };
const OTHERS = { 0x7b: "v128", 0x70: "funcref", 0x6f: "externref" };

/** Reads the types, imports, tables, memories and globals of a module. */
export function describeModule(bytes) {
  const sections = new Map();
  for (let at = 8; at < bytes.length;) {
    const id = bytes[at];
    const reader = new Reader(bytes, at + 1);
    const size = reader.number();
    sections.set(id, new Reader(bytes.subarray(0, reader.at + size), reader.at));
    at = reader.at + size;
  }
  const list = (name, read) => {
    const reader = sections.get(SECTIONS[name]);
    return reader ? Array.from({ length: reader.number() }, () => read(reader)) : [];
  };
  return {
    types: list("type", (reader) => reader.functionType()),
    imports: list("import", (reader) => {
      const [module, name] = [reader.name(), reader.name()];
      const kind = reader.byte();
      return { module, name, kind, ...reader.description(kind) };
    }),
    tables: list("table", (reader) => reader.table()),
    memories: list("memory", (reader) => reader.limits()),
    globals: list("global", (reader) => reader.global()),
    exports: list("export", (reader) => {
      const name = reader.name();
      const kind = reader.byte();
      return { name, kind, index: reader.number() };
    }),
  };
}

class Reader {
  constructor(bytes, at) {
    this.bytes = bytes;
    this.at = at;
  }

  byte() {
    if (this.at >= this.bytes.length) throw new RangeError("the section ends too early");
    return this.bytes[this.at++];
  }

  /** LEB128. */
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }

  name() {
    const length = this.number();
    const text = new TextDecoder().decode(this.bytes.subarray(this.at, this.at + length));
    this.at += length;
    return text;
  }

  valueType() {
    const byte = this.byte();
    return NUMBERS[byte] ?? OTHERS[byte] ?? `type 0x${byte.toString(16)}`;
  }

  functionType() {
    const form = this.byte();
    if (form !== 0x60) return { parameters: [`form 0x${form.toString(16)}`], results: [] };
    const parameters = Array.from({ length: this.number() }, () => this.valueType());
    return { parameters, results: Array.from({ length: this.number() }, () => this.valueType()) };
  }

  limits() {
    const flags = this.byte();
    return { flags, minimum: this.number(), maximum: flags & 1 ? this.number() : undefined };
  }

  table() {
    return { element: this.valueType(), ...this.limits() };
  }

  /** The type of a global, and past the expression that gives its first value. */
  global() {
    const type = this.valueType();
    const isMutable = this.byte() === 1;
    while (this.byte() !== 0x0b);
    return { type, isMutable };
  }

  description(kind) {
    if (kind === 0) return { type: this.number() };
    if (kind === 1) return this.table();
    if (kind === 2) return this.limits();
    return { valueType: this.valueType(), isMutable: this.byte() === 1 };
  }
}
