// The gateway as a program, with a caller who has a token of the order system's, one rule, limits, log and metrics.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { SignJWT } from "jose";
import { root } from "../../../scripts/toolchain.mjs";

const secret = "secret-of-the-bench-0123456789-0123456789";

export const command = join(root, "gateway/dist/command.js");

/** Writes a configuration; its path, and the environment that it needs. */
export function configuration({ temp, name, upstream, port }) {
  const file = join(temp, `gateway-${name}.yaml`);
  writeFileSync(
    file,
    `\
listen: { port: ${port} }
v1: { baseUrl: "${upstream}", appId: "\${YOUMI_APP_ID}", appKey: "\${YOUMI_APP_KEY}" }
callers:
  - jwt: { secret: "\${YOUMI_JWT_SECRET}", issuer: crm, audience: youmi }
rules:
  - allow: [listStaff]
limits: { perCaller: 100000000/1h, total: 100000000/1h }
`,
  );
  const environment = { YOUMI_APP_ID: "bench", YOUMI_APP_KEY: "key-of-the-bench-0123456789", YOUMI_JWT_SECRET: secret };
  return { file, environment };
}

/** The header of a caller whom the program knows. */
export async function authorization() {
  const token = await new SignJWT({ sub: "u1" })
    .setProtectedHeader({ alg: "HS256" })
    .setIssuer("crm")
    .setAudience("youmi")
    .setExpirationTime("2h")
    .sign(new TextEncoder().encode(secret));
  return `Bearer ${token}`;
}
