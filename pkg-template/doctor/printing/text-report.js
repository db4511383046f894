// @ts-check
// The report for people.

import { alignRows, widthOf, wrapText } from "./columns.js";

/** @import { Address, Api, Checked, Endpoint, Problem, Report } from "../report.d.ts" */
/** @import { Words } from "../words/en.js" */

/** How wide prose is. */
const WIDTH = 100;

/**
 * @param {Report} report
 * @param {Words} words
 */
export function textReport(report, words) {
  const count = (/** @type {Endpoint["state"]} */ state) =>
    report.apis.flatMap(({ endpoints }) => endpoints).filter((endpoint) => endpoint.state === state).length;
  const lines = [`youmi-open-api doctor ${report.version}`, words.readOnly];
  for (const checked of report.apis) lines.push("", ...apiLines(checked, words));
  lines.push("", words.outcomes[report.outcome]);
  lines.push(`  ${words.summary(count("fits"), count("differs"), count("failed"), count("unchecked"))}`);
  if (report.recording) lines.push("", words.recorded(report.recording.files.length, report.recording.folder));
  return `${lines.join("\n")}\n`;
}

/**
 * @param {Checked} checked
 * @param {Words} words
 */
function apiLines(checked, words) {
  const { labels } = words;
  const addresses = checked.addresses.map((address) => addressCells(address, words));
  const rows = addresses.map((cells, index) => [index === 0 ? labels.address : "", cells.join("  ")]);
  alignRows(addresses, "").forEach((line, index) => (rows[index][1] = line));
  if (checked.addresses.some(({ answers }) => answers)) {
    const { differenceSeconds, source, isRight } = checked.clock;
    rows.push([
      labels.clock,
      differenceSeconds === null ? words.notKnown : words.clock(differenceSeconds, source || ""),
    ]);
    if (isRight === false) {
      const width = WIDTH - widthOf(labels.address) - 4;
      rows.push(...wrapText(words.wrongClock, width).map((line) => ["", line]));
    }
    rows.push([labels.token, tell(checked.token, words.given, words.refused, words)]);
    if (checked.api === "v1") {
      rows.push([labels.signature, tell(checked.signature, words.accepted, words.notAccepted, words)]);
    }
  }
  const lines = [`${checked.api}  ${checked.baseUrl}`, ...alignRows(rows, "  ")];
  if (checked.problem) lines.push("", ...problemLines(checked.problem, checked.api, words));

  // Where nothing was asked, a list of all that was not says nothing more.
  const wasAsked = checked.endpoints.some(({ state }) => state !== "unchecked");
  if (wasAsked) lines.push("", `  ${labels.endpoints}`, ...endpointLines(checked.endpoints, words));
  return lines;
}

/**
 * @param {Address} address
 * @param {Words} words
 */
function addressCells({ url, isGiven, answers, problem }, words) {
  const said = answers === null ? words.notTried : answers ? words.answers : words.answersNot;
  const [reason] = problem ? words.reasons[problem.reason](problem) : [""];
  return [url, said, [isGiven ? words.isGiven : "", reason].filter(Boolean).join(words.comma)];
}

/**
 * @param {boolean | null} value
 * @param {string} yes
 * @param {string} no
 * @param {Words} words
 */
function tell(value, yes, no, words) {
  return value === null ? words.notKnown : value ? yes : no;
}

/**
 * What happened, and what to do about it.
 * @param {Problem} problem
 * @param {Api} api
 * @param {Words} words
 */
function problemLines(problem, api, words) {
  const [what, advice] = words.reasons[problem.reason](problem);
  const lines = hanging("  ! ", (problem.isForToken ? words.whileAskingForToken(api === "v2") : "") + what);
  return advice ? [...lines, ...hanging(`    ${words.labels.advice}`, advice)] : lines;
}

/**
 * A text behind a label, its further lines below its beginning.
 * @param {string} label
 * @param {string} text
 */
function hanging(label, text) {
  const indent = widthOf(label);
  return wrapText(text, WIDTH - indent).map((line, index) => (index === 0 ? label : " ".repeat(indent)) + line);
}

/**
 * @param {Endpoint[]} endpoints
 * @param {Words} words
 */
function endpointLines(endpoints, words) {
  const rows = endpoints.map(({ endpoint, title, state, records, problem }) => {
    const [reason] = problem ? words.reasons[problem.reason](problem) : [""];
    return [words.states[state], endpoint, title, reason || (records === null ? "" : words.records(records))];
  });
  return alignRows(rows, "  ").flatMap((line, index) => [line, ...detailLines(endpoints[index], words)]);
}

/**
 * @param {Endpoint} endpoint
 * @param {Words} words
 */
function detailLines({ mismatches, undocumented }, words) {
  const differing = mismatches.map((mismatch) => [
    mismatch.path || words.wholeAnswer,
    words.mismatch(
      words.phrase(mismatch.expected),
      mismatch.found === "missing" ? mismatch.found : words.phrase(mismatch.found),
    ),
    times(mismatch.count),
  ]);
  const lines = alignRows(differing, "      ");
  if (undocumented.length > 0) {
    const fields = undocumented.map(({ path, found, count }) => [path, found, times(count)]);
    lines.push(`      ${words.undocumented(undocumented.length)}`, ...alignRows(fields, "        "));
  }
  return lines;
}

/** @param {number} count */
const times = (count) => (count > 1 ? `x${count}` : "");
