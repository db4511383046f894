import { createDecipheriv } from "node:crypto";

import type { SidebarCipher } from "youmi-open-api-emulator";

/** Opens an encrypted text of a sidebar address, apart from the emulator's code. */
export function decrypt(text: string, key: string, cipher: Partial<SidebarCipher> = {}): string {
  const { mode = "cbc", encoding = "base64", padding = "pkcs7" } = cipher;
  const bytes = Buffer.from(key);
  const iv = mode === "cbc" ? Buffer.from("0102030405060708", "hex") : null;
  // OpenSSL's des-ede takes a key of 16 bytes as K1 K2 K1; its ECB has no suffix there.
  const isRepeated = cipher.key === "k1k2k1" && bytes.length === 16;
  const des = isRepeated
    ? createDecipheriv(mode === "cbc" ? "des-ede-cbc" : "des-ede", bytes, iv)
    : createDecipheriv(`des-ede3-${mode}`, Buffer.concat([bytes, Buffer.alloc(24)]).subarray(0, 24), iv);
  des.setAutoPadding(padding === "pkcs7");
  return (des.update(text, encoding, "utf8") + des.final("utf8")).replace(/\0*$/, "");
}
