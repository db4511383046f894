import { Hono } from "hono";

import { endpoints } from "../endpoints/index.js";
import type { FaultSpec } from "../faults/spec.js";
import { stateOf } from "../state.js";
import { resetWorld, type World } from "../world.js";
import { corsHeaders } from "./answer.js";
import { addClientRoutes } from "./control-client.js";
import { addPlayRoutes } from "./control-play.js";
import { BadRequest, readJson } from "./control-request.js";

/**
 * What tests and demos use to steer the emulator, under `/__emulator`. It is no part of the vendor's API: its
 * requests are not logged, and no fault applies to them.
 */
export function controlApi(world: World, closing: AbortSignal): Hono {
  const api = new Hono();

  api.use(async (context, next) => {
    await next();
    for (const [name, value] of Object.entries(corsHeaders)) context.res.headers.set(name, value);
  });
  api.onError((error, context) => {
    if (!(error instanceof BadRequest || error instanceof TypeError)) throw error;
    return context.json({ error: error.message }, 400, { ...corsHeaders });
  });

  api.get("/", (context) =>
    context.json({
      endpoints: endpoints.map(({ id, title, method, paths }) => ({ id, title, method, paths })),
    }),
  );

  api.post("/faults", async (context) => {
    const given = await readJson(context);
    const specs = Array.isArray(given) ? given : [given];
    for (const spec of specs) world.faults.add(spec as FaultSpec);
    return context.json({ faults: stateOf(world).faults });
  });
  api.delete("/faults", (context) => {
    world.faults.clear();
    world.clock.reset();
    return context.json({ faults: [] });
  });

  api.get("/requests", (context) => {
    const endpoint = context.req.query("endpoint");
    const { requests } = world.log;
    return context.json(endpoint ? requests.filter((request) => request.endpoint === endpoint) : requests);
  });
  api.delete("/requests", (context) => {
    world.log.clear();
    return context.json([]);
  });

  api.get("/state", (context) => context.json(stateOf(world)));
  api.post("/reset", (context) => {
    resetWorld(world);
    return context.json(stateOf(world));
  });
  api.post("/tokens/expire", (context) => {
    world.tokens.expireAll();
    world.merchantTokens.expireAll();
    return context.json(stateOf(world).tokens);
  });
  api.post("/clock", async (context) => {
    const given = (await readJson(context)) as { skewSeconds?: unknown } | null;
    const skewSeconds = given?.skewSeconds;
    if (typeof skewSeconds !== "number") throw new BadRequest("skewSeconds has to be a number");
    world.clock.skewSeconds = skewSeconds;
    return context.json({ skewSeconds });
  });
  addPlayRoutes(api, world, closing);
  addClientRoutes(api, world, closing);
  return api;
}
