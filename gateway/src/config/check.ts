// What the configuration has to be as a whole, beyond the kinds of its values.

import { catalogue, type EndpointEntry, SIDEBAR } from "./catalogue.js";
import { didYouMean } from "./names.js";
import type { Path } from "./positions.js";
import { type RuleValue, ruleValue } from "./schema.js";
import { readValue, referencesOf } from "./rule-value.js";

/** Something that is wrong, and where. */
export interface Problem {
  path: Path;
  message: string;
  /** Whether the name is meant, not its value. */
  onKey?: boolean;
}

const CUSTOMER = ["WX", "TEL", "Number", "merchantid", "wechat", "uid", "originalId"];

/** The values of a visit that rules may name. */
const VISIT_VALUES = [
  ...["type", "userId", "timestamp", "sign"].map((name) => `visit.${name}`),
  ...CUSTOMER.map((name) => `visit.customer.${name}`),
];

type Raw = Record<string, unknown>;

/** Checks what the schema cannot: it takes what is written, so that its problems come together with those of the schema. */
export function checkWhole(written: Raw): Problem[] {
  const rules = list(written["rules"]);
  const callers = list(written["callers"]);
  const kinds = callers.filter(isObject).flatMap(Object.keys);
  const problems = [...checkSections(written, kinds), ...callers.flatMap(checkCaller)];
  if (rules.length > 0 && callers.length === 0) {
    problems.push({ path: ["rules"], message: "nobody can call without callers: say who is known" });
  }
  rules.forEach((rule, place) => {
    if (isObject(rule)) problems.push(...checkRule(rule, ["rules", place], written, kinds));
  });
  return problems;
}

/** What one section needs of another. */
function checkSections(written: Raw, kinds: string[]): Problem[] {
  const has = (name: string): boolean => written[name] !== undefined && written[name] !== null;
  const { sidebar, callbacks } = written;
  const stream = isObject(callbacks) ? callbacks["stream"] : undefined;
  const checks: [isWrong: boolean, path: Path, message: string][] = [
    [!has("v1") && !has("v2") && !has("callbacks"), [], "has to have v1, v2 or callbacks: there is nothing to serve"],
    ...["sidebar", "session"].map((section): [boolean, Path, string] => [
      kinds.includes("sidebar") && !has(section),
      ["callers"],
      `one is sidebar, so the section ${section} has to be there`,
    ]),
    [
      isObject(sidebar) && !hasOneOf(sidebar, "privateKey", "orderUrl"),
      ["sidebar"],
      "has to have privateKey, or orderUrl where that is empty",
    ],
    [
      isObject(callbacks) && !hasOneOf(callbacks, "forward", "stream"),
      ["callbacks"],
      "has to have forward or stream, whatever callbacks are handed on to, and not both",
    ],
    [stream !== undefined && !has("redis"), ["callbacks", "stream"], "needs redis: where the stream is"],
  ];
  return checks.flatMap(([isWrong, path, message]) => (isWrong ? [{ path, message }] : []));
}

function checkCaller(caller: unknown, place: number): Problem[] {
  if (!isObject(caller)) return [];
  const path = ["callers", place];
  const { jwt } = caller;
  if (Object.keys(caller).length !== 1) {
    return [{ path, message: "has to be one of sidebar, jwt and forward: each has an item of its own" }];
  }
  const isWrong = isObject(jwt) && !hasOneOf(jwt, "jwks", "secret");
  return isWrong ? [{ path: [...path, "jwt"], message: "has to have jwks or secret, and not both" }] : [];
}

/** `orderUrl` may stand beside `privateKey`; of all others there has to be exactly one. */
function hasOneOf(section: Raw, one: string, other: string): boolean {
  const [hasOne, hasOther] = [section[one] !== undefined, section[other] !== undefined];
  return other === "orderUrl" ? hasOne || hasOther : hasOne !== hasOther;
}

function checkRule(rule: Raw, path: Path, written: Raw, kinds: string[]): Problem[] {
  const problems: Problem[] = [];
  const endpoints: EndpointEntry[] = [];
  list(rule["allow"]).forEach((id, place) => {
    if (typeof id !== "string") return;
    const found = catalogue.get(id);
    if (found) endpoints.push(found);
    const message = found ? problemOfEndpoint(found, written) : problemOfName(id, rule, written);
    if (message) problems.push({ path: [...path, "allow", place], message });
  });
  const roots = new Set<string>();
  for (const part of ["force", "require"]) {
    const values = rule[part];
    for (const [name, value] of Object.entries(isObject(values) ? values : {})) {
      const where = [...path, part, name];
      problems.push(...endpoints.flatMap((endpoint) => problemOfParameter(name, endpoint, where)));
      const read = ruleValue.safeParse(value);
      if (read.success) problems.push(...problemsOfValue(read.data, where, kinds, roots));
    }
  }
  const hasRoles = rule["roles"] !== undefined;
  if (hasRoles && !kinds.includes("jwt") && !kinds.includes("forward")) {
    problems.push({
      path: [...path, "roles"],
      message: "needs a caller jwt or forward: claims.roles comes from there",
    });
  } else if (roots.has("visit") && (hasRoles || roots.has("claims"))) {
    const message =
      "never fits: a caller is known by the sidebar and has a visit, or by jwt or forward and has claims, never both";
    problems.push({ path, message });
  }
  return problems;
}

function problemOfName(id: string, rule: Raw, written: Raw): string | undefined {
  if (id !== SIDEBAR) {
    const known = [...catalogue.keys(), SIDEBAR];
    const isToken = id === "getAccessToken" || id === "getMerchantToken";
    if (isToken) return `${id} would hand a token to the page`;
    return `${id} is no endpoint${didYouMean(id, known)}`;
  }
  if (written["sidebar"] === undefined) return "needs the section sidebar";
  return rule["force"] || rule["require"]
    ? "takes no force and no require: the opened address has no parameters"
    : undefined;
}

function problemOfEndpoint({ id, version, path }: EndpointEntry, written: Raw): string | undefined {
  const client = written[version];
  if (client === undefined || client === null) return `${id} is of ${version}: the section ${version} has to be there`;
  const paths = isObject(client) && isObject(client["paths"]) ? client["paths"] : {};
  return path === null && paths[id] === undefined
    ? `the path of ${id} is not documented: set it as ${version}.paths.${id}`
    : undefined;
}

function problemOfParameter(name: string, { id, params, takesMore }: EndpointEntry, path: Path): Problem[] {
  if (params.has(name)) return [];
  const hint = didYouMean(name, params.keys());
  // Endpoints that are documented in part take more, but a name that is nearly a known one is a slip of the pen.
  if (takesMore && hint === "") return [];
  const known = params.size > 0 ? `it takes ${[...params.keys()].join(", ")}` : "it takes none";
  return [{ path, onKey: true, message: `${name} is no parameter of ${id}${hint || `: ${known}`}` }];
}

function problemsOfValue(value: RuleValue, path: Path, kinds: string[], roots: Set<string>): Problem[] {
  let found: string[][];
  try {
    found = referencesOf(readValue(value));
  } catch (error) {
    return [{ path, message: error instanceof Error ? error.message : String(error) }];
  }
  for (const [root] of found) if (root !== undefined) roots.add(root);
  return found.flatMap((reference) => {
    const message = problemOfReference(reference, kinds);
    return message ? [{ path, message }] : [];
  });
}

function problemOfReference(reference: string[], kinds: string[]): string | undefined {
  const name = reference.join(".");
  const [root = ""] = reference;
  if (root === "visit") {
    if (!VISIT_VALUES.includes(name)) {
      return `{{ ${name} }} is no value of a visit${didYouMean(name, VISIT_VALUES) || `: there are ${VISIT_VALUES.join(", ")}`}`;
    }
    return kinds.includes("sidebar") ? undefined : `{{ ${name} }} needs a caller sidebar`;
  }
  if (root === "claims") {
    return kinds.includes("jwt") || kinds.includes("forward")
      ? undefined
      : `{{ ${name} }} needs a caller jwt or forward`;
  }
  return `{{ ${name} }} is no value of a caller${didYouMean(root, ["visit", "claims"]) || ": there are visit and claims"}`;
}

function isObject(value: unknown): value is Raw {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
