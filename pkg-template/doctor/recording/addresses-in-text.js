// @ts-check
// Addresses (URLs): their form stays, their words are replaced.

export const ADDRESS = /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s"'<>\\^`{|}，。；、）】]+/gi;

/** The endings of files, which say what a picture or a recording is. */
const ENDING =
  /\.(?:png|jpe?g|gif|webp|bmp|svg|ico|mp3|mp4|m4a|amr|wav|silk|ogg|webm|mov|avi|pdf|docx?|xlsx?|pptx?|txt|zip|rar|html?)$/i;

/**
 * @param {string} address
 * @param {(text: string) => string} replace for a text that is not encoded
 */
export function replaceAddress(address, replace) {
  const [, scheme, user, host, port, rest] =
    /^([^:]+:\/\/)(?:([^/?#@]*)@)?([^/?#]*?)(:\d*)?([/?#][^]*)?$/.exec(address) || [];
  if (scheme === undefined) return replace(address);
  const pieces = (rest || "").replace(/[^/?#&=;]+/g, (piece) => replacePiece(piece, replace));
  return `${scheme}${user === undefined ? "" : `${replace(user)}@`}${replaceHost(host, replace)}${port || ""}${pieces}`;
}

/**
 * A host that belongs to nobody: pages that show a recording must not ask somebody's server for pictures.
 * @param {string} host
 * @param {(text: string) => string} replace
 */
function replaceHost(host, replace) {
  if (host === "") return "";
  if (host.startsWith("[")) return "[2001:db8::1]";
  if (/^[\d.]+$/.test(host)) return "192.0.2.1";
  const labels = host.split(".");
  return [...labels.slice(0, Math.max(labels.length - 1, 1)).map(replace), "example"].join(".");
}

/**
 * @param {string} piece
 * @param {(text: string) => string} replace
 */
function replacePiece(piece, replace) {
  const [ending = ""] = ENDING.exec(piece) || [];
  const name = piece.slice(0, piece.length - ending.length);
  const decoded = percentDecoded(name);
  return (decoded === undefined ? replace(name) : encodeURIComponent(replace(decoded))) + ending;
}

/**
 * What a text means whose characters are written as `%E5`; undefined if none is.
 * @param {string} text
 */
export function percentDecoded(text) {
  if (!/%[0-9a-f]{2}/i.test(text)) return undefined;
  try {
    return decodeURIComponent(text);
  } catch (error) {
    return undefined;
  }
}
