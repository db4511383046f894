import type { DataSize } from "./data/dataset.js";

/** The app id (登陆APPID) that the emulator knows unless it is given another. */
export const DEFAULT_APP_ID = "73289537";
/** The app key that belongs to it. */
export const DEFAULT_APP_KEY = "emulator-app-key";
/** The client id of the v2 merchant token. */
export const DEFAULT_CLIENT_ID = "emulator-client";
/** The client secret that belongs to it. */
export const DEFAULT_CLIENT_SECRET = "emulator-client-secret";
/** The 系统私钥 with which sidebar URLs are encrypted. */
export const DEFAULT_SIDEBAR_KEY = "emulator";
/** The 下单URL that sidebar URLs begin with. */
export const DEFAULT_ORDER_URL = "http://127.0.0.1:8080/order";

/** What can be set when the emulator is started; everything has a default. */
export interface EmulatorOptions extends Partial<DataSize> {
  /** 0, the default, takes any free port. */
  port?: number;
  /** The address to listen on; 127.0.0.1 by default. */
  host?: string;
  /** What the made-up data follows from; 1 by default. */
  seed?: number;
  /**
   * Whether answers differ in type and form as much as the vendor's documentation differs with itself;
   * true by default.
   */
  loose?: boolean;
  appId?: string;
  appKey?: string;
  clientId?: string;
  clientSecret?: string;
  /** The private key (系统私钥) for `GET /__emulator/sidebar-url`. */
  sidebarKey?: string;
  /** The order system's address (下单URL) for the same. */
  orderUrl?: string;
  /**
   * A folder with answers that `npx youmi-open-api doctor --record FOLDER` has made: endpoints with a file there answer
   * with it.
   */
  recorded?: string;
  /** The real time in milliseconds, for tests that cannot wait; `Date.now` by default. */
  now?: () => number;
  /** How far the server's clock is ahead of it; 0 by default. */
  clockSkewSeconds?: number;
  /** How long a v1 token is valid; seven days by default. */
  tokenLifetimeSeconds?: number;
  /** How long a v2 merchant token is valid; one hour by default. */
  merchantTokenLifetimeSeconds?: number;
}

/** The options with nothing left open. */
export type ResolvedOptions = Required<Omit<EmulatorOptions, "recorded">> & Pick<EmulatorOptions, "recorded">;

/** What is used where nothing is given. */
export const defaultOptions: ResolvedOptions = {
  port: 0,
  host: "127.0.0.1",
  accounts: 20,
  wecomAccounts: 3,
  friends: 60,
  formerFriends: 4,
  staff: 12,
  labels: 30,
  adGroups: 8,
  ads: 25,
  recordings: 25,
  seed: 1,
  loose: true,
  appId: DEFAULT_APP_ID,
  appKey: DEFAULT_APP_KEY,
  clientId: DEFAULT_CLIENT_ID,
  clientSecret: DEFAULT_CLIENT_SECRET,
  sidebarKey: DEFAULT_SIDEBAR_KEY,
  orderUrl: DEFAULT_ORDER_URL,
  now: Date.now,
  clockSkewSeconds: 0,
  tokenLifetimeSeconds: 7 * 24 * 60 * 60,
  merchantTokenLifetimeSeconds: 60 * 60,
};

/** Fills in the defaults; an option that is there but undefined counts as left out. */
export function resolveOptions(options: EmulatorOptions): ResolvedOptions {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...defaultOptions, ...Object.fromEntries(given) };
}
