// @ts-check
// The texts of the doctor in English.

/** @import { Problem } from "../report.d.ts" */

/** @param {{ status?: number }} problem */
const http = ({ status }) => (status === undefined ? "" : ` (HTTP ${status})`);
/** @param {Problem} problem */
const detail = ({ detail }) => (detail === undefined ? "" : ` (${detail})`);
/** @param {Problem} problem */
const code = ({ code, description }) => (code === undefined ? "" : ` (${code}${description ? ` ${description}` : ""})`);
/** @param {number} count @param {string} one @param {string} many */
const counted = (count, one, many) => `${count} ${count === 1 ? one : many}`;

/**
 * What happened, and what to do. A reason without advice has null.
 * @type {Record<Problem["reason"], (problem: Problem) => [string, string | null]>}
 */
const reasons = {
  unknownHost: (problem) => [
    `the server's name is not known${detail(problem)}`,
    "Is the host name in --base-url spelled right? Can this machine look names up (DNS), or is the name known inside a VPN only?",
  ],
  connectionRefused: (problem) => [
    `nothing listens at this address${detail(problem)}`,
    "Is the port right (the vendor's examples have 5001 and 5003), and does the server run?",
  ],
  unreachable: (problem) => [
    `the server cannot be reached${detail(problem)}`,
    "Is this machine in the right network or VPN? Does a firewall stand between?",
  ],
  connectTimeout: (problem) => [
    `the server does not take the connection${detail(problem)}`,
    "Mostly a firewall that drops it, a wrong address, or a network that needs a VPN. Node.js does not use the proxy of the environment by itself.",
  ],
  timeout: () => [
    "no answer within the time limit",
    "Try again with more time (--timeout 60). If it stays so, the server hangs, or something else listens at this port.",
  ],
  connectionClosed: (problem) => [
    `the server closed the connection without a whole answer${detail(problem)}`,
    "Does the port speak https (or only http)? Else a proxy or the server broke it off: try again, then look at their logs.",
  ],
  network: () => [
    "the connection failed",
    "Can this machine reach the server at all, and without a proxy that wants a password (HTTP 407)? Try the address in a browser on it.",
  ],
  badPort: () => [
    "no client connects to this port: it is reserved for another protocol",
    "Correct the port in --base-url.",
  ],
  certificate: (problem) => [
    `the server's certificate is not trusted${detail(problem)}`,
    "Has it expired, or is it made for another name? If your company issues its own, name its root certificate in NODE_EXTRA_CA_CERTS.",
  ],
  noTls: (problem) => [
    `https and http are mixed up${http(problem) || detail(problem)}`,
    "Change https:// to http:// in --base-url, or the other way round, or correct the port.",
  ],
  notHttp: (problem) => [
    `what listens at this port does not speak HTTP${detail(problem)}`,
    "Correct the port in --base-url. If it is the port of https, begin the address with https://.",
  ],
  redirect: (problem) => [
    `the server redirects${problem.detail ? ` to ${problem.detail}` : ""}${http(problem)}`,
    "If the API is there now (as after a change to https), put that address into --base-url. If it is a login page, something between wants you to log in.",
  ],
  loginPage: (problem) => [
    `a login page answers, not the API${http(problem)}`,
    "Something between you and the server wants you to log in (proxy, VPN, company gateway), or --base-url leads to the back office.",
  ],
  htmlPage: (problem) => [
    `an HTML page answers, not the API${http(problem)}`,
    "Correct host, port or path in --base-url: a web site listens there, or a proxy put a page of its own in between.",
  ],
  gatewayDown: (problem) => [
    `a proxy answers that the server behind it does not${http(problem)}`,
    "The address is right as far as the proxy. Does the server behind it run?",
  ],
  otherService: (problem) => [
    `something answers, but it is not the API${http(problem)}`,
    "Correct the port and the path in --base-url: another service listens there.",
  ],
  noSuchAddress: (problem) => [
    `the server does not know this address${http(problem)}`,
    "Correct the path in --base-url: of v1 it ends in /publicapi/v1 or /v1, of v2 it ends before /v2.",
  ],
  accessDenied: (problem) => [
    `access is denied before the API is reached${http(problem)}`,
    "A proxy, a firewall of web applications or a list of allowed addresses refuses this machine: ask who runs the server.",
  ],
  tooManyRequests: (problem) => [`too many requests${http(problem)}`, "Wait a while, then try again."],
  serverFailed: (problem) => [
    `the server failed${http(problem)}`,
    "Try again; if it stays so, look at the server's log or ask the vendor.",
  ],
  wrongKey: (problem) => [
    `the key was refused${code(problem)}${detail(problem)}`,
    "Compare the keys in the environment with the vendor's back office (后勤 - CRM对接): YOUMI_APP_ID and YOUMI_APP_KEY for v1, YOUMI_CLIENT_ID and YOUMI_CLIENT_SECRET for v2. Spaces or quotation marks around them count.",
  ],
  wrongSignature: (problem) => [
    `the signature was refused${code(problem)}`,
    "The token was given, so the AppId is right. Compare YOUMI_APP_KEY once more; does a proxy change the headers Nonce, Timestamp or Signature?",
  ],
  wrongClock: (problem) => [
    `the server refused the time${code(problem)}`,
    "Set this machine's clock or the server's (NTP): they may be ten minutes apart at most.",
  ],
  tokenRefused: (problem) => [
    `the server gave a token and refuses it${code(problem)}${http(problem)}`,
    "Do the token's server and --base-url belong together (YOUMI_TOKEN_URL)? Does a proxy remove the header access_token or Authorization?",
  ],
  headersMissing: (problem) => [
    `headers did not arrive${code(problem)}`,
    "A proxy removes them. nginx drops names with an underscore, such as access_token: set `underscores_in_headers on;`.",
  ],
  noToken: (problem) => [
    `the server gave no token${detail(problem)}${http(problem)}`,
    "Is the token's address right (YOUMI_TOKEN_URL), and may this client have the scope Ls.Qkl.PublicApi?",
  ],
  refused: (problem) => [`the server refused the call${code(problem)}`, null],
  notHere: () => [
    "this API is not at the same server as the other one",
    "Give its address by a second --base-url, or check the other one alone (--api).",
  ],
  otherAddress: (problem) => [
    `the API does not answer at the given address, but at ${problem.detail}`,
    "Use that address as the base address. The checks below were made there.",
  ],
  pathUnknown: () => ["the vendor documents no path", null],
  parametersUnknown: (problem) => [
    `refused without parameters, which the vendor does not document${code(problem)}`,
    null,
  ],
  valueMissing: (problem) => [`needs a value that no answer before had: ${problem.detail}`, null],
  stoppedBefore: () => ["checking had ended before", null],
  unexpected: (problem) => [`the client could not send the call${detail(problem)}`, "Please report this."],
};

/** What is wrong with the arguments. @type {Record<import("../arguments.js").UsageProblem, (detail: string) => string>} */
const usage = {
  noCommand: () => "Say what to do: youmi-open-api doctor --base-url ADDRESS (youmi-open-api --help shows all).",
  unknownCommand: () => "There is only one command, doctor: youmi-open-api doctor --base-url ADDRESS.",
  tooManyArguments: () => "doctor takes options only: give the address as --base-url ADDRESS.",
  unknownOption: (name) => `${name} is not an option: youmi-open-api --help shows those that there are.`,
  missingValue: (name) => `${name} needs a value behind it.`,
  needlessValue: (name) => `${name} takes no value.`,
  wrongLanguage: () => "--lang has to be zh or en.",
  wrongApi: () => "--api has to be v1 or v2.",
  wrongTimeout: () => "--timeout has to be a number of seconds, such as 30.",
  wrongTenantId: () => "--tenant-id has to be what a header can carry: letters, digits and signs without spaces.",
  noBaseUrl: () =>
    "Give the server's address: --base-url http://SERVER:5001/publicapi/v1, or YOUMI_BASE_URL in the environment.",
  wrongBaseUrl: (name) =>
    `${name || "--base-url"} has to be a whole address without user name, password and query, such as http://SERVER:5001/publicapi/v1.`,
  noKeys: (names) => `Put the keys into the environment (${names}), or into a file: --env .env.`,
  missingKey: (name) => `${name} is missing in the environment: the other half of the pair is there.`,
  envFileUnreadable: (file) => `--env: ${file} cannot be read.`,
  envFileUnsupported: () => "--env needs Node.js 20.12 or later: set the variables in the environment instead.",
  folderNotEmpty: (folder) => `${folder} is not empty and was not made by the doctor: give --record a new folder.`,
  folderNotUsable: (folder) => `${folder} cannot be used as a folder to write into.`,
};

export const en = {
  reasons,
  usage,
  readOnly: "Only reads are sent: nothing is changed on the server.",
  labels: {
    ...{ address: "address", clock: "clock", token: "token", signature: "signature", endpoints: "endpoints" },
    ...{ advice: "What to do: ", result: "result" },
  },
  states: { fits: "fits", differs: "differs", failed: "failed", unchecked: "not checked" },
  comma: ", ",
  /** @param {boolean} hasOwnAddress */
  whileAskingForToken: (hasOwnAddress) => `When the token was asked for${hasOwnAddress ? " (YOUMI_TOKEN_URL)" : ""}: `,
  isGiven: "as given",
  answers: "works",
  answersNot: "does not work",
  notTried: "not tried",
  notKnown: "not known",
  given: "given",
  refused: "not given",
  accepted: "accepted",
  notAccepted: "refused",
  /** @param {number} seconds @param {string} source */
  clock: (seconds, source) =>
    Math.abs(seconds) <= SAME_SECONDS
      ? `the same as this machine's (${source})`
      : `the server is ${duration(Math.abs(seconds))} ${seconds > 0 ? "ahead of" : "behind"} this machine (${source})`,
  wrongClock:
    "More than ten minutes, so the server refuses what this machine signs. This package corrects it by itself; other programs do not. Set the clock that is wrong (NTP).",
  /** @param {number} count */
  records: (count) => counted(count, "record", "records"),
  /** @param {string} expected @param {string} found */
  mismatch: (expected, found) =>
    found === "missing" ? `expected ${expected}, but it is missing` : `expected ${expected}, found ${found}`,
  wholeAnswer: "(the whole answer)",
  /** @param {number} count */
  undocumented: (count) => `${counted(count, "undocumented field", "undocumented fields")}:`,
  /** @param {string} text */
  phrase: (text) => text,
  outcomes: {
    fits: "The server fits: all that was checked is as documented.",
    differs:
      "The server differs from its documentation in the places above. No data is shown, so this can be put into a bug report.",
    unchecked: "The server could not be checked, or not all of it.",
  },
  /** @param {number} fits @param {number} differs @param {number} failed @param {number} unchecked */
  summary: (fits, differs, failed, unchecked) =>
    `${counted(fits, "endpoint fits", "endpoints fit")}, ${differs} ${differs === 1 ? "differs" : "differ"}, ${failed} failed, ${unchecked} not checked`,
  /** @param {number} count @param {string} folder */
  recorded: (count, folder) =>
    `${counted(count, "answer", "answers")} recorded in ${folder}, with every text replaced.`,
  help: `Usage: youmi-open-api doctor [options]

Checks whether a server of the 友米聚合 open API answers as it is documented. Only reads are sent.

  --base-url ADDRESS  the server's address; twice for v1 and v2. Or YOUMI_BASE_URL
  --env FILE          take variables from a file such as .env, too
  --api v1|v2         check this one only; both where the keys of both are there
  --record FOLDER     keep the answers there, with every text replaced
  --json              print a JSON document
  --lang zh|en        the language; that of the locale unless given
  --timeout SECONDS   the time limit of a request; 15 unless given
  --tenant-id ID      TenantId (租户ID), which only agents need
  --version           print the version
  -h, --help          print this

Keys come from the environment: YOUMI_APP_ID and YOUMI_APP_KEY for v1, YOUMI_CLIENT_ID, YOUMI_CLIENT_SECRET
and perhaps YOUMI_TOKEN_URL for v2.

Exit codes: 0 fits, 1 differs, 2 could not be checked (or not all of it), 3 wrong arguments.
`,
};

/** @typedef {typeof en} Words */

/** Clocks so far apart count as the same: some servers tell no fraction of a second, and the answer takes its time. */
export const SAME_SECONDS = 2;

/** @param {number} seconds */
function duration(seconds) {
  if (seconds < 120) return counted(seconds, "second", "seconds");
  if (seconds < 7200) return `${Math.round(seconds / 60)} minutes`;
  return seconds < 172_800 ? `${Math.round(seconds / 3600)} hours` : `${Math.round(seconds / 86_400)} days`;
}
