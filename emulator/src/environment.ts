import type { ResolvedOptions } from "./options.js";

/** The environment (`.env`) of an application that uses this emulator. The names are those of the documentation's examples. */
export type Environment = Readonly<ReturnType<typeof environmentOf>>;

/** Callbacks are the application's own, and so is their secret: any text will do. */
const CALLBACK_SECRET = "callback-secret-of-your-own";

/** The environment for the emulator at this address. */
export function environmentOf(url: string, options: ResolvedOptions) {
  return {
    YOUMI_BASE_URL: `${url}/v1`,
    YOUMI_APP_ID: options.appId,
    YOUMI_APP_KEY: options.appKey,
    YOUMI_CLIENT_ID: options.clientId,
    YOUMI_CLIENT_SECRET: options.clientSecret,
    YOUMI_TOKEN_URL: `${url}/connect/token`,
    YOUMI_SIDEBAR_KEY: options.sidebarKey,
    YOUMI_ORDER_URL: options.orderUrl,
    YOUMI_CALLBACK_SECRET: CALLBACK_SECRET,
  };
}
