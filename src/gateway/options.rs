//! Reading the options of a gateway.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Reflect;
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::Url;
use youmi_api::{ENDPOINTS, Effect, Endpoint, Version};
use youmi_client::gateway::Routes;
use youmi_client::gateway::address::{self, has_sound_escapes, is_custom_origin};
use youmi_client::gateway::settings::GatewaySettings;
use youmi_client::path::join;
use youmi_client::settings::is_absolute;

use super::state::{Clients, GatewayState, Sidebar};
use crate::client::promise::fetch_token;
use crate::client::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;
use crate::host::object::object;
use crate::host::options::{OptionRow, Options, expect, is_anything, is_function, is_object, is_text, options};

/// The time limit of an attempt. It is less than that of a page's client, so that the page gets an answer.
const TIMEOUT_MS: u32 = 10_000;

/// Headers that the clients of pages send.
const CLIENT_HEADERS: [&str; 3] = ["Content-Type", "Authorization", "TenantId"];

options! {
    /// Options of {@link Gateway}.
    ///
    /// 网关 {@link Gateway} 的选项。
    GATEWAY_OPTIONS: "GatewayOptions" {
        /// The client of v1, with its secret. Here `timeoutMs` is 10,000 by default. `retries` is 0 by default and
        /// applies only to requests for tokens, because the page's client repeats reads by itself.
        ///
        /// 用于 v1 的客户端选项，含密钥。此处 `timeoutMs` 默认 10,000；`retries` 默认 0，且只用于获取 token 的请求，
        /// 因为页面的客户端会自行重试读取。
        "v1?": "V1ClientOptions", is_anything;
        /// The client of v2, with its secret; as `v1`.
        ///
        /// 用于 v2 的客户端选项，含密钥；说明同 `v1`。
        "v2?": "V2ClientOptions", is_anything;
        /// The endpoints that pages may call; all others are refused.
        ///
        /// 页面可以调用的接口，其他一律拒绝。
        "allow": "EndpointId[]", is_anything;
        /// Decides who may call what. It is asked for every request but callbacks, after the parameters were checked.
        /// The request is refused if it answers anything but `true` or `{ params }`, throws, or takes longer than ten
        /// seconds.
        ///
        /// 决定谁可以调用什么。除回调外，每个请求在参数校验之后都会询问它。返回值不是 `true` 或 `{ params }`、
        /// 抛出异常、或超过十秒，请求都会被拒绝。
        "authorize": "(request: Request, call: GatewayCall) => Authorization | Promise<Authorization>", is_authorize;
        /// The beginning of all paths; `/youmi` by default.
        ///
        /// 所有路径的前缀，默认 `/youmi`。
        "prefix?": "string", is_text;
        /// Other origins whose pages may call: `https://crm.example`, `tauri://localhost`. The gateway's own origin
        /// always may.
        ///
        /// 允许调用的其他来源（origin），如 `https://crm.example`、`tauri://localhost`。网关自身的来源始终允许。
        "origins?": "string[]", is_anything;
        /// Headers that pages of those origins may send in addition to Content-Type, Authorization and TenantId. None
        /// is sent to the vendor.
        ///
        /// 上述来源的页面除 Content-Type、Authorization 和 TenantId 之外还可以发送的请求头。
        /// 这些请求头都不会发给厂商。
        "allowHeaders?": "string[]", is_anything;
        /// Serves `GET {prefix}/sidebar?…`: the opened visit, without `dockPwd`.
        ///
        /// 提供 `GET {prefix}/sidebar?…`：返回解密后的访问信息，不含 `dockPwd`。
        "sidebar?": "GatewaySidebar", is_object;
        /// Serves `POST {prefix}/callbacks/{secret}`: callbacks and events from the vendor's server. The secret has at
        /// least 16 characters: letters, digits, `-`, `.`, `_`, `~`.
        ///
        /// 提供 `POST {prefix}/callbacks/{secret}`：接收厂商服务器发来的回调和事件。`secret` 至少 16 个字符，
        /// 只能是字母、数字、`-`、`.`、`_`、`~`。
        "callbacks?": "{ secret: string; onEvent: (event: Callback | ParsedEvent) => unknown }", is_object;
    }
}

const CALLBACK_OPTIONS: &[OptionRow] =
    &[OptionRow::new("secret?", is_path_secret), OptionRow::new("onEvent?", is_function)];

/// The options that are plain data, which serde reads.
const SETTINGS: [&str; 4] = ["allow", "origins", "allowHeaders", "sidebar"];

/// Reads the options.
pub(super) fn read(value: &JsValue) -> Result<GatewayState, Error> {
    let options = Options::copy(value, "options", &[GATEWAY_OPTIONS])?;
    // Errors of the clients are reported before those of the gateway.
    let clients =
        Clients { v1: read_client(&options, "v1", Version::V1)?, v2: read_client(&options, "v2", Version::V2)? };
    options.check(GATEWAY_OPTIONS)?;
    let callbacks = Options::read(&options.get("callbacks"), "options.callbacks", &[CALLBACK_OPTIONS])?;
    if callbacks.has("secret") != callbacks.has("onEvent") {
        return Err(options.error("callbacks", "an object with both secret and onEvent"));
    }
    let settings = read_settings(&options)?;
    check_allow(&options, &clients, &settings.allow)?;
    check_origins(&options, &settings.origins)?;
    let prefix = read_prefix(&options)?;
    let endpoints = endpoints_of(&clients);
    let is_allowed = |endpoint: &Endpoint| settings.allow.iter().any(|id| id == endpoint.id);
    if let Some((_, endpoint)) = endpoints.iter().find(|(path, endpoint)| is_allowed(endpoint) && !is_path(path)) {
        let client = if endpoint.version == Version::V1 { "v1" } else { "v2" };
        let key = [client, ".paths.", endpoint.id].concat();
        return Err(options.error(&key, "a path without a query, as a URL has it"));
    }
    let allow_headers: Vec<&str> =
        CLIENT_HEADERS.into_iter().chain(settings.allow_headers.iter().map(String::as_str)).collect();
    Ok(GatewayState {
        clients,
        authorize: options.get("authorize").unchecked_into(),
        allow_headers: allow_headers.join(", "),
        origins: settings.origins,
        on_event: callbacks.get("onEvent").dyn_into().ok(),
        routes: Routes {
            prefix,
            endpoints,
            sidebar: settings.sidebar.is_some(),
            callback_secret: callbacks.text("secret"),
            allow: settings.allow,
        },
        sidebar: settings.sidebar.map(|sidebar| Sidebar {
            keys: sidebar.keys(),
            format: sidebar.message_format(),
            fields: sidebar.fields,
            guard: RefCell::default(),
        }),
    })
}

/// A copy of the options that are plain data: later changes by the caller have no effect.
fn read_settings(options: &Options<'_>) -> Result<GatewaySettings, Error> {
    let plain = object(&SETTINGS.map(|key| (key, options.get(key))));
    let json = caller::to_json(&plain, "options")?;
    Ok(GatewaySettings::read(json.value(), "options")?)
}

fn is_authorize(value: &JsValue) -> Result<(), &'static str> {
    expect(value.is_function(), "a function that says who may call")
}

fn is_path_secret(value: &JsValue) -> Result<(), &'static str> {
    is_text(value)?;
    let is_secret = value.as_string().is_some_and(|secret| address::is_path_secret(&secret));
    expect(
        is_secret,
        "at least 16 characters, all of them letters, digits, '-', '.', '_' or '~': it is all that protects the address, \
         so make it by chance",
    )
}

/// The client of a version, if its options are set, with the gateway's defaults.
fn read_client(options: &Options<'_>, key: &str, version: Version) -> Result<Option<Rc<ClientState>>, Error> {
    let mut client_options = options.get(key);
    if client_options.is_undefined() {
        return Ok(None);
    }
    if client_options.is_object()
        && let Ok(copied) = caller::copy(&client_options, None)
    {
        for (name, value) in [("timeoutMs", TIMEOUT_MS), ("retries", 0)] {
            if caller::get(&copied, name).is_undefined() {
                let _ = Reflect::set(&copied, &name.into(), &value.into());
            }
        }
        client_options = copied;
    }
    let client = ClientState::new(&client_options, version, &options.path(key), fetch_token)?;
    if !is_absolute(&client.settings().base_url) {
        let expected = "one that begins with http:// or https://: a server has no page that it could be relative to";
        return Err(options.error(&[key, ".baseUrl"].concat(), expected));
    }
    Ok(Some(client))
}

fn check_allow(options: &Options<'_>, clients: &Clients, allow: &[String]) -> Result<(), Error> {
    let invalid = |expected: &str| Err(options.error("allow", expected));
    for id in allow {
        let Some(endpoint) = ENDPOINTS.iter().find(|endpoint| endpoint.id == id) else {
            return invalid(&format!("an array of endpoint ids; {id} is none"));
        };
        if endpoint.effect == Effect::Auth {
            return invalid(&format!("without {id}, which would hand a token to the page"));
        }
        let Some(client) = clients.get(endpoint.version) else {
            return invalid(&format!("served by a client: {id} needs the options of its version"));
        };
        if client.settings().path(endpoint).is_none() {
            return invalid(&format!(
                "reachable: the path of {id} is not documented, set it in the paths of its client"
            ));
        }
    }
    Ok(())
}

fn check_origins(options: &Options<'_>, origins: &[String]) -> Result<(), Error> {
    let Some(origin) = origins.iter().find(|origin| !is_origin(origin)) else { return Ok(()) };
    let meant = Url::new(origin).map(|url| url.origin()).ok().filter(|origin| is_origin(origin));
    let hint = meant.map_or_else(String::new, |meant| format!(", did you mean {meant}?"));
    let expected = format!("an array of origins such as \"https://crm.example\"; {origin} is none{hint}");
    Err(options.error("origins", &expected))
}

/// The prefix, without a slash at its end.
fn read_prefix(options: &Options<'_>) -> Result<String, Error> {
    let prefix = options.text("prefix").unwrap_or_else(|| "/youmi".to_owned());
    let prefix = prefix.strip_suffix('/').unwrap_or(&prefix);
    if prefix.is_empty() || is_path(prefix) {
        return Ok(prefix.to_owned());
    }
    let normalised = Url::new(&["http://host", prefix].concat()).map(|url| url.pathname()).ok();
    let normalised = normalised.filter(|path| prefix.starts_with('/') && is_path(path));
    let hint =
        normalised.map_or_else(String::new, |path| [", as browsers spell it: did you mean ", &path, "?"].concat());
    Err(options.error("prefix", &["a path that begins with a slash, as a URL has it", &hint].concat()))
}

/// The paths below the prefix of all endpoints that could be served.
fn endpoints_of(clients: &Clients) -> Vec<(String, &'static Endpoint)> {
    let mut endpoints = Vec::new();
    for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.effect != Effect::Auth) {
        let version = match endpoint.version {
            Version::V1 => "/v1",
            Version::V2 => "",
        };
        if let Some(path) = clients.get(endpoint.version).and_then(|client| client.settings().path(endpoint)) {
            endpoints.push((join(version, &path), *endpoint));
        }
    }
    endpoints
}

/// Whether a text can be the origin of a page: scheme, host and port.
fn is_origin(text: &str) -> bool {
    let is_http = text.starts_with("http://") || text.starts_with("https://");
    if is_http { Url::new(text).is_ok_and(|url| url.origin() == text) } else { is_custom_origin(text) }
}

/// Whether a text is the path of a URL as browsers normalise it, without a slash at its end.
fn is_path(path: &str) -> bool {
    let is_normalised = Url::new(&["http://host", path].concat()).is_ok_and(|url| url.pathname() == path);
    is_normalised && path.starts_with('/') && !path.contains("//") && !path.ends_with('/') && has_sound_escapes(path)
}
