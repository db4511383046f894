//! Reading the options of a gateway.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::Url;

use super::state::{Clients, GatewayState, Sidebar};
use crate::client::options::is_absolute;
use crate::client::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;
use crate::host::options::Options;
use youmi_api::{ENDPOINTS, Effect, Endpoint, Version};
use youmi_client::gateway::Routes;
use youmi_client::gateway::address::{has_sound_escapes, is_custom_origin};
use youmi_client::gateway::settings::GatewaySettings;

/// Milliseconds for an attempt upstream: fewer than a page's client waits, so that the page gets an answer.
const TIMEOUT_MS: u32 = 10_000;

/// Headers that the clients of pages send.
const CLIENT_HEADERS: &str = "Content-Type, Authorization, TenantId";

/// The options that are plain values.
const SETTINGS: [&str; 5] = ["allow", "prefix", "origins", "allowHeaders", "sidebar"];

/// Reads them.
pub fn read(value: &JsValue) -> Result<GatewayState, Error> {
    let known = ["v1", "v2", "allow", "authorize", "prefix", "origins", "allowHeaders", "sidebar", "callbacks"];
    let mut options = Options::new(value, "options", &known);
    options.finish()?;
    let clients = Clients { v1: client(&options, "v1", Version::V1)?, v2: client(&options, "v2", Version::V2)? };
    let authorize = options.function("authorize").dyn_into();
    let callbacks = options.object("callbacks");
    options.finish()?;
    let mut callbacks = Options::new(&callbacks, "options.callbacks", &["secret", "onEvent"]);
    let on_event: Option<Function> = callbacks.function("onEvent").dyn_into().ok();
    callbacks.finish()?;

    let settings = read_settings(&options, &callbacks)?;
    if on_event.is_some() != settings.callback_secret().is_some() {
        return Err(options.wrong("callbacks", "an object with both secret and onEvent"));
    }
    check_allow(&options, &clients, &settings.allow)?;
    check_origins(&options, &settings.origins)?;
    let prefix = read_prefix(&options, settings.prefix.as_deref().unwrap_or("/youmi"))?;
    let endpoints = endpoints_of(&clients);
    let is_allowed = |endpoint: &Endpoint| settings.allow.iter().any(|id| id == endpoint.id);
    if let Some((_, endpoint)) = endpoints.iter().find(|(path, endpoint)| is_allowed(endpoint) && !is_path(path)) {
        let client = if endpoint.version == Version::V1 { "v1" } else { "v2" };
        let key = [client, ".paths.", endpoint.id].concat();
        return Err(options.wrong(&key, "a path without a query, as a URL has it"));
    }
    let authorize = authorize.map_err(|_| options.wrong("authorize", "a function that says who may call"))?;
    Ok(GatewayState {
        clients,
        routes: Routes {
            prefix,
            endpoints,
            sidebar: settings.sidebar.is_some(),
            callback_secret: settings.callback_secret().map(str::to_owned),
            allow: settings.allow,
        },
        authorize,
        origins: settings.origins,
        allow_headers: [CLIENT_HEADERS.to_owned()]
            .into_iter()
            .chain(settings.allow_headers)
            .collect::<Vec<_>>()
            .join(", "),
        sidebar: settings.sidebar.map(|sidebar| Sidebar {
            keys: sidebar.keys(),
            form: sidebar.form(),
            fields: sidebar.fields,
            guard: RefCell::default(),
        }),
        on_event,
    })
}

/// The plain values, as they are now: what the caller does to them later changes nothing.
fn read_settings(options: &Options, callbacks: &Options) -> Result<GatewaySettings, Error> {
    let plain = Object::new();
    let set = |object: &Object, key: &str, value: &JsValue| {
        // An object of our own takes every property.
        let _ = Reflect::set(object, &JsValue::from_str(key), value);
    };
    for key in SETTINGS {
        set(&plain, key, &options.get(key));
    }
    let secret = Object::new();
    set(&secret, "secret", &callbacks.get("secret"));
    set(&plain, "callbacks", &secret);
    let json = caller::snapshot(&plain, "options")?;
    Ok(GatewaySettings::read(json.value(), "options")?)
}

/// The client of a version, if there is one, with the gateway's own defaults.
fn client(options: &Options, key: &str, version: Version) -> Result<Option<Rc<ClientState>>, Error> {
    let mut client_options = options.get(key);
    if client_options.is_undefined() {
        return Ok(None);
    }
    if client_options.is_object()
        && let Ok(copied) = caller::copy(&client_options, None)
    {
        // A page's client repeats its reads by itself, so here `retries` counts for the requests for tokens alone.
        for (name, value) in [("timeoutMs", TIMEOUT_MS), ("retries", 0)] {
            if caller::get(&copied, name).is_undefined() {
                let _ = Reflect::set(&copied, &name.into(), &value.into());
            }
        }
        client_options = copied;
    }
    let client = ClientState::new(&client_options, version, &options.path(key))?;
    if !is_absolute(&client.options.base_url) {
        let expected = "one that begins with http:// or https://: a server has no page that it could be relative to";
        return Err(options.wrong(&[key, ".baseUrl"].concat(), expected));
    }
    Ok(Some(client))
}

fn check_allow(options: &Options, clients: &Clients, allow: &[String]) -> Result<(), Error> {
    let invalid = |expected: &str| Err(options.wrong("allow", expected));
    for id in allow {
        let Some(endpoint) = ENDPOINTS.iter().find(|endpoint| endpoint.id == id) else {
            return invalid(&format!("a list of endpoint ids; {id} is none"));
        };
        if endpoint.effect == Effect::Auth {
            return invalid(&format!("without {id}, which would hand a token to the page"));
        }
        let Some(client) = clients.of(endpoint.version) else {
            return invalid(&format!("served by a client: {id} needs the options of its version"));
        };
        if client.path(endpoint).is_none() {
            return invalid(&format!(
                "reachable: the path of {id} is not documented, set it in the paths of its client"
            ));
        }
    }
    Ok(())
}

fn check_origins(options: &Options, origins: &[String]) -> Result<(), Error> {
    let Some(origin) = origins.iter().find(|origin| !is_origin(origin)) else { return Ok(()) };
    let meant = Url::new(origin).map(|url| url.origin()).ok().filter(|origin| is_origin(origin));
    let hint = meant.map_or_else(String::new, |meant| format!(", did you mean {meant}?"));
    let expected = format!("a list of origins such as \"https://crm.example\"; {origin} is none{hint}");
    Err(options.wrong("origins", &expected))
}

/// The prefix, without a slash at its end.
fn read_prefix(options: &Options, prefix: &str) -> Result<String, Error> {
    let prefix = prefix.strip_suffix('/').unwrap_or(prefix);
    if prefix.is_empty() || is_path(prefix) {
        return Ok(prefix.to_owned());
    }
    let spelt = Url::new(&["http://host", prefix].concat()).map(|url| url.pathname()).ok();
    let spelt = spelt.filter(|path| prefix.starts_with('/') && is_path(path));
    let hint = spelt.map_or_else(String::new, |path| [", as browsers spell it: did you mean ", &path, "?"].concat());
    Err(options.wrong("prefix", &["a path that begins with a slash, as a URL has it", &hint].concat()))
}

/// Every endpoint that could be served, with its path below the prefix.
fn endpoints_of(clients: &Clients) -> Vec<(String, &'static Endpoint)> {
    let mut endpoints = Vec::new();
    for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.effect != Effect::Auth) {
        let version = match endpoint.version {
            Version::V1 => "/v1/",
            Version::V2 => "/",
        };
        if let Some(path) = clients.of(endpoint.version).and_then(|client| client.path(endpoint)) {
            endpoints.push((format!("{version}{}", path.trim_start_matches('/')), *endpoint));
        }
    }
    endpoints
}

/// Whether a page's origin can ever be this: scheme, host and port, nothing behind them.
fn is_origin(text: &str) -> bool {
    let is_of_web = text.starts_with("http://") || text.starts_with("https://");
    if is_of_web { Url::new(text).is_ok_and(|url| url.origin() == text) } else { is_custom_origin(text) }
}

/// Whether the path of a URL can be this, spelt in this way.
fn is_path(path: &str) -> bool {
    let is_as_spelt = Url::new(&["http://host", path].concat()).is_ok_and(|url| url.pathname() == path);
    is_as_spelt && path.starts_with('/') && !path.contains("//") && !path.ends_with('/') && has_sound_escapes(path)
}
