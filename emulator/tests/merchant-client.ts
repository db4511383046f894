import assert from "node:assert/strict";

import type { Emulator } from "youmi-open-api-emulator";

import type { Envelope } from "./client.js";

/** A v2 client that does what the documentation says and no more. */
export class MerchantClient {
  readonly emulator: Emulator;
  #token: string | null = null;

  constructor(emulator: Emulator) {
    this.emulator = emulator;
  }

  /** Asks for a token, with some of the form replaced. */
  requestToken(changes: Record<string, string> = {}, contentType?: string): Promise<Response> {
    const form = new URLSearchParams({
      client_id: this.emulator.clientId,
      client_secret: this.emulator.clientSecret,
      scope: "Ls.Qkl.PublicApi",
      grant_type: "client_credentials",
      ...changes,
    });
    return fetch(`${this.emulator.url}/connect/token`, {
      method: "POST",
      headers: { "Content-Type": contentType ?? "application/x-www-form-urlencoded" },
      body: form.toString(),
    });
  }

  async token(): Promise<string> {
    this.#token ??= ((await (await this.requestToken()).json()) as { access_token: string }).access_token;
    return this.#token;
  }

  /** A call with headers of one's own, if any; a GET where there is no body. */
  async send(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response> {
    return fetch(`${this.emulator.url}/v2/${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: headers ?? {
        Authorization: `Bearer ${await this.token()}`,
        "Content-Type": "application/json",
        TenantId: "T1",
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  }

  /** The envelope that a call answers. */
  async ask(path: string, body?: unknown): Promise<Envelope> {
    return (await (await this.send(path, body)).json()) as Envelope;
  }

  /** The values of a call that succeeds. */
  async values(path: string, body?: object): Promise<any> {
    const envelope = await this.ask(path, body);
    assert.equal(envelope.errmsg, 20000, `${path} ${envelope.errdesc}`);
    return envelope.values;
  }

  /** Asserts that a call without any one of these fields is refused with 200012. */
  async requires(path: string, body: Record<string, unknown>, names: string[]): Promise<void> {
    for (const name of names) {
      const { [name]: _, ...rest } = body;
      assert.equal((await this.ask(path, rest)).errmsg, 200012, `${path} without ${name}`);
    }
  }
}
