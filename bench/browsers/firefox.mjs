// Firefox. playwright-core drives a build of its own only, so the browser that is there is started with an address and
// ended when the page has left its results.

import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { firefoxArguments } from "../../scripts/setup/browsers.mjs";
import { ask, endProcess, startProcess } from "../../scripts/process.mjs";

const path = process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr";

/** What is needed to use Firefox; undefined if it is not there. */
export async function startFirefox({ temp }) {
  if (!existsSync(path)) return undefined;
  return {
    name: "firefox",
    title: "Firefox",
    version: /[\d.]+(?:esr)?/.exec(ask(path, ["--version"]) ?? "")?.[0] ?? "of unknown version",
    /** Opens a page in a browser of its own with an empty profile; gives a function that ends it. */
    async open(url) {
      const profile = mkdtempSync(join(temp, "firefox-"));
      const args = firefoxArguments(profile, { "privacy.reduceTimerPrecision": false });
      const child = startProcess(path, [...args, url], {
        env: { ...process.env, HOME: profile },
        stdio: "ignore",
      });
      return async () => {
        await endProcess(child);
        rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
      };
    },
    close: async () => {},
  };
}
