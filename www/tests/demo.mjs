// The built demo, served with an emulator of its own behind it, in a browser.

import { fileURLToPath } from "node:url";
import { chromium, firefox } from "playwright-core";
import { build, preview } from "vite";
import { startEmulator } from "youmi-open-api-emulator";
import { freePort } from "../../scripts/free-port.mjs";
import { startGatewayProgram } from "./gateway-program.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

const outDir = process.env.YOUMI_DEMO_DIST ?? "dist";

/**
 * `browser`: "chromium" or "firefox"; `emulator`: options of the emulator; `behind`: "program" for
 * `youmi-open-api-gateway` in place of the gateway in the order system's back end.
 */
export async function startDemo({ browser: name = "chromium", emulator: options = {}, behind } = {}) {
  let emulator = await startEmulator(options);
  const { port: emulatorPort } = emulator;
  process.env.YOUMI_EMULATOR_URL = emulator.url;
  const gatewayPort = behind === "program" ? await freePort() : undefined;
  delete process.env.YOUMI_GATEWAY_URL;
  if (gatewayPort) process.env.YOUMI_GATEWAY_URL = `http://127.0.0.1:${gatewayPort}`;
  await build({ root, logLevel: "warn", build: { outDir, emptyOutDir: true } });
  const server = await preview({
    root,
    logLevel: "silent",
    build: { outDir },
    preview: { host: "127.0.0.1", port: 0 },
  });
  const { port } = server.httpServer.address();
  const url = `http://127.0.0.1:${port}`;
  const gateway = gatewayPort && (await startGatewayProgram(gatewayPort, { vendorUrl: emulator.url, orderUrl: url }));
  const browser = await browsers[name]();
  return {
    get emulator() {
      return emulator;
    },
    url,
    browser,
    /** As if the vendor's server went away. */
    stopEmulator: () => emulator.close(),
    async restartEmulator() {
      emulator = await startEmulator({ ...options, port: emulatorPort });
    },
    async close() {
      await browser.close();
      await server.close();
      await gateway?.close();
      await emulator.close();
    },
  };
}

const browsers = {
  chromium: () =>
    chromium.launch({
      executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
      args: (
        "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
        "--disable-component-update --disable-sync --disable-dev-shm-usage"
      ).split(" "),
    }),
  // Firefox as it is, over WebDriver BiDi. Newer versions of playwright-core ask of it what it does not know yet.
  firefox: () =>
    firefox.launch({ channel: "moz-firefox", executablePath: process.env.FIREFOX_PATH ?? "/usr/bin/firefox-esr" }),
};

/** What the windows of each browser are made with: over BiDi Firefox emulates no media. */
export const windows = {
  chromium: {},
  firefox: { colorScheme: null, reducedMotion: null, forcedColors: null, contrast: null },
};

/** Opens a page in a window of its own; `complaints` are the errors and warnings that the browser reported. */
export async function openPage({ browser, url }, path, options = {}) {
  const page = await browser.newPage({ locale: "zh-CN", viewport: { width: 1440, height: 900 }, ...options });
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url + path);
  return { page, complaints };
}
