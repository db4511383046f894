// @ts-check
// Dates and times, all of them moved by the same span, so that they stay valid and in their order.

import { randomBelow, similarCharacter } from "./random.js";

const DAY = 86_400;

/** A date in digits, perhaps with a time, a fraction of the second and an offset; a time of the day; one of .NET's. */
export const TIME = new RegExp(
  [
    /(?<![\d-])\d{4}(?:([-/.])\d{1,2}\1\d{1,2}|年\d{1,2}月\d{1,2}日)(?:[T ]\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?(?:Z|[+-]\d{2}:?\d{2})?)?(?![\d])/,
    /(?<![\d:.])\d{1,2}:\d{2}(?::\d{2})?(?![\d:])/,
    /\/Date\(-?\d{1,15}(?:[+-]\d{4})?\)\//,
  ]
    .map(({ source }) => source)
    .join("|"),
  "g",
);

const PARTS =
  /^(\d{4})(\D)(\d{1,2})(\D)(\d{1,2})(日?)(?:([T ])(\d{1,2}):(\d{2})(?::(\d{2})(?:([.,])(\d+))?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

export class TimeShift {
  constructor() {
    this.seconds = 0;
    this.draw();
    /** @type {Map<string, string>} */
    this.fractions = new Map();
  }

  /** Draws another span: between one and eleven years into the past. */
  draw() {
    this.seconds = -(365 * DAY + randomBelow(10 * 365 * DAY));
  }

  /**
   * A time of the same form; undefined if the text is none.
   * @param {string} text
   * @returns {string | undefined}
   */
  move(text) {
    const [, ms] = /^\/Date\((-?\d+)/.exec(text) || [];
    if (ms !== undefined) return text.replace(ms, String(Number(ms) + this.seconds * 1000));
    if (/^\d{1,2}:/.test(text)) return this.moveTimeOfDay(text);
    const [, year, first, month, second, day, end, between, hour, minute, seconds, point, fraction, offset] =
      PARTS.exec(text) || [];
    // The first day of .NET's calendar stands for no date at all.
    if (year === "0001") return text;
    const date = moved([year, month, day, hour, minute, seconds], this.seconds);
    if (date === undefined) return undefined;
    const pad = [month, day, hour].every((part) => part === undefined || part.length === 2) ? 2 : 1;
    const [newYear, newMonth, newDay, newHour, newMinute, newSecond] = date;
    const padded = (/** @type {number} */ number) => String(number).padStart(pad, "0");
    let result = `${newYear}${first}${padded(newMonth)}${second}${padded(newDay)}${end}`;
    if (hour === undefined) return result;
    result += `${between}${padded(newHour)}:${String(newMinute).padStart(2, "0")}`;
    if (seconds !== undefined) result += `:${String(newSecond).padStart(2, "0")}`;
    if (fraction !== undefined) result += point + this.fractionFor(text, fraction);
    return result + (offset || "");
  }

  /** @param {string} text */
  moveTimeOfDay(text) {
    const [hour, minute, second] = text.split(":").map(Number);
    if (hour > 23 || minute > 59 || (second || 0) > 59) return undefined;
    const total = hour * 3600 + minute * 60 + (second || 0) + this.seconds;
    const time = new Date((((total % DAY) + DAY) % DAY) * 1000).toISOString().slice(11, second === undefined ? 16 : 19);
    return /^\d:/.test(text) ? time.replace(/^0/, "") : time;
  }

  /**
   * Unix time in seconds or milliseconds; undefined if the digits are none of our days.
   * @param {string} digits
   */
  moveUnixTime(digits) {
    const isMs = digits.length === 13;
    const seconds = Number(digits) / (isMs ? 1000 : 1);
    if (!/^\d{9,13}$/.test(digits) || seconds < 3e8 || seconds > 4.1e9) return undefined;
    return String(Number(digits) + this.seconds * (isMs ? 1000 : 1));
  }

  /**
   * Other digits for a fraction of a second, which would tell a time apart from all others; the same for the same time.
   * @param {string} text
   * @param {string} fraction
   */
  fractionFor(text, fraction) {
    const known = this.fractions.get(text) || [...fraction].map(similarCharacter).join("");
    this.fractions.set(text, known);
    return known;
  }
}

/**
 * A date moved by a number of seconds; undefined if there is no such date.
 * @param {(string | undefined)[]} parts
 * @param {number} seconds
 */
function moved(parts, seconds) {
  const [year, month, day, hour = 0, minute = 0, second = 0] = parts.map((part) =>
    part === undefined ? undefined : Number(part),
  );
  if (year === undefined || month === undefined || day === undefined || year < 1900 || year > 2200) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // 31 February becomes 3 March.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 23 || minute > 59) return undefined;
  const other = new Date(date.getTime() + seconds * 1000);
  return [
    ...[other.getUTCFullYear(), other.getUTCMonth() + 1, other.getUTCDate()],
    ...[other.getUTCHours(), other.getUTCMinutes(), other.getUTCSeconds()],
  ];
}
