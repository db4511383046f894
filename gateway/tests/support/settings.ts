// What the tests' gateways are made of. The secrets are looked for in all that is logged.

import { DEFAULT_APP_KEY, DEFAULT_CLIENT_SECRET } from "youmi-open-api-emulator";

/** The secrets of the tests' configurations, as variables of the environment. */
export const secrets = {
  YOUMI_APP_KEY: DEFAULT_APP_KEY,
  YOUMI_CLIENT_SECRET: DEFAULT_CLIENT_SECRET,
  YOUMI_SIDEBAR_KEY: "sidebar-key-12",
  YOUMI_SESSION_SECRET: "session-secret-of-the-tests-0123456789",
  YOUMI_JWT_SECRET: "jwt-secret-of-the-tests-0123456789-abc",
  YOUMI_CALLBACK_SECRET: "callback-secret-of-the-tests",
  YOUMI_FORWARD_SECRET: "forward-secret-of-the-tests",
};

/** The sections that most tests have: `port` 0 takes any free one. */
export function settings(vendorUrl: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    listen: { port: 0 },
    v1: { baseUrl: `${vendorUrl}/v1`, appId: "73289537", appKey: "${YOUMI_APP_KEY}" },
    v2: {
      baseUrl: vendorUrl,
      clientId: "emulator-client",
      clientSecret: "${YOUMI_CLIENT_SECRET}",
      tokenUrl: `${vendorUrl}/connect/token`,
    },
    log: { level: "debug" },
    ...more,
  };
}

/** The sections of a sidebar, with the rules given. */
export function sidebarSettings(vendorUrl: string, rules: unknown[], more: Record<string, unknown> = {}) {
  return settings(vendorUrl, {
    sidebar: { privateKey: "${YOUMI_SIDEBAR_KEY}" },
    session: { secret: "${YOUMI_SESSION_SECRET}" },
    callers: [{ sidebar: {} }],
    rules,
    ...more,
  });
}
