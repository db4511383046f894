// Where in a YAML file a value stands.

import { type Document, isMap, isPair, isScalar, isSeq, type LineCounter, type Node } from "yaml";

/** A way into the configuration: names of mappings, and numbers of items. */
export type Path = readonly (string | number)[];

export interface Position {
  line: number;
  column: number;
}

/** Where the value of a path begins, or the last of its parents that is written. With `onKey` the name before the value. */
export function positionOf(document: Document, lines: LineCounter, path: Path, onKey = false): Position {
  let node: unknown = document.contents;
  let offset = offsetOf(node) ?? 0;
  path.forEach((step, place) => {
    const isLast = place === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find(
        (item) => isPair(item) && isScalar(item.key) && String(item.key.value) === `${step}`,
      );
      const value = isLast && onKey ? pair?.key : (pair?.value ?? pair?.key);
      offset = offsetOf(value) ?? offset;
      node = pair?.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = offsetOf(node) ?? offset;
    } else {
      node = undefined;
    }
  });
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

function offsetOf(node: unknown): number | undefined {
  return (node as Node | null | undefined)?.range?.[0];
}
