/**
 * The gateway of the 友米聚合 open API as a program: it holds the keys, knows the caller, and lets through what its rules name.
 *
 * 友米聚合开放接口的网关程序：保管密钥、识别调用者，只放行规则提到的调用。
 */
export { ConfigError, loadConfig, parseConfig } from "./config/load.js";
export { type GatewayConfig, jsonSchema } from "./config/schema.js";
export type { LogTarget } from "./log.js";
export { checkStartable, type RunningGateway, startGateway } from "./start.js";
