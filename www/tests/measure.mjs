// How long it takes until the sidebar shows another customer, and what its first load weighs. In headless Chromium,
// against the built demo; it prints two tables and judges nothing.

import { gzipSync } from "node:zlib";
import { openPage, startDemo } from "./demo.mjs";

const SWITCHES = 20;

const demo = await startDemo();
try {
  const switches = await measureSwitches(demo);
  const files = await measureFirstLoad(demo);
  print(`${SWITCHES} switches of conversation, ms`, "median", "max", [
    ["from the click until the customer's name is there", ...medianAndMax(switches.map(({ shown }) => shown))],
    [
      "of that from the page's first script until the package is ready",
      ...medianAndMax(switches.map(({ start }) => start)),
    ],
  ]);
  const kinds = [...new Set(files.map(({ kind }) => kind))];
  print("first load of the sidebar, gzipped", "files", "bytes", [
    ...kinds.map((kind) => [kind, ...countAndBytes(files.filter((file) => file.kind === kind))]),
    ["in all", ...countAndBytes(files)],
  ]);
} finally {
  await demo.close();
}

async function measureSwitches(demo) {
  const { page } = await openPage(demo, "/client/");
  await page.frameLocator("iframe").getByTestId("customer-name").waitFor();
  const switches = [];
  for (let turn = 1; turn <= SWITCHES; turn += 1) switches.push(await page.evaluate(switchConversation, turn));
  await page.close();
  return switches;
}

/** In the page: opens another conversation, and looks before each frame is painted whether its customer is there. */
async function switchConversation(turn) {
  const items = document.querySelectorAll("nav li button");
  const item = items[turn % items.length];
  const name = item.querySelector(".name").textContent;
  const before = performance.now();
  item.click();
  let frame;
  do {
    await new Promise(requestAnimationFrame);
    frame = document.querySelector("iframe");
  } while (!frame?.contentDocument?.querySelector("[data-testid=customer-name]")?.textContent.includes(name));
  const shown = performance.now() - before;
  const mark = (name) => frame.contentWindow.performance.getEntriesByName(name)[0]?.startTime ?? NaN;
  return { shown, start: mark("youmi-ready") - mark("youmi-script") };
}

/** The sidebar's page by itself, in a window that has nothing cached. */
async function measureFirstLoad(demo) {
  const asked = await fetch(`${demo.emulator.url}/__emulator/sidebar-url?userId=b08&orderUrl=${demo.url}/order`);
  const { url } = await asked.json();
  const { page } = await openPage(demo, "/icon.svg");
  const responses = [];
  page.on("response", (response) => responses.push(response));
  await page.goto(url);
  await page.locator("html[data-ready=true]").waitFor({ state: "attached" });
  const files = await Promise.all(
    responses
      .filter((response) => response.status() < 300)
      .map(async (response) => ({
        kind: response.request().resourceType(),
        bytes: gzipSync(await response.body()).length,
      })),
  );
  await page.close();
  return files;
}

function medianAndMax(times) {
  const sorted = times.toSorted((one, other) => one - other);
  return [sorted[Math.floor(sorted.length / 2)].toFixed(1), sorted.at(-1).toFixed(1)];
}

function countAndBytes(files) {
  return [files.length, files.reduce((sum, { bytes }) => sum + bytes, 0)];
}

function print(title, first, second, rows) {
  const line = (label, one, other) => label.padEnd(60) + String(one).padStart(10) + String(other).padStart(10);
  console.log(["", line(title, first, second), ...rows.map((row) => line(...row))].join("\n"));
}
