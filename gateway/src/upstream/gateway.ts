// The package's gateway, made from the configuration.

import { createHash } from "node:crypto";
import {
  type Authorization,
  type EndpointId,
  Gateway,
  type GatewayCall,
  type GatewayOptions,
  YoumiError,
} from "youmi-open-api";
import { ConfigError } from "../config/load.js";
import { SIDEBAR } from "../config/catalogue.js";
import type { GatewayConfig } from "../config/schema.js";
import type { Logger } from "../log.js";
import type { Metrics } from "../metrics.js";
import { SharedAnswer } from "../redis/shared-answer.js";
import type { SharedRedis } from "../redis/shared-redis.js";
import type { SharedTokens } from "../redis/token-store.js";
import { clientLogger, inNamesOfConfig } from "./attempts.js";
import { fetchFor } from "./token-requests.js";

/** Where v2 gives out tokens, unless `tokenUrl` says otherwise. */
const TOKEN_URL = "https://sso.yunshouzhi.net/connect/token";

export interface UpstreamParts {
  authorize: (request: Request, call: GatewayCall) => Authorization;
  /** Undefined where there is no Redis. */
  shared: { redis: SharedRedis; tokens: SharedTokens } | undefined;
  log: Logger;
  metrics: Metrics;
}

/** Makes the package's gateway. Throws a {@link ConfigError} where it refuses an option. */
export function createUpstream(config: GatewayConfig, parts: UpstreamParts): Gateway {
  try {
    return new Gateway(optionsOf(config, parts));
  } catch (error) {
    if (!(error instanceof YoumiError)) throw error;
    const path = inNamesOfConfig(error.path ?? "");
    throw new ConfigError(`${path === "" ? "" : `${path}: `}${error.message}`);
  }
}

function optionsOf(config: GatewayConfig, parts: UpstreamParts): GatewayOptions {
  const { v1, v2, sidebar, rules, origins, prefix } = config;
  const allow = [...new Set(rules.flatMap((rule) => rule.allow))].filter((id) => id !== SIDEBAR) as EndpointId[];
  const options: GatewayOptions = { allow, authorize: parts.authorize, origins, prefix };
  if (v1) {
    const { baseUrl, appId, appKey, paths } = v1;
    const tokens = { isToken: isBelow(baseUrl, "GetAccessToken"), owner: [baseUrl, appId] };
    options.v1 = {
      ...{ baseUrl, auth: { appId, appKey } },
      ...commonOptions("v1", tokens, parts),
      ...(paths ? { paths } : {}),
    };
  }
  if (v2) {
    const { baseUrl, clientId, clientSecret, tokenUrl = TOKEN_URL, scope, tenantId, paths } = v2;
    const tokens = { isToken: (url: string) => url === tokenUrl, owner: [tokenUrl, clientId, scope ?? ""] };
    options.v2 = {
      ...{ baseUrl, auth: { clientId, clientSecret, tokenUrl, ...(scope ? { scope } : {}) } },
      ...commonOptions("v2", tokens, parts),
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

interface Tokens {
  isToken: (url: string) => boolean;
  /** Whose tokens they are. */
  owner: string[];
}

/** What the clients of both versions have. */
function commonOptions(version: "v1" | "v2", { isToken, owner }: Tokens, parts: UpstreamParts) {
  const { metrics, log } = parts;
  const logger = clientLogger(version, log, metrics);
  if (!parts.shared) return { fetch: fetchFor({ version, isToken, shared: undefined, metrics }), logger };
  const { redis, tokens } = parts.shared;
  const name = createHash("sha256").update(JSON.stringify(owner)).digest("base64url");
  const shared = { answer: new SharedAnswer(redis, name), tokens };
  return { fetch: fetchFor({ version, isToken, shared, metrics }), logger, tokenStore: tokens };
}

/** Whether an address is that of a path, whatever its query. */
function isBelow(baseUrl: string, path: string): (url: string) => boolean {
  const address = `${baseUrl.replace(/\/+$/, "")}/${path}`;
  return (url) => url.replace(/\?.*$/s, "") === address;
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

function definedOnly<T extends object>(value: T): Defined<T> {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as Defined<T>;
}
