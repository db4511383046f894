import { existsSync, readdirSync } from "node:fs";
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

/** What stands beside the text of a language; 0 is Chinese, 1 English. Endpoints and types have lists of their own. */
function sidebars(language) {
  const prefix = language === 0 ? "/" : "/en/";
  return {
    [prefix]: guides(prefix, language),
    [`${prefix}endpoints/`]: endpoints(prefix, language),
    [`${prefix}v1`]: endpoints(prefix, language),
    [`${prefix}v2`]: endpoints(prefix, language),
    [`${prefix}reference/`]: reference(prefix, language),
  };
}

function guides(prefix, language) {
  const isThere = ([name]) => existsSync(join(pages, prefix, `${name}.md`));
  return groups.map(({ title, pages }) => ({
    text: title[language],
    items: pages.filter(isThere).map(([name, ...titles]) => ({ text: titles[language], link: `${prefix}${name}` })),
  }));
}

function endpoints(prefix, language) {
  const tags = [...new Set(operations.map(({ tags: [tag] }) => tag))];
  const [overview] = guides(prefix, language).slice(-1);
  const groups = tags.map((tag) => ({
    text: words.groups[tag][language],
    items: operations
      .filter(({ tags: [each] }) => each === tag)
      .map(({ operationId, summary }) => ({
        text: language === 0 ? summary : operationId,
        link: `${prefix}endpoints/${operationId}`,
      })),
  }));
  return [overview, ...groups];
}

/** The pages that typedoc has made, by kind. */
function reference(prefix, language) {
  const kinds = {
    classes: ["类", "Classes"],
    functions: ["函数", "Functions"],
    interfaces: ["接口类型", "Interfaces"],
    "type-aliases": ["类型别名", "Types"],
    variables: ["常量", "Constants"],
  };
  const folder = join(pages, "reference");
  const groups = existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [];
  return groups
    .filter((group) => group.isDirectory())
    .flatMap(({ name: group }) =>
      Object.entries(kinds)
        .filter(([kind]) => existsSync(join(folder, group, kind)))
        .map(([kind, titles]) => ({
          text: group === "index" ? titles[language] : `youmi-open-api/${group}`,
          items: readdirSync(join(folder, group, kind)).map((file) => ({
            text: file.replace(/\.md$/, ""),
            link: `${prefix}reference/${group}/${kind}/${file.replace(/\.md$/, "")}`,
          })),
        })),
    );
}

const chinese = {
  nav: [
    { text: "快速开始", link: "/quick-start" },
    { text: "接口", link: "/v1" },
    { text: "类型参考", link: "/reference/" },
    { text: "常见问题", link: "/faq" },
  ],
  sidebar: sidebars(0),
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
  sidebar: sidebars(1),
  outline: { level: [2, 3] },
};

const searchWords = {
  button: { buttonText: "搜索", buttonAriaLabel: "搜索" },
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
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
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
