/** The server's clock: the machine's, or a test's, put forward or back by a number of seconds. */
export class Clock {
  /** How far the server's clock is ahead of the real time (negative: behind). */
  skewSeconds: number;
  readonly #initialSkew: number;
  readonly #realTime: () => number;

  constructor(realTime: () => number, skewSeconds: number) {
    this.#realTime = realTime;
    this.#initialSkew = skewSeconds;
    this.skewSeconds = skewSeconds;
  }

  /** Milliseconds since 1970, as the server believes. */
  now(): number {
    return this.#realTime() + this.skewSeconds * 1000;
  }

  /** Milliseconds since 1970, without the skew. */
  realTime(): number {
    return this.#realTime();
  }

  /** Goes back to the skew that the emulator was started with. */
  reset(): void {
    this.skewSeconds = this.#initialSkew;
  }
}

const BEIJING_OFFSET_MS = 8 * 60 * 60 * 1000;

function beijing(ms: number): Date {
  return new Date(ms + BEIJING_OFFSET_MS);
}

/** ISO 8601 in Beijing time, with `digits` digits of a second: `2020-06-23T15:46:11.6561987+08:00`. */
export function isoTime(ms: number, digits = 7): string {
  const whole = beijing(Math.floor(ms)).toISOString().slice(0, 19);
  // A real server measures finer than a millisecond; what follows the third digit is made up but fixed.
  const fraction = `${String(Math.floor(ms) % 1000).padStart(3, "0")}1987`.slice(0, digits);
  return `${whole}.${fraction}+08:00`;
}

/** The way old servers write a time: `2018/5/11 14:32:40`. */
export function oldServerTime(ms: number): string {
  const time = beijing(ms);
  const date = `${time.getUTCFullYear()}/${time.getUTCMonth() + 1}/${time.getUTCDate()}`;
  return `${date} ${time.toISOString().slice(11, 19)}`;
}

/** `2018-08-08 10:01:03`, in Beijing time. */
export function plainTime(ms: number): string {
  return beijing(ms).toISOString().slice(0, 19).replace("T", " ");
}

/**
 * Reads `2018-08-08 10:01:03`, the same without seconds, or the date alone, as Beijing time.
 * Unix seconds, or null if it is none of them.
 */
export function readPlainTime(text: string): number | null {
  const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{2}:\d{2})(:\d{2})?)?$/.exec(text);
  if (!match) return null;
  const [, date, minutes = "00:00", seconds = ":00"] = match;
  const whole = `${date}T${minutes}${seconds}`;
  const ms = Date.parse(`${whole}Z`);
  // Date.parse makes 3 March out of 31 February: what does not come back the same was no date.
  if (Number.isNaN(ms) || new Date(ms).toISOString().slice(0, 19) !== whole) return null;
  return (ms - BEIJING_OFFSET_MS) / 1000;
}
