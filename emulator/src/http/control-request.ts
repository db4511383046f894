import type { Context } from "hono";

/** A request to the control API that makes no sense; answered with HTTP 400. */
export class BadRequest extends Error {}

/** The body of a request to the control API. */
export async function readJson(context: Context): Promise<unknown> {
  try {
    return JSON.parse(await context.req.text());
  } catch {
    throw new BadRequest("the body has to be JSON");
  }
}

/** The same where only an object makes sense. */
export async function readJsonObject(context: Context): Promise<Record<string, unknown>> {
  const value = await readJson(context);
  if (typeof value !== "object" || value === null) throw new BadRequest("the body has to be a JSON object");
  return value as Record<string, unknown>;
}
