import { fileURLToPath } from "node:url";
import { getRequestListener } from "@hono/node-server";
import vue from "@vitejs/plugin-vue";
import { type Connect, defineConfig, type Plugin, type ProxyOptions } from "vite";
import { createOrderSystem } from "./server/order-system.ts";

const emulator = process.env["YOUMI_EMULATOR_URL"] ?? "http://127.0.0.1:5003";
/** A gateway as a program; without one it stands in the order system's back end. */
const gateway = process.env["YOUMI_GATEWAY_URL"];
const page = (name: string): string => fileURLToPath(new URL(`${name}/index.html`, import.meta.url));

// What plays the vendor's server side is asked through the page's own origin: the 企客聊 client and the console do so.
const proxy: Record<string, ProxyOptions> = {
  "/emulator": { target: emulator, rewrite: (path) => path.replace(/^\/emulator/, ""), configure: passFaultsOn },
  ...(gateway === undefined ? {} : { "/youmi/": { target: gateway, changeOrigin: false, configure: passFaultsOn } }),
};

export default defineConfig({
  appType: "mpa",
  plugins: [vue(), orderSystem()],
  server: { proxy },
  preview: { proxy },
  build: { rolldownOptions: { input: { client: page("client"), sidebar: page("sidebar"), console: page("console") } } },
});

/** The order system's back end, in the same server as its pages. */
function orderSystem(): Plugin {
  const app = createOrderSystem(emulator);
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  const serve: Connect.NextHandleFunction = (request, response, next) => {
    const path = (request.url ?? "/").replace(/\?.*/s, "");
    if (path === "/") return void response.writeHead(302, { Location: "/client/" }).end();
    if (gateway !== undefined && path.startsWith("/youmi/")) return next();
    if (/^\/(order$|youmi\/|youmi-auth$|customers\/)/.test(path)) return void listener(request, response);
    next();
  };
  return {
    name: "order-system",
    configureServer: ({ middlewares }) => void middlewares.use(serve),
    configurePreviewServer: ({ middlewares }) => void middlewares.use(serve),
  };
}

/** A connection that breaks on the far side breaks on this side too, instead of becoming a 502 or a silence. */
function passFaultsOn(server: Parameters<NonNullable<ProxyOptions["configure"]>>[0]): void {
  server.on("error", (_error, _request, response) => void response.destroy());
  server.on("proxyRes", (answer, _request, response) => {
    answer.once("close", () => {
      if (!answer.complete) response.destroy();
    });
  });
}
