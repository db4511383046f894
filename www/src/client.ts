import { V1Client } from "youmi-open-api";

// The emulator's key is no secret, so it may stand in a page. The vendor's server has real ones: there a gateway holds
// the key, and the page's client is `new V1Client({ baseUrl: "/youmi/v1", auth: "none" })`.
export const v1 = new V1Client({
  baseUrl: "/youmi/v1",
  auth: { appId: "73289537", appKey: "emulator-app-key" },
  allowSecretInBrowser: true,
});
