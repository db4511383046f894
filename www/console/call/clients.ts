// The clients, with the emulator's credentials, which are no secrets. With real keys a gateway stands between this page
// and the vendor's server, and the page says `auth: "none"`.

import { V1Client, V2Client } from "youmi-open-api";
import { recordingFetch } from "./exchanges";

const common = { allowSecretInBrowser: true, fetch: recordingFetch };

export const clients = {
  v1: new V1Client({
    ...common,
    baseUrl: "/emulator/v1",
    auth: { appId: "73289537", appKey: "emulator-app-key" },
  }),
  v2: new V2Client({
    ...common,
    baseUrl: "/emulator",
    auth: {
      clientId: "emulator-client",
      clientSecret: "emulator-client-secret",
      tokenUrl: `${location.origin}/emulator/connect/token`,
    },
    // The vendor documents no path for these three. No server of the vendor has the emulator's.
    paths: {
      endTakeover: "/v2/emulator/endTakeover",
      sendNotification: "/v2/emulator/sendNotification",
      listAllStaff: "/v2/emulator/listAllStaff",
    },
  }),
};
