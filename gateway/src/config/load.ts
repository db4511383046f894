// Reading and checking the configuration: all that is wrong is found at once.

import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Document, type ErrorCode, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { checkWhole, type Problem } from "./check.js";
import type { Environment } from "./fields.js";
import { didYouMean } from "./names.js";
import { type Path, positionOf } from "./positions.js";
import { configSchema, type GatewayConfig, jsonSchema } from "./schema.js";

/** The configuration cannot be used. The message has a line for each problem. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
}

/** More are not told: such a file is another one than was meant. */
const MOST_PROBLEMS = 50;

/** Reads and checks a configuration file. Throws a {@link ConfigError} that says all that is wrong with it. */
export function loadConfig(file: string, environment: Environment): GatewayConfig {
  return parseConfig(readText(file, ": `youmi-open-api-gateway init` writes an example."), file, environment);
}

/** The text of a file. Throws a {@link ConfigError} that says why it cannot be read, and ends with `advice` if it is missing. */
export function readText(file: string, advice = "."): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new ConfigError(reasonOfFile(file, error, advice));
  }
}

/** Why a file cannot be read, in a sentence. */
function reasonOfFile(file: string, error: unknown, advice: string): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === "ENOENT") return `There is no file ${file}${advice}`;
  if (code === "EISDIR") return `${file} is a folder, not a file.`;
  if (code === "EACCES") return `${file} may not be read by the user that runs this.`;
  return `${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** Checks the text of a configuration file. */
export function parseConfig(text: string, file: string, environment: Environment): GatewayConfig {
  const lines = new LineCounter();
  const document: Document = parseDocument(text, {
    ...{ lineCounter: lines, prettyErrors: false, logLevel: "error" },
    ...{ stringKeys: true, merge: true },
  });
  const isEmpty = document.contents === null && document.errors.length === 0;
  if (isEmpty) throw new ConfigError(`${file} is empty: \`youmi-open-api-gateway init\` writes an example.`);
  const known = Object.keys((jsonSchema()["properties"] ?? {}) as object);
  const written = plainObject(document, file);
  if (written === undefined || !Object.keys(written).some((name) => known.includes(name))) {
    const expected = "a YAML file with sections such as v1, callers and rules";
    throw new ConfigError(
      `${file} is no configuration of this gateway, which is ${expected}: \`youmi-open-api-gateway init\` writes an example.`,
    );
  }
  if (document.errors.length > 0) {
    const found = document.errors.map(({ pos, code, message }) => {
      const { line, col } = lines.linePos(pos[0]);
      return `${file}:${line}:${col}: ${inWords.get(code) ?? message}`;
    });
    throw new ConfigError(shortened(found).join("\n"));
  }

  const parsed = configSchema(environment).safeParse(written);
  const problems = [...(parsed.success ? [] : problemsOfSchema(parsed.error, written)), ...checkWhole(written)];
  if (problems.length > 0 || !parsed.success) {
    throw new ConfigError(shortened(inOrder(problems, document, lines, file)).join("\n"));
  }
  return withFilesBeside(parsed.data, file);
}

/** What the YAML parser's messages do not say to those who write a configuration. */
const inWords = new Map<ErrorCode, string>([
  ["MULTIPLE_DOCS", "there has to be one document, and here begins another"],
  ["NON_STRING_KEY", 'a value that begins with { has to be in quotes, such as "{{ visit.customer.originalId }}"'],
  ["MULTILINE_IMPLICIT_KEY", "this is no `name: value`: is there a space after the colon?"],
  ["TAB_AS_INDENT", "lines are indented by spaces, not by tabs"],
]);

/** What a document means, if it is a mapping. Throws a {@link ConfigError} if its aliases mean nothing. */
function plainObject(document: Document, file: string): Record<string, unknown> | undefined {
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new ConfigError(`${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
  const isObject = typeof value === "object" && value !== null && !Array.isArray(value);
  return isObject ? (value as Record<string, unknown>) : undefined;
}

function problemsOfSchema(error: z.ZodError, written: unknown): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const path = issue.path.filter((step) => typeof step !== "symbol");
    if (issue.code === "unrecognized_keys") {
      const known = namesAt(path);
      return issue.keys.map((key) => {
        const hint = didYouMean(key, known) || `: there are ${known.join(", ") || "none"}`;
        return { path: [...path, key], onKey: true, message: `is not known here${hint}` };
      });
    }
    const isMissing = issue.code === "invalid_type" && valueAt(written, path) === undefined;
    return [
      { path, message: isMissing ? issue.message.replace(/^has to be/, "is missing, and has to be") : issue.message },
    ];
  });
}

function valueAt(written: unknown, path: Path): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<string, unknown> | undefined)?.[step], written);
}

/** The names that may stand at a path. */
function namesAt(path: Path): string[] {
  interface Schema {
    properties?: Record<string, Schema>;
    items?: Schema;
    anyOf?: Schema[];
  }
  const step = (schemas: Schema[], name: string | number): Schema[] =>
    schemas
      .flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
      .flatMap((schema) => (typeof name === "number" ? schema.items : schema.properties?.[name]) ?? []);
  const found = path.reduce<Schema[]>(step, [jsonSchema() as Schema]);
  return found
    .flatMap((schema) => [schema, ...(schema.anyOf ?? [])])
    .flatMap((schema) => Object.keys(schema.properties ?? {}));
}

/** A line for each problem, in the order of the file. */
function inOrder(problems: Problem[], document: Document, lines: LineCounter, file: string): string[] {
  return problems
    .map((problem) => ({ ...problem, ...positionOf(document, lines, problem.path, problem.onKey) }))
    .sort((one, other) => one.line - other.line || one.column - other.column)
    .map(({ path, message, line, column }) => `${file}:${line}:${column}: ${nameOf(path)}${message}`);
}

/** `rules[2].force.Wechat_No: `; empty for the whole. */
function nameOf(path: Path): string {
  const name = path.map((step) => (typeof step === "number" ? `[${step}]` : `.${step}`)).join("");
  return name === "" ? "" : `${name.replace(/^\./, "")}: `;
}

function shortened(problems: string[]): string[] {
  const unique = [...new Set(problems)];
  const rest = unique.length - MOST_PROBLEMS;
  return rest > 0 ? [...unique.slice(0, MOST_PROBLEMS), `… and ${rest} more.`] : unique;
}

/** Paths of files are those beside the configuration. */
function withFilesBeside(config: GatewayConfig, file: string): GatewayConfig {
  const { tls } = config.listen;
  if (!tls) return config;
  const beside = (path: string): string => resolve(dirname(file), path);
  return { ...config, listen: { ...config.listen, tls: { cert: beside(tls.cert), key: beside(tls.key) } } };
}
