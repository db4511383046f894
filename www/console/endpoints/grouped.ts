// The endpoints as the list has them.

import { endpoints } from "virtual:definitions";
import type { Endpoint } from "../definitions/model";

export interface Group {
  version: Endpoint["version"];
  /** The group that the vendor's documentation names; null if it names none. */
  vendorName: string | null;
  name: string;
  endpoints: Endpoint[];
}

/** The endpoints in which all words are found, by group. */
export function groupsOf(search: string): Group[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const groups = new Map<string, Group>();
  for (const endpoint of endpoints.filter((each) => words.every((word) => textOf(each).includes(word)))) {
    const { version, group } = endpoint;
    const key = `${version} ${group.name}`;
    if (!groups.has(key)) groups.set(key, { version, ...group, endpoints: [] });
    groups.get(key)?.endpoints.push(endpoint);
  }
  return [...groups.values()];
}

function textOf({ id, title, path, doc, vendorPage, params }: Endpoint): string {
  return [id, title, path, doc, vendorPage, ...params.map(({ name }) => name)].join(" ").toLowerCase();
}
