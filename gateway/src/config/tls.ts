// The certificate and its key, read before anything starts.

import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { ConfigError, reasonOfFile } from "./load.js";

export interface Certificate {
  cert: string;
  key: string;
}

/** Reads the files. Throws a {@link ConfigError} if they cannot be read or do not belong together. */
export function readCertificate(files: { cert: string; key: string }): Certificate {
  const read = (name: "cert" | "key"): string => {
    try {
      return readFileSync(files[name], "utf8");
    } catch (error) {
      throw new ConfigError(`listen.tls.${name}: ${reasonOfFile(files[name], error)}`.replace(/: `youmi.*$/, "."));
    }
  };
  const certificate = { cert: read("cert"), key: read("key") };
  try {
    createSecureContext(certificate);
  } catch {
    throw new ConfigError(
      `listen.tls: ${files.cert} and ${files.key} have to be a certificate and its private key, both in PEM.`,
    );
  }
  return certificate;
}
