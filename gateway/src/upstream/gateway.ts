// The package's gateway, made from the configuration.

import {
  type Authorization,
  type EndpointId,
  Gateway,
  type GatewayCall,
  type GatewayOptions,
  type TokenStore,
  YoumiError,
} from "youmi-open-api";
import { ConfigError } from "../config/load.js";
import { SIDEBAR } from "../config/check.js";
import type { GatewayConfig } from "../config/schema.js";
import type { Logger } from "../log.js";
import type { Metrics } from "../metrics.js";
import { clientLogger } from "./attempts.js";

export interface UpstreamParts {
  authorize: (request: Request, call: GatewayCall) => Authorization;
  tokenStore: TokenStore | undefined;
  log: Logger;
  metrics: Metrics;
}

/** Makes the package's gateway. Throws a {@link ConfigError} where it refuses an option. */
export function createUpstream(config: GatewayConfig, parts: UpstreamParts): Gateway {
  try {
    return new Gateway(optionsOf(config, parts));
  } catch (error) {
    if (!(error instanceof YoumiError)) throw error;
    const path = (error.path ?? "").replace(/^options\.?/, "").replace(/\.auth\./, ".");
    throw new ConfigError(`${path === "" ? "" : `${path}: `}${error.message}`);
  }
}

function optionsOf(config: GatewayConfig, { authorize, tokenStore, log, metrics }: UpstreamParts): GatewayOptions {
  const { v1, v2, sidebar, rules, origins, prefix } = config;
  const allow = [...new Set(rules.flatMap((rule) => rule.allow))].filter((id) => id !== SIDEBAR) as EndpointId[];
  const store = tokenStore === undefined ? {} : { tokenStore };
  const options: GatewayOptions = { allow, authorize, origins, prefix };
  if (v1) {
    const { baseUrl, appId, appKey, paths } = v1;
    options.v1 = {
      ...{ baseUrl, auth: { appId, appKey }, logger: clientLogger("v1", log, metrics), ...store },
      ...(paths ? { paths } : {}),
    };
  }
  if (v2) {
    const { baseUrl, clientId, clientSecret, tokenUrl, scope, tenantId, paths } = v2;
    options.v2 = {
      baseUrl,
      auth: { clientId, clientSecret, ...(tokenUrl ? { tokenUrl } : {}), ...(scope ? { scope } : {}) },
      ...{ logger: clientLogger("v2", log, metrics), ...store },
      ...(tenantId ? { tenantId } : {}),
      ...(paths ? { paths } : {}),
    };
  }
  if (sidebar) {
    const { privateKey = "", orderUrl, maxAge, fields, cipher, withoutDockPwd } = sidebar;
    options.sidebar = {
      ...{ privateKey, maxAgeMs: maxAge },
      ...(orderUrl === undefined ? {} : { orderUrl }),
      ...(fields ? { fields } : {}),
      ...(cipher ? { cipher: definedOnly(cipher) } : {}),
      ...(withoutDockPwd === undefined ? {} : { withoutDockPwd }),
    };
  }
  return options;
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function definedOnly<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}
