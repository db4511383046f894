// @ts-check
// The server's clock against this machine's.

import { parseObject } from "./observer.js";

/** @import { Clock } from "../report.d.ts" */
/** @import { Exchange } from "./observer.js" */

/** The vendor refuses what is older than ten minutes. */
const ALLOWED_SECONDS = 600;

/** `2018-05-11T15:40:14.1523923+08:00`, and `2018/5/11 14:32:40` of old servers, which is China Standard Time. */
const TIME = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})[T ](\d{1,2}):(\d{2}):(\d{2})(?:\.\d+)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * The difference that the first answer tells which has a time. The time in the envelope counts before the header
 * `Date`, which a proxy may have written.
 * @param {Exchange[]} exchanges
 * @returns {Promise<Clock>}
 */
export async function compareClocks(exchanges) {
  const times = await Promise.all(exchanges.map(timesOf));
  for (const source of /** @type {const} */ (["msgTime", "Date"])) {
    const found = times.find((time) => time[source] !== undefined);
    const there = found && found[source];
    if (!found || there === undefined) continue;
    const differenceSeconds = Math.round((there - found.here) / 1000);
    return { differenceSeconds, source, isRight: Math.abs(differenceSeconds) <= ALLOWED_SECONDS };
  }
  return { differenceSeconds: null, source: null, isRight: null };
}

/** @param {Exchange} exchange */
async function timesOf({ startedAt, endedAt, headers, text }) {
  const envelope = parseObject(await text) || {};
  const date = Date.parse((headers && headers.get("date")) || "");
  return {
    here: (startedAt + endedAt) / 2,
    msgTime: parseTime(envelope.msgTime || envelope.MsgTime),
    Date: Number.isNaN(date) ? undefined : date,
  };
}

/** @param {unknown} text */
function parseTime(text) {
  const [, year, month, day, hour, minute, second, offset = "+08:00"] = TIME.exec(String(text)) || [];
  if (year === undefined) return undefined;
  const [date, time] = [
    [year, month, day],
    [hour, minute, second],
  ].map((parts) => parts.map((part = "") => part.padStart(2, "0")));
  const ms = Date.parse(`${date.join("-")}T${time.join(":")}${offset}`);
  return Number.isNaN(ms) ? undefined : ms;
}
