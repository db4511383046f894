// @ts-check
// youmi-open-api/slim: for a page that provides the module through ready().
export * from "./page.js";
