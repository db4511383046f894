// @ts-check
// The folder of a recording: a file for each endpoint, and one that says who has made it.

import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { version } from "youmi-open-api";
import { UsageError } from "../arguments.js";
import { Replacer } from "./replacer.js";

/** @import { Catalogue } from "../checking/catalogue.js" */
/** @import { RawAnswer } from "../checking/inspection.js" */
/** @import { Recording } from "../report.d.ts" */

/** The file by which the doctor knows a folder of its own. */
const MARK = "youmi-open-api-recording.json";

/**
 * Makes the folder, before anything is asked. Throws UsageError if it holds what is not the doctor's.
 * @param {string} folder
 */
export async function prepareFolder(folder) {
  const names = await mkdir(folder, { recursive: true })
    .then(() => readdir(folder))
    .catch(() => {
      throw new UsageError("folderNotUsable", folder);
    });
  if (names.length > 0 && !names.includes(MARK)) throw new UsageError("folderNotEmpty", folder);
}

/**
 * Writes the answers. What a former run has left is removed: its texts were replaced by others.
 * @param {string} folder
 * @param {RawAnswer[]} answers
 * @param {Catalogue} catalogue
 * @returns {Promise<Recording>}
 */
export async function record(folder, answers, catalogue) {
  const readable = answers.filter(({ text }) => isJson(text));
  const replacer = new Replacer(catalogue);
  for (const { text, read } of readable) replacer.collect(text, read.answer);
  replacer.finishCollecting();
  const files = readable.map(({ text, read }) => ({
    name: `${read.id}.json`,
    content: replacer.replace(text, read.answer),
  }));
  try {
    await Promise.all(catalogue.reads.map(({ id }) => rm(join(folder, `${id}.json`), { force: true })));
    await writeFile(join(folder, MARK), `${JSON.stringify({ madeBy: "youmi-open-api doctor", version: version() })}\n`);
    for (const { name, content } of files) await writeFile(join(folder, name), content);
  } catch (error) {
    throw new UsageError("folderNotUsable", folder);
  }
  return { folder, files: files.map(({ name }) => name) };
}

/** @param {string} text */
function isJson(text) {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return false;
  }
}
