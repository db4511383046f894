// The features of WebAssembly that the package may use: those of Chromium 80.

/** The features by their names in LLVM. */
const features = ["bulk-memory", "mutable-globals", "nontrapping-fptoint", "sign-ext"];

/** Flags for the compiler. */
export const compilerFlags = ["-Ctarget-cpu=mvp", `-Ctarget-feature=${features.map((name) => `+${name}`).join(",")}`];

/** Flags for binaryen, which has other names. */
export const binaryenFlags = [
  "--enable-bulk-memory",
  "--enable-mutable-globals",
  "--enable-nontrapping-float-to-int",
  "--enable-sign-ext",
];

/**
 * A module whose section `target_features` lists only these features. The standard library is built for more, and
 * wasm-bindgen would use reference types, which Chromium before 96 and Safari before 16.4 lack.
 */
export function withFeatures(module) {
  const kept = [module.subarray(0, 8)];
  for (let at = 8; at < module.length;) {
    const [size, start] = readNumber(module, at + 1);
    const [length, nameStart] = module[at] === 0 ? readNumber(module, start) : [0, start];
    const name = String.fromCharCode(...module.subarray(nameStart, nameStart + length));
    if (name !== "target_features") kept.push(module.subarray(at, start + size));
    at = start + size;
  }
  const entries = features.flatMap((feature) => ["+".charCodeAt(0), ...text(feature)]);
  return withSection(Buffer.concat(kept), "target_features", [...number(features.length), ...entries]);
}

/** A module with an additional custom section, whose content is bytes or text. */
export function withSection(module, name, content) {
  const section = [...text(name), ...Buffer.from(content)];
  return Buffer.concat([module, Buffer.from([0, ...number(section.length), ...section])]);
}

function text(characters) {
  return [...number(characters.length), ...Buffer.from(characters)];
}

/** A number in LEB128. */
function number(value) {
  return value < 128 ? [value] : [(value & 127) | 128, ...number(value >>> 7)];
}

/** Reads a number in LEB128, and where it ends. */
function readNumber(bytes, at) {
  let value = 0;
  for (let shift = 0; ; shift += 7) {
    const byte = bytes[at++];
    value |= (byte & 127) << shift;
    if (byte < 128) return [value, at];
  }
}
