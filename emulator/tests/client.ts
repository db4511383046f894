import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { after } from "node:test";

import { type Emulator, type EmulatorOptions, startEmulator } from "youmi-open-api-emulator";

/** 2024-05-01 12:00:00 in Beijing: what the tests' clock shows unless they move it. */
export const NOON = Date.UTC(2024, 4, 1, 4, 0, 0);

/** A started emulator that is closed after the test file. */
export async function started(options: EmulatorOptions = {}): Promise<Emulator> {
  const emulator = await startEmulator(options);
  after(() => emulator.close());
  return emulator;
}

/** The signature, made apart from the emulator's code. */
export function signed(text: string, appKey: string): string {
  const base64 = createHmac("sha1", appKey).update(text).digest("base64");
  return encodeURIComponent(base64).replace(/%../g, (escape) => escape.toLowerCase());
}

/** An envelope with whatever is in it. */
export interface Envelope {
  errmsg: number;
  succeed: boolean;
  values: any;
  errdesc?: string | null;
  requestId?: string | null;
  msgTime?: string;
  MsgTime?: string;
}

/** A v1 client that does what the documentation says and no more. */
export class Client {
  readonly emulator: Emulator;
  readonly #now: () => number;
  #token: string | null = null;

  constructor(emulator: Emulator, now: () => number = Date.now) {
    this.emulator = emulator;
    this.#now = now;
  }

  timestamp(): string {
    return String(Math.floor(this.#now() / 1000));
  }

  /** The body of a request for a token, with some of it replaced. */
  tokenRequest(changes: Record<string, unknown> = {}): Record<string, unknown> {
    const { appId, appKey } = this.emulator;
    const Timestamp = this.timestamp();
    const Signature = signed(`${appId}123456${Timestamp}`, appKey);
    return { AppId: appId, Nonce: "123456", Timestamp, Signature, ...changes };
  }

  postToken(body: unknown, query = "?format=json"): Promise<Response> {
    return fetch(`${this.emulator.url}/v1/GetAccessToken${query}`, {
      method: "POST",
      headers: { "Content-Type": "text/json" },
      body: typeof body === "string" ? body : JSON.stringify(body),
    });
  }

  async token(): Promise<string> {
    if (this.#token === null) {
      const envelope = (await (await this.postToken(this.tokenRequest())).json()) as Envelope;
      this.#token = envelope.values.access_token as string;
    }
    return this.#token;
  }

  forgetToken(): void {
    this.#token = null;
  }

  /** The headers of a business call. */
  async headers(): Promise<Record<string, string>> {
    const token = await this.token();
    const Timestamp = this.timestamp();
    const Signature = signed(`${token}98765${Timestamp}`, this.emulator.appKey);
    return { "Content-Type": "text/json", access_token: token, Nonce: "98765", Timestamp, Signature };
  }

  /** A business call with headers of one's own, if any. */
  async send(
    path: string,
    init: { body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const { body, headers = await this.headers() } = init;
    return fetch(`${this.emulator.url}/v1/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers,
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  }

  async get(path: string): Promise<Envelope> {
    return (await (await this.send(path)).json()) as Envelope;
  }

  async post(path: string, body: unknown): Promise<Envelope> {
    return (await (await this.send(path, { body })).json()) as Envelope;
  }
}

/** One of the vendor's example answers. */
export function example(name: string): Envelope {
  return JSON.parse(
    readFileSync(new URL(`../../examples/v1/${name}.json`, import.meta.url), "utf8"),
  ) as Envelope;
}
