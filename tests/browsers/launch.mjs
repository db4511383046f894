// Browsers, each started with the address of a page and an empty profile. Firefox as it is installed can be steered by
// WebDriver only, and there is nothing to steer: the page does what is to be done.

import { chromeArguments, firefoxArguments } from "../../scripts/setup/browsers.mjs";
import { endProcess, startProcess } from "../../scripts/process.mjs";
import { findBrowsers } from "../../scripts/toolchain.mjs";

/** Starts a browser at an address; gives a function that ends it. */
export function launch(name, url, folder) {
  const program = findBrowsers()[name];
  if (!program) throw new Error(`There is no ${name} on this machine.`);
  const args = {
    chrome: () => [...chromeArguments, `--user-data-dir=${folder}`],
    // The package decides what is sent again.
    firefox: () => firefoxArguments(folder, { "network.http.request.max-attempts": 1 }),
  };
  const options = { env: { ...process.env, HOME: folder }, stdio: "ignore" };
  const child = startProcess(program, [...args[name](), url], options);
  return () => endProcess(child);
}
