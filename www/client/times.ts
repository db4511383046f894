// When a message was said, as chats show it.

import { language, speaker } from "../common/language";

const DAY_MS = 24 * 60 * 60 * 1000;
const TIME_ZONE = "Asia/Shanghai";

const say = speaker({ yesterday: ["昨天", "Yesterday"] });

/** The vendor writes times as `2024-05-01 12:00:00`, in China Standard Time. */
export function timeOf(text: string): Date {
  return new Date(`${text.replace(" ", "T")}+08:00`);
}

/** In a list: the time today, else the day. */
export function shortTime(time: Date, now = new Date()): string {
  const days = daysBetween(time, now);
  if (days === 0) return format(time, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  if (days === 1) return say("yesterday");
  if (days > 1 && days < 7) return format(time, { weekday: "short" });
  return format(time, { year: "numeric", month: "numeric", day: "numeric" });
}

/** In a chat: the day and the time. */
export function longTime(time: Date, now = new Date()): string {
  const clock = format(time, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  return daysBetween(time, now) === 0 ? clock : `${shortTime(time, now)} ${clock}`;
}

function daysBetween(time: Date, now: Date): number {
  const day = (date: Date): number =>
    Date.parse(new Intl.DateTimeFormat("sv-SE", { timeZone: TIME_ZONE }).format(date));
  return (day(now) - day(time)) / DAY_MS;
}

function format(time: Date, options: Intl.DateTimeFormatOptions): string {
  const locale = language.value === "zh" ? "zh-CN" : "en-GB";
  return new Intl.DateTimeFormat(locale, { timeZone: TIME_ZONE, ...options }).format(time);
}
