// The endpoints as the list has them.

import { endpoints } from "../definitions/definitions";
import type { Endpoint } from "../definitions/model";
import type { Said } from "../definitions/said";

export interface Group {
  name: Said;
  endpoints: Endpoint[];
}

/** The endpoints in which all words are found. */
export function search(words: string): Endpoint[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return endpoints.filter((endpoint) => wanted.every((word) => textOf(endpoint).includes(word)));
}

/** The endpoints of a version by group. */
export function groupsOf(version: Endpoint["version"], found: readonly Endpoint[]): Group[] {
  const groups = new Map<string, Group>();
  for (const endpoint of found.filter((each) => each.version === version)) {
    const group = groups.get(endpoint.group.en) ?? { name: endpoint.group, endpoints: [] };
    group.endpoints.push(endpoint);
    groups.set(group.name.en, group);
  }
  return [...groups.values()];
}

function textOf({ id, title, path, vendorPage, params }: Endpoint): string {
  return [id, title, path, vendorPage, ...params.map(({ name }) => name)].join(" ").toLowerCase();
}
