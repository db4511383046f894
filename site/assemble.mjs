// Gathers the pages of the site in site/pages: those of docs, those that stand elsewhere, and one for every endpoint.

import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { operationsOf, pageOf, readDescription } from "./endpoints/pages.mjs";
import { elsewhere } from "./navigation.mjs";

const site = dirname(fileURLToPath(import.meta.url));
const root = dirname(site);
const pages = join(site, "pages");

/** By place in the repository: where the page is on the site. A file that stands for both languages is there twice. */
function placesOfPages() {
  const places = [];
  for (const [folder, prefix] of [
    ["docs/zh-CN", ""],
    ["docs/en", "en/"],
  ]) {
    for (const name of readdirSync(join(root, folder))) places.push([`${folder}/${name}`, `${prefix}${name}`]);
  }
  for (const [name, [chinese, english]] of Object.entries(elsewhere)) {
    places.push([chinese, `${name}.md`], [english, `en/${name}.md`]);
  }
  return places;
}

/** The text of a page, with its links to other pages as they are on the site. */
function pageText(source, place, places) {
  const text = readFileSync(join(root, source), "utf8");
  const parts = text.split(/(^ *```[\s\S]*?^ *```$|`[^`\n]*`)/gm);
  const isEnglish = place.startsWith("en/");
  return parts
    .map((part, index) => {
      // What is behind the language of a block is for the tests: VitePress would read numbers of lines in it.
      if (index % 2 === 1) return part.replace(/^( *```\S+) .*/, "$1");
      return part.replaceAll(/\]\(([^)\s#:]+)(#[^)\s]*)?\)/g, (whole, path, anchor = "") => {
        const target = normalize(join(dirname(source), path));
        const found = places.filter(([file]) => file === target).map(([, place]) => place);
        const there = found.find((each) => each.startsWith("en/") === isEnglish) ?? found[0];
        if (!there) throw new Error(`${source} links to ${target}, which is no page of the site`);
        return `](/${there}${anchor})`;
      });
    })
    .join("");
}

/** The table of a version's endpoints with links to their pages. */
function linked(text, prefix, ids) {
  return text.replaceAll(/^\| `(\w+)`/gm, (whole, id) =>
    ids.has(id) ? `| [\`${id}\`](${prefix}/endpoints/${id})` : whole,
  );
}

export function assemble() {
  rmSync(pages, { recursive: true, force: true });
  const write = (place, text) => {
    mkdirSync(dirname(join(pages, place)), { recursive: true });
    writeFileSync(join(pages, place), text);
  };
  const description = readDescription(join(root, "generated/openapi.json"));
  const operations = operationsOf(description);
  const ids = new Set(operations.map(({ operationId }) => operationId));
  const places = placesOfPages();
  for (const [source, place] of places) {
    const text = pageText(source, place, places);
    const isTable = /(^|\/)v[12]\.md$/.test(place);
    write(place, isTable ? linked(text, place.startsWith("en/") ? "/en" : "", ids) : text);
  }
  for (const operation of operations) {
    write(`endpoints/${operation.operationId}.md`, pageOf(description, operation, 0));
    write(`en/endpoints/${operation.operationId}.md`, pageOf(description, operation, 1));
  }
  write("index.md", readFileSync(join(site, "home/zh-CN.md"), "utf8"));
  write("en/index.md", readFileSync(join(site, "home/en.md"), "utf8"));
  if (existsSync(join(site, "public"))) cpSync(join(site, "public"), join(pages, "public"), { recursive: true });
  cpSync(join(root, "www/public/icon.svg"), join(pages, "public/icon.svg"));
  cpSync(join(root, "docs/pictures"), join(pages, "public/pictures"), { recursive: true });
  return [
    ...places.map(([source]) => join(root, source)),
    ...["generated/openapi.json", "www/public/icon.svg", "docs/pictures"].map((path) => join(root, path)),
  ];
}

if (process.argv[1] === fileURLToPath(import.meta.url)) assemble();
