// Amounts and times as they are written in the language chosen. Times are China Standard Time, as everywhere in the API.

import { language } from "../common/language";

const locale = (): string => (language.value === "zh" ? "zh-CN" : "en-GB");

export const money = (cents: number): string =>
  new Intl.NumberFormat(locale(), { style: "currency", currency: "CNY", currencyDisplay: "narrowSymbol" }).format(
    cents / 100,
  );

export const dateAndTime = (iso: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short", timeZone: "Asia/Shanghai" }).format(
    new Date(iso),
  );

const DAY_MS = 24 * 60 * 60 * 1000;
const CHINA_MS = 8 * 60 * 60 * 1000;

/** Ten o'clock of tomorrow in China, as a field for date and time takes it. */
export const tomorrowMorning = (now = Date.now()): string =>
  `${new Date(now + CHINA_MS + DAY_MS).toISOString().slice(0, "2026-11-24".length)}T10:00`;
