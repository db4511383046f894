// A call as one writes it.

import type { Endpoint } from "../definitions/model";

/** The longest object that stands on one line. */
const LINE = 44;

export function callCode({ version, id }: Endpoint, params: object, options: object): string {
  const hasParams = Object.keys(params).length > 0;
  const hasOptions = Object.keys(options).length > 0;
  const given = hasOptions ? [params, options] : hasParams ? [params] : [];
  return `const { values } = await ${version}.${id}(${given.map((each) => literal(each)).join(", ")});`;
}

function literal(value: unknown, indent = ""): string {
  if (value instanceof Date) return `new Date(${JSON.stringify(value)})`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const deeper = `${indent}  `;
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{ ", " }"];
  const parts = Array.isArray(value)
    ? value.map((item) => literal(item, deeper))
    : Object.entries(value).map(([name, item]) => `${key(name)}: ${literal(item, deeper)}`);
  if (parts.length === 0) return `${open}${close}`.replaceAll(" ", "");
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length <= LINE && !line.includes("\n")) return line;
  return `${open.trim()}\n${parts.map((part) => `${deeper}${part},\n`).join("")}${indent}${close.trim()}`;
}

/** A name of an object's property. `__proto__` would be something else unless it is computed. */
function key(name: string): string {
  if (name === "__proto__") return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
