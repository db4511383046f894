import { createCipheriv, randomInt } from "node:crypto";

import { plainTime } from "./clock.js";

/** What the 企客聊 client tells an order system when it opens its page in the sidebar. */
export interface SidebarVisit {
  /** The user's name in the order system. */
  userId: string;
  /** That user's password there, for automatic login. */
  dockPwd?: string;
  /** The customer whose chat is open. */
  customer?: Partial<SidebarCustomer>;
  /** Unix time in seconds, inside the message; now by default. */
  timestamp?: number | string;
  /** 加密盐: how it is made is not documented, so any text will do. */
  sign?: string;
  /** The parameter `time`, whose format is not documented; `2024-05-01 12:00:00` of now by default. */
  time?: string;
  /** Six digits; random by default. */
  neber?: string;
  /** `WL` by default. */
  type?: string;
}

/** The customer's part of the message. */
export interface SidebarCustomer {
  WX: string;
  TEL: string;
  Number: string;
  merchantid: string;
  wechat: string;
  uid: string;
  originalId: string;
}

/** How the text is encrypted and written: what the vendor does not document of it. */
export interface SidebarCipher {
  mode: "cbc" | "ecb";
  encoding: "base64" | "base64url" | "hex";
  /** PKCS#7, or zero bytes up to whole blocks. */
  padding: "pkcs7" | "zeros";
  /** A key of less than 24 bytes is filled with zero bytes; or one of 16 bytes is taken as K1 K2 K1. */
  key: "zeros" | "k1k2k1";
}

/** What is set in the vendor's back office (后勤 - CRM对接配置). */
export interface SidebarKeys {
  /** 系统私钥; where it is empty, the order URL takes its place. */
  privateKey: string;
  /** 下单URL: the address of the page. */
  orderUrl: string;
  /** CBC, Base64, PKCS#7 and zero bytes for the key by default. */
  cipher?: Partial<SidebarCipher>;
}

const IV = Buffer.from([1, 2, 3, 4, 5, 6, 7, 8]);
const BLOCK_BYTES = 8;
const KEY_BYTES = 24;

/** The key's UTF-8 bytes, cut to 24 or filled to 24: with zero bytes, which is the common form of this routine, or as K1 K2 K1. */
function keyBytes(key: string, fill: SidebarCipher["key"]): Buffer {
  const bytes = Buffer.alloc(KEY_BYTES);
  const given = Buffer.from(key, "utf8");
  given.copy(bytes);
  if (fill === "k1k2k1" && given.length === 2 * BLOCK_BYTES) given.copy(bytes, given.length, 0, BLOCK_BYTES);
  return bytes;
}

/** Triple DES over UTF-8 text. */
export function encryptForSidebar(text: string, key: string, cipher: Partial<SidebarCipher> = {}): string {
  const { mode = "cbc", encoding = "base64", padding = "pkcs7", key: fill = "zeros" } = cipher;
  const des = createCipheriv(`des-ede3-${mode}`, keyBytes(key, fill), mode === "cbc" ? IV : null);
  des.setAutoPadding(padding === "pkcs7");
  const bytes = Buffer.from(text, "utf8");
  const missing = padding === "zeros" ? (BLOCK_BYTES - (bytes.length % BLOCK_BYTES)) % BLOCK_BYTES : 0;
  return Buffer.concat([des.update(bytes), des.update(Buffer.alloc(missing)), des.final()]).toString(
    encoding,
  );
}

/** A value as it stands in the message; only what would break a query string apart is escaped. */
function escapeValue(value: string): string {
  return value.replace(/[%&+]/g, encodeURIComponent);
}

/**
 * The address that the 企客聊 client opens: `{order URL}?Type=WL&PKID=…&time=…&neber=…&UserID=…`.
 *
 * UserID is encrypted with the 系统私钥, PKID with the 密钥, which is the 系统私钥 (or the 下单URL where that is
 * empty) followed by `?sign=`, `neber`, the user's name and `time`. That the 下单URL stands in for UserID's key
 * too is this emulator's reading.
 */
export function sidebarUrl(visit: SidebarVisit, keys: SidebarKeys): string {
  const now = Date.now();
  const {
    userId,
    dockPwd = "",
    customer = {},
    timestamp = Math.floor(now / 1000),
    sign = "",
    time = plainTime(now),
    neber = String(randomInt(100_000, 1_000_000)),
    type = "WL",
  } = visit;
  const { WX = "", TEL = "", Number: number = "", merchantid = "", wechat = "" } = customer;
  const { uid = "", originalId = "" } = customer;
  const message = [
    ["UserID", userId],
    ["Timestamp", String(timestamp)],
    ["WX", WX],
    ["TEL", TEL],
    ["Number", number],
    ["sign", sign],
    ["merchantid", merchantid],
    ["wechat", wechat],
    ["uid", uid],
    ["originalId", originalId],
    ["dockPwd", dockPwd],
  ] as const;
  const plainText = message.map(([name, value]) => `${name}=${escapeValue(value)}`).join("&");
  const base = keys.privateKey || keys.orderUrl;
  const parameters = [
    ["Type", type],
    ["PKID", encryptForSidebar(plainText, `${base}?sign=${neber}${userId}${time}`, keys.cipher)],
    ["time", time],
    ["neber", neber],
    ["UserID", encryptForSidebar(userId, base, keys.cipher)],
  ] as const;
  const query = parameters.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
  return `${keys.orderUrl}${keys.orderUrl.includes("?") ? "&" : "?"}${query}`;
}
