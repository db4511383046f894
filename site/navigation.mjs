// What the site shows, in this order: groups of pages, with their titles in Chinese and in English.

/** Pages that are not there are left out. */
export const groups = [
  {
    title: ["开始", "Start"],
    pages: [
      ["quick-start", "侧边栏快速开始", "Quick start"],
      ["no-bundler", "没有打包工具的页面", "Pages without a bundler"],
      ["runtimes", "运行环境", "Where it runs"],
      ["faq", "常见问题", "Questions"],
    ],
  },
  {
    title: ["常见任务", "Recipes"],
    pages: [
      ["recipes-sidebar", "侧边栏", "In the sidebar"],
      ["recipes-server", "服务端", "On the server"],
    ],
  },
  {
    title: ["指南", "Guides"],
    pages: [
      ["sidebar", "企客聊侧边栏", "The sidebar"],
      ["gateway", "网关", "The gateway"],
      ["gateway-server", "网关程序", "The gateway as a program"],
      ["protocol", "自行实现：协议", "The protocol, for other back ends"],
      ["callbacks", "回调数据与事件", "Callbacks and events"],
      ["errors", "错误", "Errors"],
      ["deployment", "部署", "Deployment"],
      ["security", "安全", "Security"],
    ],
  },
  {
    title: ["工具", "Tools"],
    pages: [
      ["emulator", "模拟器", "The emulator"],
      ["doctor", "检查服务器", "The doctor"],
      ["openapi", "Apifox、Postman 与其他语言", "Apifox, Postman, other languages"],
    ],
  },
  {
    title: ["版本", "Versions"],
    pages: [
      ["versioning", "版本规则", "Versions"],
      ["changelog", "变更", "Changes"],
    ],
  },
  {
    title: ["接口", "Endpoints"],
    pages: [
      ["v1", "v1 概览", "v1"],
      ["v2", "v2 概览", "v2"],
    ],
  },
];

/** Where the pages are that are not in docs: by name, the file in Chinese and that in English. */
export const elsewhere = {
  emulator: ["emulator/README.zh-CN.md", "emulator/README.md"],
  security: ["SECURITY.zh-CN.md", "SECURITY.md"],
  changelog: ["CHANGELOG.zh-CN.md", "CHANGELOG.md"],
};
