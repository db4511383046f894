// Browsers, each started with the address of a page and an empty profile. Firefox as it is installed can be steered by
// WebDriver only, and there is nothing to steer: the page does what is to be done.

import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { chromeArguments } from "../../scripts/setup/browsers.mjs";
import { endProcess, startProcess } from "../../scripts/process.mjs";
import { findBrowsers } from "../../scripts/toolchain.mjs";

const preferences = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
  // The package decides what is sent again.
  "network.http.request.max-attempts": 1,
};

/** Starts a browser at an address; gives a function that ends it. */
export function launch(name, url, folder) {
  const program = findBrowsers()[name];
  if (!program) throw new Error(`There is no ${name} on this machine.`);
  const args = {
    chrome: () => [...chromeArguments, `--user-data-dir=${folder}`],
    firefox: () => firefoxArguments(folder),
  };
  const options = { env: { ...process.env, HOME: folder }, stdio: "ignore" };
  const child = startProcess(program, [...args[name](), url], options);
  return () => endProcess(child);
}

function firefoxArguments(folder) {
  const lines = Object.entries(preferences).map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
  writeFileSync(join(folder, "user.js"), lines.join("\n"));
  return ["--headless", "--no-remote", "--profile", folder];
}
