export * from "youmi-open-api";
