// A page of the documentation in Chromium: its files are bundled as a reader's bundler would, and opened as 企客聊 does.

import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { parse, compileScript } from "@vue/compiler-sfc";
import { build } from "esbuild";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const packages = ["tests/tools/node_modules", "examples/node_modules"].map((path) => join(root, path));

/** What a page has that is made of one component: by the word of its example, how the component is shown. */
const mounts = {
  vue: `import { createApp } from "vue"; import App from "./App.vue"; createApp(App).mount("#app");`,
  vue2: `import Vue from "vue"; import App from "./App.vue"; new Vue({ render: (h) => h(App) }).$mount("#app");`,
  react: `import { createElement } from "react"; import { createRoot } from "react-dom/client"; import App from "./App.jsx";
    createRoot(document.getElementById("app")).render(createElement(App));`,
};
const html = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8" /><link rel="icon" href="data:," /></head>
  <body><div id="app"></div><script type="module" src="/src/main.js"></script></body></html>`;

/**
 * Bundles the page in a folder into its `dist`, where the example's server finds it. A page with scripts of its own
 * (`page.js`) is not bundled; its jQuery and its `youmi-open-api` come from `scripts/`, as in the documentation.
 */
export async function buildPage(folder, framework) {
  const dist = join(folder, "dist");
  rmSync(dist, { recursive: true, force: true });
  mkdirSync(join(dist, "scripts"), { recursive: true });
  if (framework) {
    writeFileSync(join(folder, "src/main.js"), mounts[framework]);
    writeFileSync(join(dist, "index.html"), html);
  } else {
    cpSync(join(folder, "index.html"), join(dist, "index.html"));
  }
  if (existsSync(join(folder, "page.js"))) {
    cpSync(join(folder, "page.js"), join(dist, "page.js"));
    const require = createRequire(join(root, "examples/package.json"));
    cpSync(require.resolve("jquery/dist/jquery.js"), join(dist, "scripts/jquery.js"));
    cpSync(join(root, "pkg/global.js"), join(dist, "scripts/youmi-open-api.js"));
    return;
  }
  await build({
    absWorkingDir: folder,
    entryPoints: ["src/main.js"],
    outfile: join(dist, "src/main.js"),
    bundle: true,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    nodePaths: packages,
    alias: framework === "vue2" ? { vue: "vue-2/dist/vue.esm.js" } : {},
    define: { "process.env.NODE_ENV": `"production"` },
    plugins: [components(framework)],
    logLevel: "silent",
  });
}

/** Compiles the components of Vue. Those of Vue 2 get their template as text, which its full build compiles. */
function components(framework) {
  return {
    name: "components",
    setup({ onLoad }) {
      onLoad({ filter: /\.vue$/ }, ({ path }) => {
        const { descriptor } = parse(readFileSync(path, "utf8"), { filename: path });
        if (framework === "vue") {
          return { contents: compileScript(descriptor, { id: "page", inlineTemplate: true }).content, loader: "js" };
        }
        const script = descriptor.script.content.replace("export default", "const component =");
        const template = JSON.stringify(descriptor.template.content);
        return { contents: `${script}\nexport default { ...component, template: ${template} };`, loader: "js" };
      });
    },
  };
}

/**
 * Opens a page and waits for lines of text in it, one after another; with `press` its form is filled in and sent before the
 * last. Resolves to the lines, rejects with what the page shows.
 */
export async function readPage(browser, address, lines, press) {
  const page = await browser.newPage();
  const said = [];
  page.on("console", (message) => said.push(message.text()));
  page.on("pageerror", (error) => said.push(String(error)));
  try {
    await page.goto(address);
    for (const [index, line] of lines.entries()) {
      if (press && index === lines.length - 1) {
        for (const field of await page.locator("input, textarea").all()) await field.fill("确认收货地址");
        await page.locator("button").first().click();
      }
      const pattern = line.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll("…", ".*?");
      await page.waitForFunction((pattern) => new RegExp(pattern).test(document.body.innerText), pattern, {
        timeout: 10_000,
      });
    }
    return lines.join("\n");
  } catch (error) {
    const shown = await page.evaluate("document.body.innerText").catch(() => "nothing");
    throw new Error(`${error.message.split("\n")[0]}\nthe page shows\n${shown}\nand said\n${said.join("\n")}`);
  } finally {
    await page.close();
  }
}
