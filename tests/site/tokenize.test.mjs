// The words of the search.

import assert from "node:assert/strict";
import { it } from "node:test";

import { tokenize } from "../../site/tokenize.mjs";

it("each two Chinese characters that follow one another are a word", () => {
  assert.deepEqual(tokenize("新建待办，再发送"), ["新建", "建待", "待办", "再发", "发送"]);
  assert.deepEqual(tokenize("码"), ["码"]);
});

it("Chinese and other words are apart, with or without a space", () => {
  assert.deepEqual(tokenize("网关403 错误"), ["网关", "403", "错误"]);
});

it("names are found whole and by their parts", () => {
  assert.deepEqual(tokenize("listStaff"), ["listStaff", "list", "Staff"]);
  assert.deepEqual(tokenize("ad_staff_code"), ["ad_staff_code", "ad", "staff", "code"]);
});

it("it works alone, as text, for the page gets it so", () => {
  const alone = new Function(`return ${tokenize}`)();
  assert.deepEqual(alone("侧边栏 sidebar"), tokenize("侧边栏 sidebar"));
});
