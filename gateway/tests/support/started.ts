// Gateways in this process, and what stands around them.

import { once } from "node:events";
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { after } from "node:test";
import { sealSidebar, type SidebarVisitToSeal } from "youmi-open-api";
import { type Emulator, type EmulatorOptions, startEmulator } from "youmi-open-api-emulator";
import { stringify } from "yaml";
import { parseConfig, startGateway } from "youmi-open-api-gateway";
import { mustNotBeLogged, note } from "./log.js";
import { secrets } from "./settings.js";

/** An emulator that is closed after the test file. */
export async function emulated(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator({ sidebarKey: secrets.YOUMI_SIDEBAR_KEY, ...options });
  after(() => emulator.close());
  return emulator;
}

export interface TestGateway {
  url: string;
  metricsUrl: string;
  close(): Promise<void>;
}

/** A gateway that is closed after the test file. */
export async function started(
  settings: Record<string, unknown>,
  more: Record<string, string> = {},
): Promise<TestGateway> {
  const config = parseConfig(stringify(settings), "gateway.yaml", { ...secrets, ...more });
  const gateway = await startGateway(config, { write: note });
  let closed: Promise<void> | undefined;
  const close = (): Promise<void> => (closed ??= gateway.close());
  after(close);
  return {
    url: `http://127.0.0.1:${gateway.port}`,
    metricsUrl: `http://127.0.0.1:${gateway.metricsPort}/metrics`,
    close,
  };
}

/** A server of the order system, closed after the test file. */
export async function orderSystem(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  after(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** The whole body of a request. */
export async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = "";
  for await (const chunk of request.setEncoding("utf8")) body += chunk as string;
  return body;
}

export const zhangsan = "wxid_5kq0w1v8j3zt22";

/** The query of a sidebar's address. */
export function addressQuery(visit: Partial<SidebarVisitToSeal> = {}, privateKey = secrets.YOUMI_SIDEBAR_KEY): string {
  const sealed = sealSidebar(
    {
      userId: "b08",
      customer: { WX: "zhangsan72537", TEL: "13800138000", originalId: zhangsan },
      dockPwd: "password-of-b08-in-the-order-system",
      ...visit,
    },
    { privateKey, orderUrl: "https://crm.example/order" },
  );
  const query = new URL(sealed).search.slice(1);
  mustNotBeLogged(new URLSearchParams(query).get("PKID") ?? query);
  mustNotBeLogged("password-of-b08-in-the-order-system");
  return query;
}

/** Posts the query of an address. */
export function postAddress(url: string, query: string, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/youmi/session`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
    body: query,
  });
}

/** The cookie of a session for a visit. */
export async function sessionFor(url: string, visit: Partial<SidebarVisitToSeal> = {}): Promise<string> {
  const answer = await postAddress(url, addressQuery(visit));
  if (answer.status !== 200) throw new Error(`no session: ${answer.status} ${await answer.text()}`);
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (cookie === undefined) throw new Error("no cookie");
  mustNotBeLogged(cookie.slice(cookie.indexOf("=") + 1));
  return cookie;
}
