/// <reference path="./index.d.ts" />
export * from "./index.js";
export as namespace YoumiOpenApi;
