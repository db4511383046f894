//! The TypeScript of the gateway's options.

use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** Options of {@link Gateway}. */
export interface GatewayOptions {
  /**
   * The client of v1, with its secret. Here `timeoutMs` is 10,000 unless it is given, and `retries` counts for the requests
   * for tokens alone, none unless it is given: the page's client repeats its reads by itself.
   */
  v1?: V1ClientOptions;
  /** The client of v2, with its secret; as `v1`. */
  v2?: V2ClientOptions;
  /** The endpoints that pages may call; all others are refused. */
  allow: EndpointId[];
  /**
   * Who may call what: asked for every request but callbacks, after its parameters were checked. It has ten seconds.
   * Answers anything but `true` or `{ params }`, throws, or never answers: refused.
   */
  authorize: (request: Request, call: GatewayCall) => Authorization | Promise<Authorization>;
  /** What all paths begin with; `/youmi` unless it is given. */
  prefix?: string;
  /** Other origins whose pages may call: `https://crm.example`, `tauri://localhost`. The gateway's own may always. */
  origins?: string[];
  /** Headers that pages of those origins may send, beside Content-Type, Authorization and TenantId. None goes upstream. */
  allowHeaders?: string[];
  /** Serves `GET {prefix}/sidebar?…`: the opened visit, without `dockPwd`. */
  sidebar?: GatewaySidebar;
  /**
   * Serves `POST {prefix}/callbacks/{secret}`: what the vendor's server sends, callbacks and events. The secret has at
   * least 16 characters: letters, digits, `-`, `.`, `_`, `~`.
   */
  callbacks?: { secret: string; onEvent: (event: Callback | ParsedEvent) => unknown };
}

/** What a page asks a {@link Gateway} for, as `authorize` gets it: a union on `endpoint`. */
export type GatewayCall =
  | {
      [Id in EndpointId]: {
        /** What the page calls. */
        endpoint: Id;
        /** The parameters as they go upstream: checked, `Date`s written as the vendor has them. */
        params: Record<string, JsonValue>;
      };
    }[EndpointId]
  | {
      /** The page asks for the opened sidebar address. */
      endpoint: "sidebar";
      /** What it says, all of it but `dockPwd`. */
      visit: Omit<SidebarVisit, "dockPwd">;
    };

/**
 * What `authorize` of a {@link Gateway} answers:
 *
 * - `true`: the page may
 * - `false`: nobody is logged in (401)
 * - `"forbidden"`: whoever it is may not do this (403)
 * - `{ params }`: the page may, with these parameters in place of its own; they are checked like them
 */
export type Authorization = boolean | "forbidden" | { params: Record<string, unknown> };

/** How a {@link Gateway} opens sidebar addresses. `maxAgeMs` should be set. */
export interface GatewaySidebar extends SidebarKeys {
  /** What a page is told of a visit, by the vendor's names; all but `dockPwd` unless it is given. */
  fields?: SidebarField[];
  /**
   * Set it where the messages of your 企客聊 have no field `dockPwd` at all (one that is empty is a field): without it such
   * messages are refused, because who altered a message could have made the password part of another field.
   */
  withoutDockPwd?: boolean;
}

/** A field of a sidebar visit that a page may be told, by the vendor's name for it. */
export type SidebarField =
  | "UserID"
  | "WX"
  | "TEL"
  | "Number"
  | "merchantid"
  | "wechat"
  | "uid"
  | "originalId"
  | "Timestamp"
  | "sign";
"#;
