// @ts-check
// youmi-open-api/slim: the entry for a page that provides the module by ready().
export * from "./page.js";
