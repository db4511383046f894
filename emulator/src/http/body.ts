import type { IncomingMessage } from "node:http";

/** The largest body that is taken, in bytes: 4 MiB. */
export const BODY_LIMIT = 4 * 1024 * 1024;
/** How much of a larger one is read and thrown away, so that the client gets to read its 413. */
const DISCARD_LIMIT = 64 * 1024 * 1024;

/** A request's body, or why there is none. */
export type Body =
  | { kind: "text"; text: string }
  /** Not UTF-8; what can be read of it is there for the log. */
  | { kind: "undecodable"; text: string }
  | { kind: "tooLarge" }
  /** The client went away before its end. */
  | { kind: "aborted"; text: string };

/** Reads a body to its end, however large, and never fails. */
export function readBody(incoming: IncomingMessage): Promise<Body> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const text = (): string => Buffer.concat(chunks).toString("utf8");
    incoming.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= BODY_LIMIT) chunks.push(chunk);
      else chunks.length = 0;
      if (size > DISCARD_LIMIT) incoming.destroy();
    });
    incoming.on("end", () => {
      if (size > BODY_LIMIT) return resolve({ kind: "tooLarge" });
      const bytes = Buffer.concat(chunks);
      try {
        resolve({ kind: "text", text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) });
      } catch {
        resolve({ kind: "undecodable", text: bytes.toString("utf8") });
      }
    });
    incoming.on("error", () => resolve({ kind: "aborted", text: text() }));
    incoming.on("close", () => resolve({ kind: "aborted", text: text() }));
  });
}
