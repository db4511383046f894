// Set-up steps for the browsers that tests run in.

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findBrowsers, root } from "../toolchain.mjs";
import { canInstallPackages, installPackages } from "./commands.mjs";

const chineseFont = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

export const browsers = {
  title: "browsers for the tests",
  isDone: () => missing().length === 0 && (!canInstallPackages() || existsSync(chineseFont)),
  shared: true,
  // Everything that needs no browser can be tested without.
  optional: true,
  async act(say) {
    if (!canInstallPackages()) throw new Error(explain(missing()));
    const packages = missing().flatMap(({ debian }) => debian);
    // Without a font for Chinese every screenshot of the demo shows empty boxes.
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
 * webdriver.json tells wasm-pack's tests how to start the browsers. It can only lie beside
 * Cargo.toml and holds the paths of this machine, so it is written here and not kept in git.
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

export const chromeArguments = [
  "--headless=new",
  // Chromium does not start as root, nor in most containers, with its sandbox; it only sees our tests.
  "--no-sandbox",
  // Shared memory is tiny in containers.
  "--disable-dev-shm-usage",
  "--disable-gpu",
  // The rest keeps it from talking to anyone but the test server.
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
