// The built page, served with an emulator of its own behind it, in a browser.

import { fileURLToPath } from "node:url";
import { chromium } from "playwright-core";
import { build, preview } from "vite";
import { startEmulator } from "youmi-open-api-emulator";

const root = fileURLToPath(new URL("..", import.meta.url));

const args =
  "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking " +
  "--disable-component-update --disable-sync --disable-dev-shm-usage";

export async function startDemo() {
  const emulator = await startEmulator();
  process.env.YOUMI_EMULATOR_URL = emulator.url;
  await build({ root, logLevel: "warn" });
  const server = await preview({ root, logLevel: "silent", preview: { host: "127.0.0.1", port: 0 } });
  const { port } = server.httpServer.address();
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: args.split(" "),
  });
  return {
    emulator,
    url: `http://127.0.0.1:${port}/`,
    browser,
    async close() {
      await browser.close();
      await server.close();
      await emulator.close();
    },
  };
}

/** Opens the page in a window of its own; `complaints` are the errors that the browser reported. */
export async function openPage({ browser, url }, { address = "", ...options } = {}) {
  const page = await browser.newPage({ locale: "zh-CN", ...options });
  page.setDefaultTimeout(20_000);
  const complaints = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") complaints.push(message.text());
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(url + address);
  return { page, complaints };
}

/** A call's section: `submit` calls and waits for the end. */
export function section(page, id) {
  const root = page.locator(`section#${id}`);
  const status = root.getByRole("status");
  return {
    root,
    status,
    field: (name) => root.locator(`[name="${name}"]`),
    table: root.locator(".output table"),
    error: root.locator(".output .error"),
    async submit() {
      await root.locator("button[type=submit]").click();
      await page.locator(`section#${id}:not([aria-busy])`).waitFor();
      return status.textContent();
    },
  };
}

/** Chooses a fault for the next call. */
export async function setFault(page, name, { lasting = true } = {}) {
  await page.locator("#fault").selectOption(name);
  await page.locator("#fault-lasting").setChecked(lasting);
  await page.locator(".panel button[type=submit]").click();
  await page.locator(".panel [role=status]", { hasText: "下一次调用" }).waitFor();
}
