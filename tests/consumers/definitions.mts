// A project in TypeScript that imports the package, in full and slim.
import { type Reply, type Staff, V1Client, YoumiError } from "youmi-open-api";
import type { V1Client as GlobalClient } from "youmi-open-api/global";
import { nodeHandler } from "youmi-open-api/node";
import { ready, V1Client as SlimClient } from "youmi-open-api/slim";

export async function staff(): Promise<Staff[]> {
  await ready(new URL("https://cdn.example/youmi_open_api.wasm"));
  const options = { baseUrl: "http://server.example/v1", auth: "none" } as const;
  const clients: V1Client[] = [new V1Client(options), new SlimClient(options)];
  const replies: Reply<Staff[]>[] = await Promise.all(clients.map((client) => client.listStaff()));
  return replies.flatMap(({ values }) => values);
}

export function codeOf(error: unknown): number | null {
  return error instanceof YoumiError ? error.code : null;
}

export const handler = nodeHandler(
  { handle: async (request) => new Response(request.url) },
  { origin: "https://crm.example" },
);
export const nameOf = (client: GlobalClient): V1Client => client;
