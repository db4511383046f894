// Firefox. playwright-core drives a build of its own only, so the browser that is there is started with an address and
// ended when the page has left its results.

import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ask, endProcess, startProcess } from "../../scripts/process.mjs";

const path = process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr";

const preferences = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "privacy.reduceTimerPrecision": false,
  "toolkit.telemetry.enabled": false,
};

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
      const lines = Object.entries(preferences).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
      writeFileSync(join(profile, "user.js"), lines.join("\n"));
      const child = startProcess(path, ["--headless", "--no-remote", "--profile", profile, url], {
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
