// @ts-check
// What the user asks for: the arguments of the command, and the keys in its environment.

import { readFileSync } from "node:fs";
import * as util from "node:util";
import { apiOf, checkedBaseUrl, withoutVersion } from "./addresses.js";

/** @import { Api } from "./report.d.ts" */

/**
 * What to check: an API, its address and the keys. An address that was not given for this API but follows from that
 * of the other one `isDerived`.
 * @typedef {{ api: Api, baseUrl: string, isDerived: boolean, auth: Record<string, string>, tenantId?: string }} Target
 */

/**
 * @typedef {{ targets: Target[], isJson: boolean, folder: string | undefined, timeoutMs: number }} Settings
 */

/** Keys of the texts in `words` that say what is wrong with the arguments. */
/**
 * @typedef {"noCommand" | "unknownCommand" | "tooManyArguments" | "unknownOption" | "missingValue" | "needlessValue"
 *   | "wrongLanguage" | "wrongApi" | "wrongTimeout" | "wrongTenantId" | "noBaseUrl" | "wrongBaseUrl" | "noKeys" | "missingKey"
 *   | "envFileUnreadable" | "envFileUnsupported" | "folderNotEmpty" | "folderNotUsable"} UsageProblem
 */

/** An error in what the user has typed. */
export class UsageError extends Error {
  /**
   * @param {UsageProblem} problem
   * @param {string} [detail]
   */
  constructor(problem, detail = "") {
    super(`${problem} ${detail}`);
    this.problem = problem;
    this.detail = detail;
  }
}

const options = /** @type {const} */ ({
  "base-url": { type: "string", multiple: true },
  api: { type: "string" },
  "tenant-id": { type: "string" },
  timeout: { type: "string" },
  // Not --env-file: Node.js 20 takes that for an option of its own, wherever it stands.
  env: { type: "string" },
  record: { type: "string" },
  lang: { type: "string" },
  json: { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
});

/**
 * Parses the arguments. The language is read apart from them, because an error in them needs one.
 * @param {string[]} args
 */
export function parseArguments(args) {
  try {
    return util.parseArgs({ args, options, allowPositionals: true });
  } catch (error) {
    const { code, message } = /** @type {{ code: string, message: string }} */ (error);
    // Only the option's name is shown: its value may be a key.
    const [, name = ""] = /'(-{1,2}[\w-]*)/.exec(message) || [];
    if (code === "ERR_PARSE_ARGS_UNKNOWN_OPTION") throw new UsageError("unknownOption", name);
    if (code !== "ERR_PARSE_ARGS_INVALID_OPTION_VALUE") throw error;
    const option = name.replace(/^-+/, "");
    const takesValue = option in options && options[/** @type {keyof typeof options} */ (option)].type === "string";
    throw new UsageError(takesValue ? "missingValue" : "needlessValue", name);
  }
}

/**
 * @param {ReturnType<typeof parseArguments>} parsed
 * @param {Record<string, string | undefined>} processEnvironment
 * @returns {Settings}
 */
export function readSettings({ values, positionals }, processEnvironment) {
  const [command, ...more] = positionals;
  if (command === undefined) throw new UsageError("noCommand");
  if (command !== "doctor") throw new UsageError("unknownCommand");
  if (more.length > 0) throw new UsageError("tooManyArguments");

  const { api, lang, timeout = "15" } = values;
  if (lang !== undefined && lang !== "zh" && lang !== "en") throw new UsageError("wrongLanguage");
  if (api !== undefined && api !== "v1" && api !== "v2") throw new UsageError("wrongApi");
  if (!/^\d{1,4}(\.\d+)?$/.test(timeout) || Number(timeout) <= 0) throw new UsageError("wrongTimeout");
  const tenantId = values["tenant-id"];
  if (tenantId !== undefined && !/^[\x21-\x7e]{1,200}$/.test(tenantId)) throw new UsageError("wrongTenantId");
  if (values.record === "") throw new UsageError("missingValue", "--record");

  const environment = { ...variablesIn(values.env), ...definedIn(processEnvironment) };
  const given = values["base-url"] || [environment.YOUMI_BASE_URL || ""].filter(Boolean);
  if (given.length === 0) throw new UsageError("noBaseUrl");
  const baseUrls = given.map((url) => {
    const checked = checkedBaseUrl(url);
    if (checked === undefined) throw new UsageError("wrongBaseUrl");
    return checked;
  });
  const keys = readKeys(environment, api);
  return {
    targets: targetsOf(baseUrls, keys).map((target) => (target.api === "v2" ? { ...target, tenantId } : target)),
    isJson: values.json === true,
    folder: values.record,
    timeoutMs: Number(timeout) * 1000,
  };
}

/**
 * The variables of a file, as `node --env-file` reads it.
 * @param {string | undefined} file
 * @returns {Record<string, string | undefined>}
 */
function variablesIn(file) {
  if (file === undefined) return {};
  // Node.js has it since version 20.12.
  const { parseEnv } = /** @type {{ parseEnv?: (text: string) => Record<string, string> }} */ (util);
  if (!parseEnv) throw new UsageError("envFileUnsupported");
  try {
    return parseEnv(readFileSync(file, "utf8"));
  } catch (error) {
    throw new UsageError("envFileUnreadable", file);
  }
}

/**
 * The variables that have a value: an empty one does not hide that of the file.
 * @param {Record<string, string | undefined>} environment
 */
function definedIn(environment) {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
}

/** The variables of each API's keys, by the names of the client's options. */
const variables = /** @type {const} */ ({
  v1: { appId: "YOUMI_APP_ID", appKey: "YOUMI_APP_KEY" },
  v2: { clientId: "YOUMI_CLIENT_ID", clientSecret: "YOUMI_CLIENT_SECRET" },
});

/**
 * The keys of the APIs that are to be checked.
 * @param {Record<string, string | undefined>} environment
 * @param {Api | undefined} only
 */
function readKeys(environment, only) {
  /** @type {Partial<Record<Api, Record<string, string>>>} */
  const found = {};
  for (const api of /** @type {const} */ (["v1", "v2"])) {
    if (only !== undefined && api !== only) continue;
    const entries = Object.entries(variables[api]);
    const missing = entries.filter(([, name]) => !environment[name]);
    if (missing.length === 1) throw new UsageError("missingKey", missing[0][1]);
    if (missing.length === 0)
      found[api] = Object.fromEntries(entries.map(([key, name]) => [key, environment[name] || ""]));
  }
  if (!found.v1 && !found.v2) {
    const names = Object.entries(variables).filter(([api]) => only === undefined || api === only);
    throw new UsageError("noKeys", names.map(([, { ...pair }]) => Object.values(pair).join(", ")).join("; "));
  }
  if (found.v2 && environment.YOUMI_TOKEN_URL) {
    if (checkedBaseUrl(environment.YOUMI_TOKEN_URL.replace(/\?.*$/, "")) === undefined) {
      throw new UsageError("wrongBaseUrl", "YOUMI_TOKEN_URL");
    }
    found.v2.tokenUrl = environment.YOUMI_TOKEN_URL;
  }
  return found;
}

/**
 * Which API is checked where: each at the address that has its form, else at what the first address leads to.
 * @param {string[]} baseUrls
 * @param {Partial<Record<Api, Record<string, string>>>} keys
 * @returns {Target[]}
 */
function targetsOf(baseUrls, keys) {
  const apis = /** @type {Api[]} */ (Object.keys(keys));
  return apis.map((api) => {
    const auth = keys[api] || {};
    const own = baseUrls.find((url) => apiOf(url) === api);
    if (own !== undefined) return { api, baseUrl: own, isDerived: false, auth };
    // With the keys of one API only, its address was meant, although it has the form of the other one's.
    if (apis.length === 1) return { api, baseUrl: baseUrls[0], isDerived: false, auth };
    return { api, baseUrl: withoutVersion(baseUrls[0]), isDerived: true, auth };
  });
}
