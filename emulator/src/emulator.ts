import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";

import { getRequestListener, type HttpBindings } from "@hono/node-server";

import type { Dataset } from "./data/dataset.js";
import { type CallbackToSend, type Delivery, type EventToSend, sendCallback, sendEvent } from "./delivery.js";
import { endpoints } from "./endpoints/index.js";
import { type Environment, environmentOf } from "./environment.js";
import type { FaultSpec } from "./faults/spec.js";
import { createApplication } from "./http/application.js";
import { type EmulatorOptions, resolveOptions } from "./options.js";
import { readRecorded } from "./recorded.js";
import type { ReceivedRequest } from "./request-log.js";
import { type EmulatorState, stateOf } from "./state.js";
import { makeVisit, type OpenedVisit, type VisitSettings } from "./visit.js";
import { createWorld, resetWorld } from "./world.js";

/** A running emulator. */
export interface Emulator {
  /** `http://127.0.0.1:PORT`, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  readonly appId: string;
  readonly appKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The environment (`.env`) of an application that uses this emulator. */
  readonly environment: Environment;
  /** All requests so far, the oldest first; always the same array. */
  readonly requests: readonly ReceivedRequest[];
  /** The data served, in the documented types and before any filter. */
  readonly data: Dataset;
  /** Lets something go wrong. Throws a TypeError if the fault makes no sense. */
  fault(spec: FaultSpec): void;
  /** Calls off all faults and sets the clock back. */
  clearFaults(): void;
  /** Forgets the requests so far. */
  clearRequests(): void;
  /** Ends all tokens, of both versions. */
  expireTokens(): void;
  /** Puts the server's clock ahead of the real time, or behind it. */
  setClockSkew(seconds: number): void;
  /** What clients did, and what is still to go wrong; a copy. */
  state(): EmulatorState;
  /** Sends a callback (回调数据) to the registered addresses; resolves to what they replied. */
  sendCallback(callback: CallbackToSend): Promise<Delivery[]>;
  /** Sends an event (事件) to those who subscribed to it; resolves to what they replied. */
  sendEvent(event: EventToSend): Promise<Delivery[]>;
  /** A fresh sidebar address, as `GET /__emulator/sidebar-url` answers it. */
  sidebarVisit(settings?: VisitSettings): OpenedVisit;
  /** Goes back to the beginning: no requests, faults, tokens, nothing done. */
  reset(): void;
  /** Stops at once: open connections are cut, no timer is left. */
  close(): Promise<void>;
}

/** What may be recorded: everything but tokens. */
const recordable = new Set(endpoints.map(({ id }) => id).filter((id) => !/Token$/.test(id)));

function urlOf(host: string, port: number): string {
  if (host === "0.0.0.0" || host === "::") return `http://127.0.0.1:${port}`;
  return `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
}

async function listen(server: Server, port: number, host: string): Promise<number> {
  server.listen(port, host);
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** Starts an emulator; resolves when it listens, rejects when the port is taken. */
export async function startEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const resolved = resolveOptions(options);
  const world = createWorld(resolved, readRecorded(resolved.recorded, recordable));
  const closing = new AbortController();
  world.chatListeners.add((message) => {
    void sendEvent({ name: "chat", payload: message }, world, closing.signal);
  });
  const app = createApplication(world, closing.signal);
  // The adapter would replace the global Request and Response; the code under test shares them.
  const listener = getRequestListener((request, env) => app.fetch(request, env as HttpBindings), {
    overrideGlobalObjects: false,
  });
  const server = createServer((incoming, outgoing) => void listener(incoming, outgoing));
  const port = await listen(server, world.options.port, world.options.host);

  const url = urlOf(world.options.host, port);

  return {
    url,
    port,
    appId: world.options.appId,
    appKey: world.options.appKey,
    clientId: world.options.clientId,
    clientSecret: world.options.clientSecret,
    environment: environmentOf(url, world.options),
    requests: world.log.requests,
    data: world.data,
    fault: (spec) => world.faults.add(spec),
    clearFaults: () => {
      world.faults.clear();
      world.clock.reset();
    },
    clearRequests: () => world.log.clear(),
    expireTokens: () => {
      world.tokens.expireAll();
      world.merchantTokens.expireAll();
    },
    setClockSkew: (seconds) => {
      world.clock.skewSeconds = seconds;
    },
    state: () => stateOf(world),
    sendCallback: (callback) => sendCallback(callback, world, closing.signal),
    sendEvent: (event) => sendEvent(event, world, closing.signal),
    sidebarVisit: (settings = {}) => makeVisit(settings, world),
    reset: () => resetWorld(world),
    close: async () => {
      if (!server.listening) return;
      const closed = once(server, "close");
      closing.abort();
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
