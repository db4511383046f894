import type { EndpointId, FormValues } from "./endpoints/endpoint";

/** The call with these parameters, as one writes it. */
export function callCode(id: EndpointId, params: FormValues): string {
  const entries = Object.entries(params).map(([name, value]) => `${name}: ${literal(value)}`);
  return `await v1.${id}(${entries.length > 0 ? `{ ${entries.join(", ")} }` : ""});`;
}

function literal(value: string | number | Date): string {
  return value instanceof Date ? `new Date(${JSON.stringify(value)})` : JSON.stringify(value);
}
