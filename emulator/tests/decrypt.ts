import { createDecipheriv } from "node:crypto";

import type { SidebarCipher } from "youmi-open-api-emulator";

/** Opens an encrypted text of a sidebar address, apart from the emulator's code. */
export function decrypt(text: string, key: string, cipher: Partial<SidebarCipher> = {}): string {
  const { mode = "cbc", encoding = "base64" } = cipher;
  const bytes = Buffer.concat([Buffer.from(key), Buffer.alloc(24)]).subarray(0, 24);
  const iv = mode === "cbc" ? Buffer.from("0102030405060708", "hex") : null;
  const des = createDecipheriv(`des-ede3-${mode}`, bytes, iv);
  return des.update(text, encoding, "utf8") + des.final("utf8");
}
