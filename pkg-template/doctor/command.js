// @ts-check
// The command `youmi-open-api`.

import document from "youmi-open-api/openapi.json";
import { version } from "youmi-open-api";
import { parseArguments, readSettings, UsageError } from "./arguments.js";
import { Catalogue } from "./checking/catalogue.js";
import { inspect, outcomeOf } from "./checking/inspection.js";
import { languageOf } from "./language.js";
import { textReport } from "./printing/text-report.js";
import { prepareFolder, record } from "./recording/folder.js";
import { en } from "./words/en.js";
import { zh } from "./words/zh.js";

/** @import { Settings } from "./arguments.js" */
/** @import { Report } from "./report.d.ts" */

/** The exit code for wrong arguments. */
const WRONG_USAGE = 3;

/**
 * Runs the command; resolves to its exit code.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @param {{ write: (text: string) => void, writeError: (text: string) => void, isTerminal: boolean }} output
 * @returns {Promise<number>}
 */
export async function run(args, environment, output) {
  const words = { zh, en }[languageOf(args, environment)];
  try {
    const parsed = parseArguments(args);
    if (parsed.values.help || parsed.values.version) {
      output.write(parsed.values.help ? words.help : `${version()}\n`);
      return 0;
    }
    const settings = readSettings(parsed, environment);
    if (settings.folder !== undefined) await prepareFolder(settings.folder);
    const report = await makeReport(settings, (endpoint) => {
      if (output.isTerminal) output.writeError(`\r\u001b[K${endpoint} …`);
    });
    if (output.isTerminal) output.writeError("\r\u001b[K");
    output.write(settings.isJson ? `${JSON.stringify(report, null, 2)}\n` : textReport(report, words));
    return report.exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    output.writeError(`${words.usage[error.problem](error.detail)}\n`);
    return WRONG_USAGE;
  }
}

/**
 * @param {Settings} settings
 * @param {(endpoint: string) => void} progress
 * @returns {Promise<Report>}
 */
async function makeReport({ targets, folder, timeoutMs }, progress) {
  const catalogue = new Catalogue(/** @type {any} */ (document));
  const { apis, answers } = await inspect(targets, catalogue, timeoutMs, progress);
  const recording = folder === undefined ? null : await record(folder, answers, catalogue);
  return { format: 1, version: version(), ...outcomeOf(apis), apis, recording };
}
