// Every link of the built site leads to a page that is there, and to a heading in it; nothing is fetched from elsewhere.

import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, extname, join, normalize } from "node:path";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";

const dist = fileURLToPath(new URL("../../site/dist", import.meta.url));
const pages = readdirSync(dist, { recursive: true }).filter((name) => name.endsWith(".html"));
const contents = new Map(pages.map((page) => [page, readFileSync(join(dist, page), "utf8")]));
const plain = (text) => text.replaceAll("&amp;", "&").replaceAll("&quot;", '"').replaceAll("&#39;", "'");
const valuesOf = (html, attribute) =>
  [...html.matchAll(new RegExp(`\\s${attribute}="([^"]*)"`, "g"))].map(([, value]) => plain(value));

/** The file of a link on a page; undefined if it leads to another server. */
function targetOf(page, href) {
  if (/^(?:[a-z]+:|\/\/)/i.test(href)) return undefined;
  const path = decodeURI(href.split(/[?#]/)[0]);
  if (path === "") return page;
  const place = path.startsWith("/") ? path.slice(1) : normalize(join(dirname(page), path));
  return place === "" || place.endsWith("/") ? join(place, "index.html") : extname(place) ? place : `${place}.html`;
}

describe("the site", () => {
  it("has the pages of both languages", () => {
    const chinese = pages.filter((page) => !page.startsWith("en/") && page !== "404.html");
    const english = pages.filter((page) => page.startsWith("en/")).map((page) => page.slice(3));
    assert.deepEqual(chinese.sort(), english.sort());
    assert.ok(chinese.filter((page) => page.startsWith("endpoints/")).length === 36);
    for (const name of [
      "quick-start",
      "no-bundler",
      "recipes-sidebar",
      "recipes-server",
      "faq",
      "emulator",
      "security",
    ]) {
      assert.ok(chinese.includes(`${name}.html`), name);
    }
  });

  it("has no link that leads nowhere", () => {
    const ids = new Map([...contents].map(([page, html]) => [page, new Set(valuesOf(html, "id"))]));
    const broken = [];
    for (const [page, html] of contents) {
      for (const href of new Set(valuesOf(html, "href"))) {
        const target = targetOf(page, href);
        if (target === undefined) continue;
        const anchor = decodeURIComponent(href.split("#")[1] ?? "");
        if (!existsSync(join(dist, target))) broken.push(`${page}: ${href}`);
        else if (anchor && extname(target) === ".html" && !ids.get(target).has(anchor)) broken.push(`${page}: ${href}`);
      }
    }
    assert.deepEqual(broken, []);
  });

  it("names no other server for what it loads", () => {
    for (const [page, html] of contents) {
      const loaded = [...html.matchAll(/<(?:script|img|link)\b[^>]*\s(?:src|href)="((?:https?:)?\/\/[^"]*)"/g)];
      assert.deepEqual(
        loaded.map(([, address]) => address),
        [],
        page,
      );
    }
  });
});
