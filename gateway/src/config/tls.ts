// The certificate and its key, read before anything starts.

import { createSecureContext } from "node:tls";
import { ConfigError, readText } from "./load.js";

export interface Certificate {
  cert: string;
  key: string;
}

/** Reads the files. Throws a {@link ConfigError} if they cannot be read or do not belong together. */
export function readCertificate(files: { cert: string; key: string }): Certificate {
  const read = (name: "cert" | "key"): string => {
    try {
      return readText(files[name]);
    } catch (error) {
      throw new ConfigError(`listen.tls.${name}: ${(error as ConfigError).message}`);
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
