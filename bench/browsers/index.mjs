// The browsers that are there, and pages that measure in them.

import { startChromium } from "./chromium.mjs";
import { startFirefox } from "./firefox.mjs";
import { servePages } from "./server.mjs";

// A page that hangs must not keep everything else from being measured.
const limit = 10 * 60_000;

/** Starts what there is of browsers and a server for their pages, which serves the bench's temporary folder. */
export async function startBrowsers(bench) {
  const browsers = (await Promise.all([startChromium(), startFirefox(bench)])).filter(Boolean);
  if (browsers.length === 0) throw new Error("No browser was found: set CHROME_PATH or FIREFOX_PATH.");
  const server = await servePages(bench.temp);
  return Object.assign(browsers, {
    async close() {
      server.close();
      await Promise.all(browsers.map((browser) => browser.close()));
    },
    /** Resolves to what a page of the folder leaves; the page is told `query`. */
    async measure(browser, page, query = {}) {
      const { id, result } = server.expectResult();
      const close = await browser.open(`${server.url}/${page}?${new URLSearchParams({ ...query, id })}`);
      let timer;
      const timeout = new Promise((resolve) => (timer = setTimeout(resolve, limit, { error: "it took too long" })));
      const { error, ...rest } = await Promise.race([result, timeout]);
      clearTimeout(timer);
      await close();
      if (error) throw new Error(`${browser.title}, ${page}: ${error}`);
      return rest;
    },
  });
}
