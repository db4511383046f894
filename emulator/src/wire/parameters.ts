import { readPlainTime } from "../clock.js";
import { codes } from "./codes.js";
import { Refusal } from "./refusal.js";

/** What a request gives, before anything is checked: texts from a query, any JSON from a body. */
export type Given = Readonly<Record<string, unknown>>;

/** One parameter: reads what was given under its name, or refuses it. */
export type Parameter<T> = (given: unknown, name: string) => T;

/**
 * What the parameters of an endpoint are once they are read. A table is an object with a `Parameter` under
 * each of the vendor's names.
 */
export type ValuesOf<T> = { readonly [K in keyof T]: T[K] extends Parameter<infer V> ? V : never };

/** Reads all parameters of a table. Names that are not in it are ignored, as a server does. */
export function readParameters<T extends object>(table: T, given: Given): ValuesOf<T> {
  const rows = Object.entries(table) as [string, Parameter<unknown>][];
  return Object.fromEntries(rows.map(([name, read]) => [name, read(given[name], name)])) as ValuesOf<T>;
}

function isMissing(given: unknown): given is undefined | null | "" {
  return given === undefined || given === null || given === "";
}

function refuse(name: string, expected: string): never {
  throw new Refusal(codes.badParameter, `${name} has to be ${expected}`);
}

/** A parameter that may be left out, then `undefined`. An empty text or null counts as left out. */
export function optional<T>(parameter: Parameter<T>): Parameter<T | undefined> {
  return (given, name) => (isMissing(given) ? undefined : parameter(given, name));
}

/** A parameter that is `fallback` when it is left out. */
export function withDefault<T>(parameter: Parameter<T>, fallback: T): Parameter<T> {
  return (given, name) => (isMissing(given) ? fallback : parameter(given, name));
}

/** A parameter whose absence has a code of its own, or 200012. */
export function required<T>(parameter: Parameter<T>, code: number = codes.badParameter): Parameter<T> {
  return (given, name) => {
    if (isMissing(given)) throw new Refusal(code, `${name} is required`);
    return parameter(given, name);
  };
}

/** A parameter that has to be there but may be empty: a filter that the vendor marks as required. */
export function present<T>(parameter: Parameter<T>): Parameter<T> {
  return (given, name) => {
    if (given === undefined || given === null) refuse(name, "given, if only empty");
    return parameter(given, name);
  };
}

/** A whole number; its digits as a string are taken too, since a query has nothing else. */
export const integer: Parameter<number> = (given, name) => {
  const number = typeof given === "string" && /^-?\d{1,15}$/.test(given) ? Number(given) : given;
  if (typeof number !== "number" || !Number.isSafeInteger(number)) refuse(name, "an integer");
  return number;
};

/** A whole number from `least` on. */
export function integerFrom(least: number): Parameter<number> {
  return (given, name) => {
    const number = integer(given, name);
    return number >= least ? number : refuse(name, `at least ${least}`);
  };
}

/** A whole number out of the documented ones. */
export function oneOf<T extends number>(...values: readonly T[]): Parameter<T> {
  return (given, name) => {
    const number = integer(given, name);
    return values.find((value) => value === number) ?? refuse(name, `one of ${values.join(", ")}`);
  };
}

/** Any number, as a number or as a string. */
export const number: Parameter<number> = (given, name) => {
  const value = typeof given === "string" && given.trim() !== "" ? Number(given) : given;
  return typeof value === "number" && Number.isFinite(value) ? value : refuse(name, "a number");
};

/** A string. */
export const text: Parameter<string> = (given, name) =>
  typeof given === "string" ? given : refuse(name, "a string");

/** A string out of the documented ones. */
export function word<T extends string>(...words: readonly T[]): Parameter<T> {
  return (given, name) => words.find((each) => each === given) ?? refuse(name, `one of ${words.join(", ")}`);
}

/** A boolean. */
export const flag: Parameter<boolean> = (given, name) =>
  typeof given === "boolean" ? given : refuse(name, "a boolean");

/** `2018-08-08 10:01:03` (Beijing time), or the date alone; read as unix seconds. */
export const time: Parameter<number> = (given, name) => {
  const seconds = typeof given === "string" ? readPlainTime(given) : null;
  return seconds ?? refuse(name, "a time such as 2018-08-08 10:01:03");
};

/** An array whose elements are all read by one parameter. */
export function listOf<T>(element: Parameter<T>): Parameter<T[]> {
  return (given, name) => {
    if (!Array.isArray(given)) refuse(name, "an array");
    return given.map((each, index) => element(each, `${name}[${index}]`));
  };
}

/** A JSON object, as it came. */
export const object: Parameter<Record<string, unknown>> = (given, name) =>
  typeof given === "object" && given !== null && !Array.isArray(given)
    ? (given as Record<string, unknown>)
    : refuse(name, "an object");
