import { createHmac, timingSafeEqual } from "node:crypto";

/** URL-encodes Base64 text as .NET does, with lower-case hex digits: `+` `%2b`, `/` `%2f`, `=` `%3d`. */
function urlEncodeAsDotNet(base64: string): string {
  return base64.replaceAll("+", "%2b").replaceAll("/", "%2f").replaceAll("=", "%3d");
}

/**
 * The signature (生成signature): HMAC-SHA1 of the text under the app key, Base64, URL-encoded.
 * The text is `appid + Nonce + Timestamp` for a token, `access_token + Nonce + Timestamp` for everything else.
 */
export function signatureOf(text: string, appKey: string): string {
  return urlEncodeAsDotNet(createHmac("sha1", appKey).update(text, "utf8").digest("base64"));
}

/** How a signature compares with the one that was expected. */
export type SignatureCheck = "right" | "wrong" | "malformed";

const SHAPE = /^(?:[A-Za-z0-9]|%2b|%2f){27}%3d$/;

/**
 * Compares letter by letter: whether the vendor's server also takes `%3D` or plain Base64 is not
 * documented, so anything but the documented shape counts as malformed here.
 */
export function checkSignature(signature: string, text: string, appKey: string): SignatureCheck {
  if (!SHAPE.test(signature)) return "malformed";
  const given = Buffer.from(signature);
  const expected = Buffer.from(signatureOf(text, appKey));
  return given.length === expected.length && timingSafeEqual(given, expected) ? "right" : "wrong";
}
