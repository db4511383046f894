// `youmi-open-api-gateway` between the demo's pages and the emulator: it asks the order system who is logged in.

import { parseConfig, startGateway } from "youmi-open-api-gateway";

/** The emulator's credentials, which are no secrets. */
const environment = {
  YOUMI_APP_KEY: "emulator-app-key",
  YOUMI_CLIENT_SECRET: "emulator-client-secret",
  YOUMI_SIDEBAR_KEY: "emulator",
};

const configuration = (port, { vendorUrl, orderUrl }) => `
listen: { port: ${port} }
v1: { baseUrl: "${vendorUrl}/v1", appId: "73289537", appKey: "\${YOUMI_APP_KEY}" }
v2:
  baseUrl: "${vendorUrl}"
  clientId: emulator-client
  clientSecret: "\${YOUMI_CLIENT_SECRET}"
  tokenUrl: "${vendorUrl}/connect/token"
sidebar: { privateKey: "\${YOUMI_SIDEBAR_KEY}" }
callers:
  - forward: { url: "${orderUrl}/youmi-auth" }
rules:
  - allow:
      - sidebar
      - listFriends
      - listLabels
      - listFriendAttributes
      - listStaff
      - listWechatAccounts
      - addFriend
      - listFans
      - sendMessage
      - applyTakeover
      - listTodos
      - createTodo
log: { level: warn }
`;

/** Starts it; `close` ends it. */
export function startGatewayProgram(port, addresses) {
  const config = parseConfig(configuration(port, addresses), "gateway.yaml", environment);
  return startGateway(config, { write: () => {} });
}
