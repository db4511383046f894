//! What the gateway is given.

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::prelude::{JsCast, JsValue};
use web_sys::Url;

use crate::client::promise::fetch_token;
use crate::client::state::ClientState;
use crate::host::caller;
use crate::host::error::Error;
use crate::host::options::{OptionRow, Options, is_anything, is_function, is_object, is_text};
use youmi_api::{ENDPOINTS, Effect, Endpoint, Version};
use youmi_client::gateway::Routes;
use youmi_client::gateway::address::{has_sound_escapes, is_custom_origin, is_header_name};
use youmi_client::json_text::Json;
use youmi_client::percent;
use youmi_client::settings::is_absolute;
use youmi_client::sidebar::{Form, Guard, Keys};
use youmi_wire::json::Next;

/// The options of a gateway.
pub struct GatewayOptions {
    /// The client of v1.
    pub v1: Option<Rc<ClientState>>,
    /// The client of v2.
    pub v2: Option<Rc<ClientState>>,
    /// What is served.
    pub routes: Routes,
    /// Who may call.
    pub authorize: Function,
    /// Other origins whose pages may call.
    pub origins: Vec<String>,
    /// What those pages may send, as a preflight is answered.
    pub allow_headers: String,
    /// What opens a sidebar's address.
    pub sidebar: Option<Sidebar>,
    /// Hears of callbacks and events.
    pub on_event: Option<Function>,
}

/// How sidebar addresses are opened for pages.
pub struct Sidebar {
    /// What is set in the vendor's back office.
    pub keys: Keys,
    /// What their messages are like.
    pub form: Form,
    /// What a page is told of a visit, by the vendor's names.
    pub fields: Vec<String>,
    /// What has been opened before.
    pub guard: RefCell<Guard>,
}

/// The fields of a visit that a page may be told.
const FIELDS: [&str; 10] =
    ["UserID", "WX", "TEL", "Number", "merchantid", "wechat", "uid", "originalId", "Timestamp", "sign"];

/// Milliseconds for an attempt upstream: fewer than a page's client waits, so that the page gets an answer.
const TIMEOUT_MS: u32 = 10_000;

/// The fewest characters of a secret that stands in an address.
const SHORTEST_SECRET: usize = 16;

impl GatewayOptions {
    /// Reads them.
    pub fn read(value: &JsValue) -> Result<Self, Error> {
        let options = Options::copy(value, "options", &[GATEWAY_OPTIONS])?;
        let prefix = options.text("prefix").unwrap_or_else(|| "/youmi".into());
        let (v1, v2) = (client(&options, "v1", Version::V1)?, client(&options, "v2", Version::V2)?);
        let allow = read_allow(&options, &v1, &v2)?;
        let origins = read_origins(&options)?;
        let allow_headers = read_allow_headers(&options)?;
        options.check(GATEWAY_OPTIONS)?;
        let prefix = read_prefix(&options, prefix)?;
        let sidebar = Some(options.get("sidebar")).filter(|sidebar| !sidebar.is_undefined());
        let sidebar = sidebar.map(|sidebar| Sidebar::read(&sidebar)).transpose()?;
        let (callback_secret, on_event) = read_callbacks(&options, &options.get("callbacks"))?;
        let endpoints = endpoints_of(&v1, &v2);
        let is_unreachable = |(path, endpoint): &&(String, &Endpoint)| is_allowed(&allow, endpoint) && !is_path(path);
        if let Some((_, endpoint)) = endpoints.iter().find(is_unreachable) {
            let client = if endpoint.version == Version::V1 { "v1" } else { "v2" };
            let key = [client, ".paths.", endpoint.id].concat();
            return Err(options.error(&key, "a path without a query, as a URL has it"));
        }
        let routes = Routes { prefix, endpoints, allow, sidebar: sidebar.is_some(), callback_secret };
        let authorize: Function = options
            .get("authorize")
            .dyn_into()
            .map_err(|_| options.error("authorize", "a function that says who may call"))?;
        Ok(Self { v1, v2, routes, authorize, origins, allow_headers, sidebar, on_event })
    }
}

const GATEWAY_OPTIONS: &[OptionRow] = &[
    OptionRow::new("prefix?", is_text),
    OptionRow::new("sidebar?", is_object),
    OptionRow::new("callbacks?", is_object),
    OptionRow::new("authorize?", is_function),
    OptionRow::new("v1?", is_anything),
    OptionRow::new("v2?", is_anything),
    OptionRow::new("allow?", is_anything),
    OptionRow::new("origins?", is_anything),
    OptionRow::new("allowHeaders?", is_anything),
];

const CALLBACK_OPTIONS: &[OptionRow] = &[OptionRow::new("secret?", is_text), OptionRow::new("onEvent?", is_function)];

/// The client of a version, if there is one, with the gateway's own defaults.
fn client(options: &Options, key: &str, version: Version) -> Result<Option<Rc<ClientState>>, Error> {
    let given = options.get(key);
    if given.is_undefined() {
        return Ok(None);
    }
    let mut own = given.clone();
    if given.is_object()
        && let Ok(copied) = caller::copy(&given, None)
    {
        // A page's client repeats reads by itself. The requests for tokens are all that `retries` counts for here.
        for (name, value) in [("timeoutMs", TIMEOUT_MS), ("retries", 0)] {
            if caller::get(&copied, name).is_undefined() {
                let _ = Reflect::set(&copied, &name.into(), &value.into());
            }
        }
        own = copied;
    }
    let core = ClientState::new(&own, version, &options.path(key), fetch_token)?;
    if !is_absolute(&core.settings().base_url) {
        let expected = "one that begins with http:// or https://: a server has no page that it could be relative to";
        return Err(options.error(&[key, ".baseUrl"].concat(), expected));
    }
    Ok(Some(core))
}

fn read_allow(
    options: &Options,
    v1: &Option<Rc<ClientState>>,
    v2: &Option<Rc<ClientState>>,
) -> Result<Vec<String>, Error> {
    let wrong = |expected: &str| options.error("allow", expected);
    let allow = read_texts(options, "allow", "a list of endpoint ids")?;
    for id in &allow {
        let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.id == id);
        let endpoint = endpoint.ok_or_else(|| wrong(&format!("a list of endpoint ids; {id} is none")))?;
        let core = match endpoint.version {
            Version::V1 => v1,
            Version::V2 => v2,
        };
        if endpoint.effect == Effect::Auth {
            return Err(wrong(&format!("without {id}, which would hand a token to the page")));
        }
        let Some(core) = core else {
            return Err(wrong(&format!("served by a client: {id} needs the options of its version")));
        };
        if core.settings().path(endpoint).is_none() {
            let what = format!("reachable: the path of {id} is not documented, set it in the paths of its client");
            return Err(wrong(&what));
        }
    }
    Ok(allow)
}

fn read_origins(options: &Options) -> Result<Vec<String>, Error> {
    let origins = read_texts(options, "origins", "a list of origins")?;
    if let Some(origin) = origins.iter().find(|origin| !is_origin(origin)) {
        let meant = Url::new(origin).map(|url| url.origin()).ok().filter(|origin| is_origin(origin));
        let hint = meant.map_or_else(String::new, |meant| [", did you mean ", &meant, "?"].concat());
        let expected = ["a list of origins such as \"https://crm.example\"; ", origin, " is none", &hint];
        return Err(options.error("origins", &expected.concat()));
    }
    Ok(origins)
}

fn read_allow_headers(options: &Options) -> Result<String, Error> {
    let names = read_texts(options, "allowHeaders", "a list of names of headers")?;
    if let Some(name) = names.iter().find(|name| !is_header_name(name)) {
        let expected = ["a list of names of headers such as \"X-CSRF-Token\"; ", name, " is none"].concat();
        return Err(options.error("allowHeaders", &expected));
    }
    let own = ["Content-Type", "Authorization", "TenantId"];
    let all: Vec<&str> = own.into_iter().chain(names.iter().map(String::as_str)).collect();
    Ok(all.join(", "))
}

/// The prefix, without a slash at its end.
fn read_prefix(options: &Options, prefix: String) -> Result<String, Error> {
    let prefix = prefix.strip_suffix('/').unwrap_or(&prefix);
    if prefix.is_empty() || is_path(prefix) {
        return Ok(prefix.to_owned());
    }
    let spelt = Url::new(&["http://host", prefix].concat()).map(|url| url.pathname()).ok();
    let spelt = spelt.filter(|path| prefix.starts_with('/') && is_path(path));
    let hint = spelt.map_or_else(String::new, |path| [", as browsers spell it: did you mean ", &path, "?"].concat());
    Err(options.error("prefix", &["a path that begins with a slash, as a URL has it", &hint].concat()))
}

fn read_callbacks(options: &Options, callbacks: &JsValue) -> Result<(Option<String>, Option<Function>), Error> {
    let callbacks = Options::read(callbacks, "options.callbacks", &[CALLBACK_OPTIONS])?;
    let on_event: Option<Function> = callbacks.get("onEvent").dyn_into().ok();
    let secret = callbacks.text("secret");
    if secret.as_ref().is_some_and(|secret| !is_path_secret(secret)) {
        let expected = "at least 16 characters, all of them letters, digits, '-', '.', '_' or '~': it is all that \
                        protects the address, so make it by chance";
        return Err(callbacks.error("secret", expected));
    }
    if on_event.is_some() != secret.is_some() {
        return Err(options.error("callbacks", "an object with both secret and onEvent"));
    }
    Ok((secret, on_event))
}

impl Sidebar {
    fn read(value: &JsValue) -> Result<Self, Error> {
        const WHAT: &str = "options.sidebar";
        let given = caller::snapshot(value, WHAT)?;
        let given = given.value();
        let keys = Keys::read(given, WHAT, &["fields", "withoutDockPwd"])?;
        let wrong = |key: &str, expected: &str| {
            let path = [WHAT, ".", key].concat();
            Error::argument(path.as_str(), [&path, " has to be ", expected].concat())
        };
        let option = |key: &str| given.get(key).filter(|value| value.kind != Next::Null);
        let form = match option("withoutDockPwd").map(|value| value.json) {
            None | Some("false") => Form::Documented,
            Some("true") => Form::WithoutPassword,
            Some(_) => return Err(wrong("withoutDockPwd", "true or false")),
        };
        let fields = match option("fields") {
            // What surrounds them is told too where nothing is named.
            None => FIELDS.into_iter().chain(["Type", "cipher"]).map(str::to_owned).collect(),
            Some(fields) => {
                texts(fields).ok_or_else(|| wrong("fields", &["a list of ", &FIELDS.join(", ")].concat()))?
            }
        };
        let is_known = |field: &String| FIELDS.contains(&field.as_str());
        if let Some(field) = fields.iter().find(|field| option("fields").is_some() && !is_known(field)) {
            let expected = if field == "dockPwd" {
                "without dockPwd, which is for your server alone: open the address there with openSidebar".to_owned()
            } else {
                ["a list of ", &FIELDS.join(", "), "; ", field, " is none of them"].concat()
            };
            return Err(wrong("fields", &expected));
        }
        Ok(Self { keys, form, fields, guard: RefCell::default() })
    }
}

/// Every endpoint that could be served, with its path below the prefix.
fn endpoints_of(v1: &Option<Rc<ClientState>>, v2: &Option<Rc<ClientState>>) -> Vec<(String, &'static Endpoint)> {
    let mut endpoints = Vec::new();
    for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.effect != Effect::Auth) {
        let (core, version) = match endpoint.version {
            Version::V1 => (v1, "/v1/"),
            Version::V2 => (v2, "/"),
        };
        if let Some(path) = core.as_ref().and_then(|core| core.settings().path(endpoint)) {
            endpoints.push((format!("{version}{}", path.trim_start_matches('/')), *endpoint));
        }
    }
    endpoints
}

fn is_allowed(allow: &[String], endpoint: &Endpoint) -> bool {
    allow.iter().any(|id| id == endpoint.id)
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

/// Whether a text stands in a path as it is, and is too long to be guessed.
fn is_path_secret(text: &str) -> bool {
    text.len() >= SHORTEST_SECRET && text.bytes().all(percent::is_unreserved)
}

fn read_texts(options: &Options, key: &str, expected: &str) -> Result<Vec<String>, Error> {
    let given = options.get(key);
    if given.is_undefined() {
        return Ok(Vec::new());
    }
    let given = caller::snapshot(&given, &options.path(key))?;
    texts(given.value()).ok_or_else(|| options.error(key, expected))
}

fn texts(json: Json<'_>) -> Option<Vec<String>> {
    if json.kind != Next::List {
        return None;
    }
    json.items().map(|item| item.as_text().map(Cow::into_owned)).collect()
}
