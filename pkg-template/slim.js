// youmi-open-api/slim: the caller provides the module through ready().
export * from "./exports.js";
