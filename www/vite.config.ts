import { defineConfig, type ProxyOptions } from "vite";

const emulator = process.env.YOUMI_EMULATOR_URL ?? "http://127.0.0.1:5003";

// The page calls its own origin, as it will when a gateway stands here: no CORS, and no address built into the page.
const proxy: Record<string, ProxyOptions> = {
  "/youmi/v1": { target: emulator, rewrite: (path) => path.replace(/^\/youmi/, ""), configure: passFaultsOn },
  "/__emulator": { target: emulator },
};

export default defineConfig({
  server: { proxy },
  preview: { proxy },
});

/** A connection that breaks on the far side breaks on this side too, instead of becoming a 502 or a silence. */
function passFaultsOn(server: Parameters<NonNullable<ProxyOptions["configure"]>>[0]): void {
  server.on("error", (_error, _request, response) => void response.destroy());
  server.on("proxyRes", (answer, _request, response) => {
    answer.once("close", () => {
      if (!answer.complete) response.destroy();
    });
  });
}
