// Set-up steps for the browsers of the tests.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowsers, root } from "../toolchain.mjs";
import { canInstallPackages, installPackages } from "./commands.mjs";

const chineseFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

export const browsers = {
  title: "browsers for the tests",
  isDone: () => missing().length === 0 && (!canInstallPackages() || existsSync(chineseFont)),
  shared: true,
  // The other tests need no browser.
  optional: true,
  async act(say) {
    if (!canInstallPackages()) throw new Error(explain(missing()));
    const packages = missing().flatMap(({ debian }) => debian);
    // Without a Chinese font, screenshots of the demo show empty boxes.
    await installPackages([...new Set([...packages, "fonts-noto-cjk"])], say);
    if (missing().length > 0) throw new Error(explain(missing()));
  },
};

const needed = [
  {
    key: "chrome",
    name: "Chromium or Chrome",
    variable: "CHROME_PATH",
    debian: ["chromium", "chromium-driver"],
  },
  {
    key: "chromedriver",
    name: "chromedriver of the same version",
    variable: "CHROMEDRIVER_PATH",
    debian: ["chromium", "chromium-driver"],
  },
  { key: "firefox", name: "Firefox", variable: "FIREFOX_PATH", debian: ["firefox-esr"] },
];

function missing() {
  const found = findBrowsers();
  return needed.filter(({ key }) => !found[key]);
}

function explain(list) {
  const lines = list.map(({ name, variable }) => `  ${name} (or its path in ${variable})`);
  return ["The tests in browsers need, and everything else does without:", ...lines].join("\n");
}

/**
 * webdriver.json says how wasm-pack's tests start the browsers. It has to be beside Cargo.toml and
 * contains paths of this machine, so it is written here and not kept in git.
 */
export const webdriver = {
  title: "webdriver.json",
  isDone: () => existsSync(webdriverFile) && readFileSync(webdriverFile, "utf8") === capabilities(),
  act: () => writeFileSync(webdriverFile, capabilities()),
};

const webdriverFile = join(root, "webdriver.json");

function capabilities() {
  const { chrome, firefox } = findBrowsers();
  const content = {
    // The test runner waits for the tests by itself, and not for ever.
    pageLoadStrategy: "none",
    "goog:chromeOptions": { binary: chrome, args: chromeArguments },
    "moz:firefoxOptions": {
      binary: firefox,
      args: ["-headless"],
      // The server of wasm-bindgen's tests has four threads, and now and then forgets a connection beyond those.
      prefs: { "network.http.max-persistent-connections-per-server": 3 },
    },
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

const firefoxPreferences = {
  "app.normandy.enabled": false,
  "app.update.enabled": false,
  "browser.aboutwelcome.enabled": false,
  "browser.shell.checkDefaultBrowser": false,
  "browser.startup.homepage_override.mstone": "ignore",
  "datareporting.policy.dataSubmissionEnabled": false,
  "network.captive-portal-service.enabled": false,
  "network.connectivity-service.enabled": false,
  "toolkit.telemetry.enabled": false,
};

/** Writes the preferences of a quiet Firefox, and further ones, into a profile; gives the arguments to start it. */
export function firefoxArguments(profile, further) {
  const preferences = Object.entries({ ...firefoxPreferences, ...further });
  const lines = preferences.map(([key, value]) => `user_pref("${key}", ${JSON.stringify(value)});`);
  writeFileSync(join(profile, "user.js"), lines.join("\n"));
  return ["--headless", "--no-remote", "--profile", profile];
}

export const chromeArguments = [
  "--headless=new",
  // With its sandbox, Chromium does not start as root nor in most containers. It loads only our tests.
  "--no-sandbox",
  // Containers have little shared memory.
  "--disable-dev-shm-usage",
  "--disable-gpu",
  // The other arguments prevent connections to anything but the test server.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
