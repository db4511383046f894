// @ts-check
// The language of the output: the one that is asked for, else that of the user's locale.

/** @typedef {"zh" | "en"} Language */

/**
 * The language of a command whose arguments may be wrong.
 * @param {string[]} args
 * @param {Record<string, string | undefined>} environment
 * @param {string} [systemLocale] that of the system, which Windows keeps elsewhere than in the environment
 * @returns {Language}
 */
export function languageOf(args, environment, systemLocale = Intl.DateTimeFormat().resolvedOptions().locale) {
  const asked = args.map((arg, index) => (arg === "--lang" ? args[index + 1] : /^--lang=(.*)/.exec(arg)?.[1]));
  const named = asked.find((value) => value === "zh" || value === "en");
  if (named !== undefined) return /** @type {Language} */ (named);
  // In this order, as POSIX has it; an empty variable counts as none.
  const locale = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || systemLocale;
  return /^zh/i.test(locale) ? "zh" : "en";
}
