import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitepress";
import { operationsOf, readDescription } from "../endpoints/pages.mjs";
import { words } from "../endpoints/words.mjs";
import { groups } from "../navigation.mjs";
import { tokenize } from "../tokenize.mjs";

const site = fileURLToPath(new URL("..", import.meta.url));
const pages = join(site, "pages");
const operations = operationsOf(readDescription(join(site, "../generated/openapi.json")));

/** The anchors of GitHub, so that links work in both places. */
const slugify = (title) =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\p{M}_\- ]/gu, "")
    .replaceAll(" ", "-");

/** The pages of a language beside the text; 0 is Chinese, 1 English. */
function sidebar(language) {
  const prefix = language === 0 ? "/" : "/en/";
  const isThere = ([name]) => existsSync(join(pages, prefix, `${name}.md`));
  const guides = groups.map(({ title, pages }) => ({
    text: title[language],
    items: pages.filter(isThere).map(([name, ...titles]) => ({ text: titles[language], link: `${prefix}${name}` })),
  }));
  const tags = [...new Set(operations.map(({ tags: [tag] }) => tag))];
  guides.at(-1).items.push(
    ...tags.map((tag) => ({
      text: words.groups[tag][language],
      collapsed: true,
      items: operations
        .filter(({ tags: [each] }) => each === tag)
        .map(({ operationId, summary }) => ({
          text: language === 0 ? `${summary}` : operationId,
          link: `${prefix}endpoints/${operationId}`,
        })),
    })),
  );
  return [...guides, reference(language)];
}

/** The pages that typedoc has made, by kind. */
function reference(language) {
  const kinds = {
    classes: ["类", "classes"],
    functions: ["函数", "functions"],
    interfaces: ["接口类型", "interfaces"],
    "type-aliases": ["类型别名", "types"],
    variables: ["常量", "constants"],
  };
  const folder = join(pages, "reference");
  const entries = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  const items = entries
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: entry }) =>
      Object.entries(kinds)
        .filter(([kind]) => existsSync(join(folder, entry, kind)))
        .map(([kind, titles]) => ({
          text: `${entry === "index" ? "" : `${entry}: `}${titles[language]}`,
          collapsed: true,
          items: readdirSync(join(folder, entry, kind)).map((file) => ({
            text: file.replace(/\.md$/, ""),
            link: `${language === 0 ? "" : "/en"}/reference/${entry}/${kind}/${file.replace(/\.md$/, "")}`,
          })),
        })),
    );
  return { text: ["类型参考", "Reference of types"][language], collapsed: true, items };
}

const chinese = {
  nav: [
    { text: "快速开始", link: "/quick-start" },
    { text: "接口", link: "/v1" },
    { text: "类型参考", link: "/reference/" },
    { text: "常见问题", link: "/faq" },
  ],
  sidebar: sidebar(0),
  outline: { label: "本页目录", level: [2, 3] },
  docFooter: { prev: "上一页", next: "下一页" },
  darkModeSwitchLabel: "深色模式",
  lightModeSwitchTitle: "切换到浅色模式",
  darkModeSwitchTitle: "切换到深色模式",
  sidebarMenuLabel: "目录",
  returnToTopLabel: "回到顶部",
  langMenuLabel: "切换语言",
  skipToContentLabel: "跳到正文",
  notFound: {
    title: "没有这个页面",
    quote: "链接可能写错了，或者页面已改名。可以用上方的搜索查找。",
    linkLabel: "回到首页",
    linkText: "回到首页",
  },
};

const english = {
  nav: [
    { text: "Quick start", link: "/en/quick-start" },
    { text: "Endpoints", link: "/en/v1" },
    { text: "Types", link: "/en/reference/" },
    { text: "Questions", link: "/en/faq" },
  ],
  sidebar: sidebar(1),
  outline: { level: [2, 3] },
};

const searchWords = {
  button: { buttonText: "搜索", buttonAriaLabel: "搜索文档" },
  modal: {
    displayDetails: "显示详情",
    resetButtonTitle: "清除",
    backButtonTitle: "关闭搜索",
    noResultsText: "没有找到",
    footer: {
      selectText: "打开",
      selectKeyAriaLabel: "回车键",
      navigateText: "选择",
      navigateUpKeyAriaLabel: "上箭头",
      navigateDownKeyAriaLabel: "下箭头",
      closeText: "关闭",
      closeKeyAriaLabel: "Esc 键",
    },
  },
};

export default defineConfig({
  title: "youmi-open-api",
  srcDir: "pages",
  outDir: "dist",
  cleanUrls: false,
  vite: { build: { chunkSizeWarningLimit: 1500 } }, // the index of the search, which is loaded when somebody searches
  metaChunk: true,
  head: [["link", { rel: "icon", href: "/icon.svg", type: "image/svg+xml" }]],
  locales: {
    root: {
      label: "简体中文",
      lang: "zh-CN",
      description: "友米聚合（企客聊、企客宝）开放 API 的客户端",
      themeConfig: chinese,
    },
    en: {
      label: "English",
      lang: "en",
      link: "/en/",
      description: "A client of the open API of 友米聚合 (企客聊, 企客宝)",
      themeConfig: english,
    },
  },
  markdown: {
    anchor: { slugify },
  },
  themeConfig: {
    search: {
      provider: "local",
      options: {
        locales: { root: { translations: searchWords } },
        miniSearch: {
          options: { tokenize },
          searchOptions: { tokenize, combineWith: "AND", prefix: true, fuzzy: false },
        },
      },
    },
  },
});
