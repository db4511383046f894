// Formatting numbers and tables.

/** A table in Markdown; the first columns are text, the others are numbers. */
export function table(head, rows, { textColumns = 1 } = {}) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const marks = head.map((_, column) => (column < textColumns ? "---" : "---:"));
  return [line(head), line(marks), ...rows.map(line)].join("\n");
}

/** A median and its spread. */
export function ratio({ median, p10, p90 }) {
  return `${median.toFixed(2)} (${p10.toFixed(2)}–${p90.toFixed(2)})`;
}

export function milliseconds(value) {
  return value < 1 ? `${significant(value * 1000)} µs` : `${significant(value)} ms`;
}

export function bytes(value) {
  if (value < 10_000) return `${Math.round(value)} B`;
  return value < 1e6 ? `${significant(value / 1e3)} KB` : `${significant(value / 1e6)} MB`;
}

/** Rounds to three significant digits. */
function significant(value) {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(value >= 10 ? 3 : 2);
}
