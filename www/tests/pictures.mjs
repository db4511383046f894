// Takes the pictures of the README: the client with the order system in its sidebar, and the console with an answer.

import { fileURLToPath } from "node:url";
import { openConsole } from "./console-page.mjs";
import { openPage, startDemo } from "./demo.mjs";

const pictures = fileURLToPath(new URL("../../docs/pictures", import.meta.url));
const tall = { width: 1440, height: 1080 };
const light = { colorScheme: "light", viewport: { width: 1440, height: 900 } };

const demo = await startDemo();
try {
  await takeClient(demo);
  await takeConsole(demo);
} finally {
  await demo.close();
}

/** A conversation that is a text, a picture, and an end. */
async function takeClient(demo) {
  const { page } = await openPage(demo, "/client/", light);
  const item = page.locator("nav li button").filter({ hasText: "秀逗米" });
  await item.click();
  const frame = page.frameLocator("iframe");
  await frame.getByTestId("customer-name").filter({ hasText: "秀逗米" }).waitFor();
  await frame.locator("html[data-ready=true]").waitFor({ state: "attached" });
  await item.blur();
  await page.mouse.move(720, 560);
  await page.screenshot({ path: `${pictures}/client.png` });
  await page.close();
}

async function takeConsole(demo) {
  const { page, console } = await openConsole(demo, "listWechatAccounts", { ...light, viewport: tall });
  await console.call();
  await page.evaluate(() => scrollTo(0, 0));
  await page.screenshot({ path: `${pictures}/console.png` });
  await page.close();
}
