declare module "virtual:definitions" {
  import type { Definitions } from "./model";
  export const endpoints: Definitions["endpoints"];
  export const callOptions: Definitions["callOptions"];
  export const envelope: Definitions["envelope"];
  export const errorProperties: Definitions["errorProperties"];
}
