import type { HttpBindings } from "@hono/node-server";
import { Hono } from "hono";

import { endpoints } from "../endpoints/index.js";
import type { World } from "../world.js";
import { corsHeaders, preflightHeaders } from "./answer.js";
import { controlApi } from "./control.js";
import { handle, type Target, unknownAddress, wrongMethod } from "./serving.js";

/** The whole server as a Hono application: preflights, the control API, every endpoint, and the rest. */
export function createApplication(world: World, closing: AbortSignal): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  const served = (target: Target) => (context: { env: HttpBindings }) =>
    handle(target, context.env, world, closing);

  app.options("*", () => new Response(null, { status: 204, headers: preflightHeaders }));
  app.route("/__emulator", controlApi(world, closing));
  for (const endpoint of endpoints) {
    for (const path of endpoint.paths) {
      app.on(endpoint.method, path, served({ endpoint, serve: endpoint.serve }));
      app.all(path, served(wrongMethod(endpoint.method)));
    }
  }
  app.notFound(served(unknownAddress));
  app.onError((error) => {
    console.error(error);
    return new Response("The emulator failed; its log says why.\n", { status: 500, headers: corsHeaders });
  });
  return app;
}
