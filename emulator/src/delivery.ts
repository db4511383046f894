import type { World } from "./world.js";

/** What one receiver replied to a callback or an event. */
export interface Delivery {
  url: string;
  /** The HTTP status, or null if there was no answer. */
  status: number | null;
  body: string;
  /** Why there was no answer, or null. */
  error: string | null;
}

/** A callback (回调数据) to be sent. */
export interface CallbackToSend {
  /** 0 to 8 are documented. */
  type: number;
  values: unknown;
  /** 9527 by default, as in the vendor's example. */
  merchantId?: number | string;
  /** One address to send it to, instead of all that are registered. */
  url?: string;
}

/** An event (事件) to be sent. */
export interface EventToSend {
  /** `fansInfoChange`, `fansAttributionChange`, `chat` or `rpaTaskResult`; others are sent too. */
  name: string;
  payload: unknown;
  /** One address to send it to, instead of all that are subscribed. */
  url?: string;
}

const REPLY_TIMEOUT_MS = 10_000;

async function deliver(url: string, type: string, body: string, closing: AbortSignal): Promise<Delivery> {
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { "Content-Type": type },
      body,
      signal: AbortSignal.any([closing, AbortSignal.timeout(REPLY_TIMEOUT_MS)]),
    });
    return { url, status: response.status, body: await response.text(), error: null };
  } catch (error) {
    return { url, status: null, body: "", error: error instanceof Error ? error.message : String(error) };
  }
}

/**
 * POSTs a callback to every registered address. MerchantId is a number in the vendor's example and a string in
 * the table: unless it is given, it is by turns the one and the other.
 */
export async function sendCallback(
  callback: CallbackToSend,
  world: World,
  closing: AbortSignal,
): Promise<Delivery[]> {
  const merchantId = world.looseness.nextTurn("callback", 2) === 1 ? "9527" : 9527;
  const body = JSON.stringify({
    Type: callback.type,
    MerchantId: callback.merchantId ?? merchantId,
    MsgTime: Math.floor(world.clock.now() / 1000),
    Values: callback.values ?? {},
  });
  const urls = callback.url ? [callback.url] : world.memory.callbackAddresses.map(({ url }) => url);
  return Promise.all(urls.map((url) => deliver(url, "text/json", body, closing)));
}

/**
 * POSTs an event to every subscription that names it, or names nothing. The outer keys of an event are not
 * documented: these are the emulator's.
 */
export async function sendEvent(event: EventToSend, world: World, closing: AbortSignal): Promise<Delivery[]> {
  const { name, payload } = event;
  const subscribed = world.memory.subscriptions.filter(
    ({ messageTypes }) => messageTypes.length === 0 || messageTypes.includes(name),
  );
  const receivers = event.url ? [{ url: event.url, appId: "" }] : subscribed;
  return Promise.all(
    receivers.map(({ url, appId }) => {
      const time = Math.floor(world.clock.now() / 1000);
      const body = JSON.stringify({ messageType: name, appId, time, data: payload ?? null });
      return deliver(url, "application/json", body, closing);
    }),
  );
}
