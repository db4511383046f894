// @ts-check
// Columns of text in a terminal, where a Chinese character is two columns wide.

/** What terminals show two columns wide: East Asian Wide and Fullwidth, without those that are rare. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** @param {string} text */
export function widthOf(text) {
  return [...text].reduce((width, character) => width + (WIDE.test(character) ? 2 : 1), 0);
}

/** Characters that do not stand at the beginning of a line, and at its end. */
const CLOSING = /[，。；：、！？）】》”,.;:!?)\]]/;
const OPENING = /[（【《“([]/;

/**
 * A text as lines that are not wider than that: broken at spaces, and between Chinese characters.
 * @param {string} text
 * @param {number} width
 */
export function wrapText(text, width) {
  const lines = [""];
  let piece = "";
  const place = () => {
    const line = lines[lines.length - 1];
    if (line !== "" && widthOf(line + piece.trimEnd()) > width) lines.push(piece);
    else lines[lines.length - 1] += piece;
    piece = "";
  };
  let previous = "";
  for (const character of text) {
    if (mayBreak(previous, character)) place();
    piece += character;
    previous = character;
  }
  place();
  return lines.map((line) => line.trimEnd());
}

/**
 * Whether a line may end between two characters.
 * @param {string} before
 * @param {string} after
 */
function mayBreak(before, after) {
  if (after === " " || CLOSING.test(after) || OPENING.test(before)) return false;
  return before === " " || WIDE.test(before) || WIDE.test(after);
}

/**
 * The rows as lines, each column as wide as its widest cell and two spaces apart. The last cell may have any length.
 * @param {string[][]} rows
 * @param {string} indent
 */
export function alignRows(rows, indent) {
  /** @type {number[]} */
  const widths = [];
  for (const row of rows) {
    row.slice(0, -1).forEach((cell, column) => (widths[column] = Math.max(widths[column] || 0, widthOf(cell))));
  }
  return rows.map((row) => {
    const cells = row.map((cell, column) =>
      column === row.length - 1 ? cell : cell + " ".repeat(widths[column] - widthOf(cell)),
    );
    return (indent + cells.join("  ")).trimEnd();
  });
}
