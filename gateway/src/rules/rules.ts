// The rules: what a caller may do.

import { catalogue } from "../config/catalogue.js";
import type { Rule } from "../config/schema.js";
import type { Caller } from "../callers/caller.js";
import { readValue, resolveValue, type Scalar, textOf, type ValueTemplate } from "../config/rule-value.js";

/** The parameters of a call, checked by the package. */
export type Params = Record<string, unknown>;

/** The answer to a call: whether it is allowed, and with which parameters in place of its own. */
export type Decision = { allowed: true; params?: Params } | { allowed: false; reason: string };

interface ReadRule {
  force: [name: string, value: ValueTemplate][];
  require: [name: string, value: ValueTemplate][];
  roles: string[] | undefined;
}

/** The rules, by the endpoints that they name. */
export class Rules {
  readonly #byEndpoint = new Map<string, ReadRule[]>();

  constructor(rules: readonly Rule[]) {
    for (const { allow, force = {}, require = {}, roles } of rules) {
      const read = { force: readAll(force), require: readAll(require), roles };
      for (const id of new Set(allow)) this.#byEndpoint.set(id, [...(this.#byEndpoint.get(id) ?? []), read]);
    }
  }

  /** The ids of all endpoints that a rule names. */
  get endpoints(): string[] {
    return [...this.#byEndpoint.keys()];
  }

  /** Asks the rules that name the endpoint, in their order: the first that fits decides. */
  decide(caller: Caller, endpoint: string, params: Params): Decision {
    let reason = "no rule names this endpoint";
    for (const rule of this.#byEndpoint.get(endpoint) ?? []) {
      const decision = decideBy(rule, caller, endpoint, params);
      if (decision.allowed) return decision;
      reason = decision.reason;
    }
    return { allowed: false, reason };
  }
}

function readAll(values: NonNullable<Rule["force"]>): [string, ValueTemplate][] {
  return Object.entries(values).map(([name, value]) => [name, readValue(value)]);
}

function decideBy(rule: ReadRule, caller: Caller, endpoint: string, params: Params): Decision {
  const refused = (reason: string): Decision => ({ allowed: false, reason });
  if (rule.roles && !rule.roles.some((role) => caller.roles.includes(role))) {
    return refused(`the caller has none of the roles ${rule.roles.join(", ")}`);
  }
  for (const [name, template] of rule.require) {
    const expected = resolveValue(template, caller.values);
    if (expected === undefined) return refused(`the caller lacks the value of ${name}`);
    if (!Object.hasOwn(params, name)) return refused(`${name} is missing, and has to be the caller's`);
    if (!isSame(params[name], expected)) return refused(`${name} is another than the caller's`);
  }
  if (rule.force.length === 0) return { allowed: true };
  const forced: Params = { ...params };
  for (const [name, template] of rule.force) {
    const value = resolveValue(template, caller.values);
    if (value === undefined) return refused(`the caller lacks the value of ${name}`);
    forced[name] = asParameter(value, catalogue.get(endpoint)?.params.get(name));
  }
  return { allowed: true, params: forced };
}

/** Whether a parameter is a value: the same text, and a list only if all of its items are. */
function isSame(param: unknown, expected: Scalar | Scalar[]): boolean {
  if (Array.isArray(expected)) {
    return (
      Array.isArray(param) &&
      param.length === expected.length &&
      expected.every((item, place) => isSame(param[place], item))
    );
  }
  if (!["string", "number", "boolean"].includes(typeof param)) return false;
  const text = textOf(param as Scalar);
  return text !== undefined && text === textOf(expected);
}

/** A value in the parameter's type: claims often have numbers as text, and a list of one is often a value alone. */
function asParameter(value: Scalar | Scalar[], type: string | undefined): Scalar | Scalar[] {
  if (Array.isArray(value)) return value;
  if (type === "array") return [value];
  if (type === "string") return String(value);
  const isNumber = type === "integer" || type === "number";
  return isNumber && typeof value === "string" && /^-?(0|[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}
