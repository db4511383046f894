declare module "virtual:definitions" {
  type Definitions = import("./model").Definitions;
  export const endpoints: Definitions["endpoints"];
  export const callOptions: Definitions["callOptions"];
  export const envelope: Definitions["envelope"];
  export const errorProperties: Definitions["errorProperties"];
}
