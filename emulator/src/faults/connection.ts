import type { ServerResponse } from "node:http";

import { type Answer, corsHeaders } from "../http/answer.js";

/** Sends the headers and the first half of the body; resolves when they have left. */
function sendFirstHalf(answer: Answer, response: ServerResponse): Promise<void> {
  const body = Buffer.from(answer.body);
  response.writeHead(answer.status, { ...corsHeaders, ...answer.headers, "Content-Length": body.length });
  const half = body.subarray(0, Math.floor(body.length / 2));
  return new Promise((resolve) => {
    response.write(half, () => resolve());
  });
}

/** The ways in which a connection fails instead of carrying the answer. */
export const connectionFaults = {
  /** Nothing is ever sent; the connection ends with the client or the emulator. */
  hang: async (): Promise<void> => {},
  /** A reset, as when a server process dies. */
  resetBefore: async (_answer: Answer, response: ServerResponse): Promise<void> => {
    response.socket?.resetAndDestroy();
  },
  /** Half of the answer, then the end of the connection. */
  resetDuring: async (answer: Answer, response: ServerResponse): Promise<void> => {
    await sendFirstHalf(answer, response);
    // Not a reset: that could overtake what was just sent, and the client would never see the headers.
    response.socket?.destroy();
  },
  /** Half of the answer, then silence. */
  stall: async (answer: Answer, response: ServerResponse): Promise<void> => {
    await sendFirstHalf(answer, response);
  },
} as const;

/** Whether a fault's kind is one of the connection. */
export function isConnectionFault(kind: string): kind is keyof typeof connectionFaults {
  return Object.hasOwn(connectionFaults, kind);
}
