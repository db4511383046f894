// `init`: writes a commented example of a configuration.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const languages = ["zh", "en"] as const;
export type Language = (typeof languages)[number];

/** The example cannot be written. */
export class InitError extends Error {
  override readonly name = "InitError";
}

/** Writes the example. Throws an {@link InitError} if the file is there already. */
export function writeExample(file: string, language: Language): void {
  try {
    writeFileSync(file, example(language), { flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") {
      throw new InitError(`${file} is there already and stays as it is: give another name with --config.`);
    }
    throw new InitError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The example, with the address of the schema at its head. */
export function example(language: Language): string {
  const template = readFileSync(new URL(`../templates/gateway.${language}.yaml`, import.meta.url), "utf8");
  return `# yaml-language-server: $schema=${schemaAddress()}\n${template}`;
}

/** The language of the user's environment. */
export function languageOf(environment: Record<string, string | undefined>): Language {
  const locale =
    environment["LC_ALL"] ||
    environment["LC_MESSAGES"] ||
    environment["LANG"] ||
    Intl.DateTimeFormat().resolvedOptions().locale;
  return /^zh/i.test(locale) ? "zh" : "en";
}

/** The file that is installed here; what npx has installed elsewhere does not last. */
function schemaAddress(): string {
  const path = fileURLToPath(new URL("../gateway.schema.json", import.meta.url));
  const here = relative(process.cwd(), path);
  if (existsSync(path) && !here.startsWith("..")) return `./${here.split(sep).join("/")}`;
  const { version } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as {
    version: string;
  };
  return `https://unpkg.com/youmi-open-api-gateway@${version}/gateway.schema.json`;
}
