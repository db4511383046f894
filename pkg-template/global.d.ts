export * from "./index.js";
export as namespace YoumiOpenApi;
