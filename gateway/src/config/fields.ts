// The kinds of values in the configuration.

import * as z from "zod";

/** The variables of the environment. */
export type Environment = Record<string, string | undefined>;

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
const ONE_VARIABLE = /^\$\{([A-Za-z_][A-Za-z0-9_]*)\}$/;
const UNITS = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof UNITS;

/** So many calls in so many milliseconds. */
export interface Rate {
  calls: number;
  perMs: number;
}

export const port = z.int({ error: "has to be a port: a number from 0 to 65535" }).min(0).max(65535);

export const flag = z.boolean({ error: "has to be true or false" });

/** A duration in milliseconds, written as `10s`, `15m` or `8h`. */
export const duration = z
  .string({ error: "has to be a duration such as 10s, 15m or 8h" })
  .regex(/^[1-9]\d{0,8}(ms|s|m|h|d)$/, { error: "has to be a duration such as 10s, 15m or 8h" })
  .transform(readDuration)
  .meta({ examples: ["10s", "15m", "8h"] });

/** A rate, written as `60/1m`. */
export const rate = z
  .string({ error: "has to be a rate such as 60/1m: so many calls in such a time" })
  .regex(/^[1-9]\d{0,8}\/[1-9]\d{0,5}(s|m|h|d)$/, {
    error: "has to be a rate such as 60/1m: so many calls in such a time",
  })
  .transform((text): Rate => {
    const [calls = "", per = ""] = text.split("/");
    return { calls: Number(calls), perMs: readDuration(per) };
  })
  .meta({ examples: ["60/1m", "2000/1m"] });

function readDuration(text: string): number {
  const [, number = "", unit = "s"] = /^(\d+)(\D+)$/.exec(text) ?? [];
  return Number(number) * UNITS[unit as Unit];
}

/** The kinds that may name variables of the environment. */
export function variableFields(environment: Environment) {
  /** Text in which `${NAME}` stands for a variable. */
  const text = (expected = "has to be text that is not empty, in quotes where it looks like a number") =>
    z
      .string({ error: expected })
      .min(1, { error: expected })
      .transform((written, context) => expand(written, environment, context));

  /** A secret: a variable and nothing else, so that the file can be shown and committed. */
  const secret = (variable: string, { shortest = 1, inAddress = false } = {}) =>
    z
      .string({ error: `has to name a variable of the environment: "\${${variable}}"` })
      .regex(ONE_VARIABLE, {
        error:
          `is a secret, and a secret does not stand in this file, which is copied, shown and committed: ` +
          `put it into a variable of the environment and write "\${${variable}}"`,
      })
      .transform((written, context) => {
        const value = expand(written, environment, context);
        const [, name] = ONE_VARIABLE.exec(written) ?? [];
        const refuse = (message: string): void =>
          void context.issues.push({ code: "custom", message, input: undefined });
        if (value !== "" && value.length < shortest) {
          refuse(
            `the variable ${name} has ${value.length} characters, and has to have ${shortest} or more, made by chance`,
          );
        } else if (inAddress && !/^[\w.~-]*$/.test(value)) {
          refuse(`the variable ${name} stands in an address: letters, digits, -, ., _ and ~ are all that it may have`);
        }
        return value;
      })
      .meta({ examples: [`\${${variable}}`] });

  /** An address of http or https. */
  const address = (example: string) =>
    text(`has to be an address such as ${example}`).superRefine((value, context) => {
      if (value === "") return; // a missing variable has been reported
      const problem = problemOfAddress(value);
      if (problem) context.addIssue({ code: "custom", message: `${problem} such as ${example}` });
    });

  /** The address of a Redis server. A password in it is a secret. */
  const redis = z
    .string({ error: 'has to be an address such as "${REDIS_URL}"' })
    .superRefine((written, context) => {
      if (/^rediss?:\/\/[^/@]*@/.test(written) && !/^rediss?:\/\/([^:/@]*:)?\$\{\w+\}@/.test(written)) {
        const message =
          'has a password in it, and a secret does not stand in this file: put the address into a variable of the environment and write "${REDIS_URL}"';
        context.addIssue({ code: "custom", message });
      }
    })
    .transform((written, context) => {
      const value = expand(written, environment, context);
      if (value !== "" && !(/^rediss?:\/\/[^\s]+$/.test(value) && URL.canParse(value))) {
        context.issues.push({
          code: "custom",
          message: "has to be an address that begins with redis:// or rediss://",
          input: undefined,
        });
      }
      return value;
    })
    .meta({ examples: ["${REDIS_URL}"] });

  return { text, secret, address, redis };
}

/** Replaces `${NAME}` by the variable's value. A variable that is not there is an issue. */
function expand(written: string, environment: Environment, context: z.core.$RefinementCtx<string>): string {
  const missing = new Set<string>();
  const value = written.replace(VARIABLE, (_, name: string) => {
    const found = environment[name];
    if (found === undefined || found === "") missing.add(name);
    return found ?? "";
  });
  for (const name of missing) {
    const how = environment[name] === "" ? "is empty" : "is not set";
    context.issues.push({
      code: "custom",
      message: `the variable ${name} of the environment ${how}`,
      input: undefined,
    });
  }
  return missing.size > 0 ? "" : value;
}

function problemOfAddress(value: string): string | undefined {
  if (!/^https?:\/\//i.test(value) || !URL.canParse(value)) return "has to be an address of http or https";
  const { username, password, hash } = new URL(value);
  if (username || password) return "has to be an address without a user name and password,";
  return hash ? "has to be an address without a fragment," : undefined;
}
