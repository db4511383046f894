export * from "youmi-open-api/slim";
