// Chromium, driven by playwright-core.

import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

const path = process.env.CHROME_PATH ?? "/usr/bin/chromium";

/** Starts Chromium; undefined if it is not there. */
export async function startChromium() {
  if (!existsSync(path)) return undefined;
  // Its sandbox does not work for root, as whom containers run things.
  const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
  const browser = await chromium.launch({ executablePath: path, args });
  return {
    name: "chromium",
    title: "Chromium",
    version: browser.version(),
    /** Opens a page that nothing has been cached for; gives a function that closes it. */
    async open(url) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.on("pageerror", (error) => process.stderr.write(`${error.stack}\n`));
      await page.goto(url);
      return () => context.close();
    },
    close: () => browser.close(),
  };
}
