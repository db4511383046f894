// Chromium for the tests of pages.

import { chromium } from "playwright-core";

/** A browser; it closes with the scope. */
export async function browser(scope) {
  const started = await chromium.launch({
    executablePath: process.env.CHROME_PATH || "/usr/bin/chromium",
    // In containers there is neither a sandbox nor much shared memory; and it talks to nobody but the test's server.
    args: [
      ...[
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-quic",
        "--no-first-run",
      ],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
  scope.after(() => started.close());
  return started;
}
