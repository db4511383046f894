//! The gateway: Fetch API in, Fetch API out.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::{Function, JSON, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::call::Call;
use super::client::Core;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::functions;
use super::options::Options;
use super::pipeline;
use super::transport;
use crate::api::{ENDPOINTS, Effect, Method, Version};
use crate::callback;
use crate::gateway::{LARGEST_BODY, Refusal, Route, Routes, params_of_query};
use crate::sidebar::{self, Keys};
use crate::wire::value::Json;

/// Keeps secrets off the page: stands on your server between pages and the vendor's API.
///
/// ```ts
/// const gateway = new Gateway({
///   v1: { baseUrl, auth: { appId, appKey } },
///   allow: ["listStaff", "listFriends"],
///   authorize: (request) => isLoggedIn(request),
///   origins: ["https://crm.example"],
/// });
/// const response = await gateway.handle(request); // Node, Hono, Next, Bun, Deno, Workers
/// ```
///
/// In the page: `new V1Client({ baseUrl: "/youmi/v1", auth: "none" })`. Whatever is not named in `allow` is refused. Nothing
/// of the page's request goes upstream but the parameters, and those are checked first. The vendor's answer is passed on
/// as it came, without its headers.
#[wasm_bindgen]
#[allow(missing_debug_implementations)]
pub struct Gateway {
    inner: Rc<Inner>,
}

struct Inner {
    v1: Option<Rc<Core>>,
    v2: Option<Rc<Core>>,
    routes: Routes,
    authorize: Function,
    origins: Vec<String>,
    sidebar: Option<Keys>,
    on_event: Option<Function>,
}

#[wasm_bindgen]
impl Gateway {
    /// Makes a gateway. Throws a {@link YoumiError} of kind `argument` if an option is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "GatewayOptions")] options: &JsValue) -> Result<Gateway, JsValue> {
        Ok(Self { inner: Rc::new(Inner::read(options)?) })
    }

    /// Answers a request. Never rejects for what a request holds: what is wrong with it becomes an answer, 400 wrong
    /// parameters, 401 not authorised, 403 not allowed or a foreign origin, 404 unknown path, 405 another method, 413 more
    /// than 1 MiB, 502 the vendor's server cannot be reached, 504 it does not answer in time.
    #[wasm_bindgen(unchecked_return_type = "Promise<Response>")]
    pub fn handle(&self, #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue) -> Promise {
        let (inner, request) = (Rc::clone(&self.inner), request.clone());
        foreign::promise(Box::pin(async move { inner.handle(&request).await }))
    }
}

/// An answer of the gateway's own.
struct Answer {
    status: u16,
    body: Option<Vec<u8>>,
    allow: Option<&'static str>,
}

impl Answer {
    fn json(status: u16, json: String) -> Self {
        Self { status, body: Some(json.into_bytes()), allow: None }
    }

    /// No envelope, so that a client sees an error of kind `http`.
    fn refusal(status: u16, message: &str) -> Self {
        Self::json(status, Json::Object(vec![("error".into(), Json::text(message))]).to_json())
    }
}

impl Inner {
    fn read(value: &JsValue) -> Result<Self, Error> {
        let known = ["v1", "v2", "allow", "authorize", "prefix", "origins", "sidebar", "callbacks"];
        let options = Options::new(value, "options", &known)?;
        let core = |key: &str, version| options.get(key).map(|value| Core::new(&value, version)).transpose();
        let (v1, v2) = (core("v1", Version::V1)?, core("v2", Version::V2)?);
        let wrong = |key: &str, expected: &str| options.wrong(key, expected);

        let allow = options.get("allow").map(|value| foreign::snapshot(&value, "allow")).transpose()?;
        let allow =
            texts(&allow.unwrap_or(Json::List(Vec::new()))).ok_or_else(|| wrong("allow", "a list of endpoint ids"))?;
        for id in &allow {
            let endpoint = ENDPOINTS.iter().find(|endpoint| endpoint.id == id);
            let endpoint = endpoint.ok_or_else(|| wrong("allow", &format!("a list of endpoint ids; {id} is none")))?;
            let core = match endpoint.version {
                Version::V1 => &v1,
                Version::V2 => &v2,
            };
            if endpoint.effect == Effect::Auth {
                return Err(wrong("allow", &format!("without {id}, which would hand a token to the page")));
            }
            if core.is_none() {
                return Err(wrong("allow", &format!("served by a client: {id} needs the options of its version")));
            }
        }
        let origins = options.get("origins").map(|value| foreign::snapshot(&value, "origins")).transpose()?;
        let origins =
            texts(&origins.unwrap_or(Json::List(Vec::new()))).ok_or_else(|| wrong("origins", "a list of origins"))?;

        let prefix = options.text("prefix")?.unwrap_or_else(|| "/youmi".into());
        let prefix = prefix.trim_end_matches('/').to_owned();
        if !prefix.starts_with('/') && !prefix.is_empty() {
            return Err(wrong("prefix", "a path that begins with a slash"));
        }
        let sidebar = options.object("sidebar")?.map(|keys| foreign::snapshot(&keys, "sidebar")).transpose()?;
        let sidebar = sidebar.map(|keys| Keys::read(&keys).map_err(Error::from)).transpose()?;
        let callbacks = options.object("callbacks")?.unwrap_or(JsValue::UNDEFINED);
        let callbacks = Options::new(&callbacks, "options.callbacks", &["secret", "onEvent"])?;
        let on_event = callbacks.function("onEvent")?;
        let callback_secret = callbacks.text("secret")?;
        if on_event.is_some() != callback_secret.is_some() {
            return Err(wrong("callbacks", "an object with both secret and onEvent"));
        }
        let mut endpoints = Vec::new();
        for endpoint in ENDPOINTS.iter().filter(|endpoint| endpoint.effect != Effect::Auth) {
            let (core, version) = match endpoint.version {
                Version::V1 => (&v1, "/v1/"),
                Version::V2 => (&v2, "/"),
            };
            if let Some(path) = core.as_ref().and_then(|core| core.path(endpoint)) {
                endpoints.push((format!("{version}{}", path.trim_start_matches('/')), *endpoint));
            }
        }
        let routes = Routes { prefix, endpoints, allow, sidebar: sidebar.is_some(), callback_secret };
        let authorize =
            options.function("authorize")?.ok_or_else(|| wrong("authorize", "a function that says who may call"))?;
        Ok(Self { v1, v2, routes, authorize, origins, sidebar, on_event })
    }

    async fn handle(&self, request: &JsValue) -> Result<JsValue, Error> {
        let header = |name: &str| {
            foreign::call(&foreign::get(request, "headers"), "get", &[name.into()])
                .ok()
                .and_then(|value| value.as_string())
        };
        let text = |key: &str| foreign::get(request, key).as_string();
        let (Some(url), Some(method)) = (text("url"), text("method")) else {
            return Err(Error::argument("request", "handle() takes a Request of the Fetch API"));
        };
        let (origin_of_url, path, query) = split(&url);
        let origin = header("Origin");
        let foreign_origin = origin.as_ref().filter(|origin| *origin != origin_of_url);
        if foreign_origin.is_some_and(|origin| !self.origins.contains(origin)) {
            return respond(&Answer::refusal(403, "this origin is not allowed"), None);
        }
        let answer = if method == "OPTIONS" {
            Answer { status: 204, body: None, allow: None }
        } else {
            match self.routes.find(&method, path) {
                Err(Refusal::UnknownPath) => Answer::refusal(404, "there is nothing at this path"),
                Err(Refusal::NotAllowed) => Answer::refusal(403, "this endpoint is not allowed"),
                Err(Refusal::Method(allow)) => {
                    Answer { allow: Some(allow), ..Answer::refusal(405, "this path takes another method") }
                }
                Ok(route) => self.serve(route, request, &url, query).await,
            }
        };
        respond(&answer, foreign_origin)
    }

    async fn serve(&self, route: Route, request: &JsValue, url: &str, query: &str) -> Answer {
        if !matches!(route, Route::Callback) && !self.authorized(request).await {
            return Answer::refusal(401, "not authorised");
        }
        match route {
            Route::Endpoint(endpoint) => {
                let params = match endpoint.method {
                    Method::Get => params_of_query(&transport::pairs(query), endpoint),
                    Method::Post => match body(request).await {
                        Ok(body) if body.is_empty() => Some(Json::Null),
                        Ok(body) => Json::parse(&body).ok(),
                        Err(answer) => return answer,
                    },
                };
                let core = match endpoint.version {
                    Version::V1 => &self.v1,
                    Version::V2 => &self.v2,
                };
                let (Some(params), Some(core)) = (params, core) else {
                    return Answer::refusal(400, "the parameters are not readable");
                };
                let call = Call::new(core, endpoint, &params, core.options.call.clone());
                match call {
                    Ok(call) => forward(core, call).await,
                    Err(error) => Answer::refusal(400, &error.message),
                }
            }
            Route::Sidebar => self.open(url),
            Route::Callback => match body(request).await {
                Ok(body) => self.receive(&body).await,
                Err(answer) => answer,
            },
        }
    }

    /// The opened visit. The user's password in the order system is for this server, not for the page.
    fn open(&self, url: &str) -> Answer {
        let Some(keys) = &self.sidebar else { return Answer::refusal(404, "there is nothing at this path") };
        match sidebar::open(url, keys, js_sys::Date::now() as i64) {
            Ok(opened) => {
                let json = functions::built(&opened.to_tape(false)).and_then(|visit| JSON::stringify(&visit));
                json.map_or_else(
                    |_| Answer::refusal(500, "the visit could not be told"),
                    |json| Answer::json(200, json.into()),
                )
            }
            Err(wrong) => Answer::refusal(400, &wrong.message),
        }
    }

    /// Only `true` counts: a function that forgets to answer, or throws, lets nobody in.
    async fn authorized(&self, request: &JsValue) -> bool {
        // A copy, so that reading its body does not take it from the call.
        let copy = foreign::call(request, "clone", &[]).unwrap_or_else(|_| request.clone());
        match self.authorize.call1(&JsValue::UNDEFINED, &copy) {
            Ok(answer) => foreign::settle(answer).await.is_ok_and(|answer| answer == JsValue::TRUE),
            Err(_) => false,
        }
    }

    async fn receive(&self, body: &[u8]) -> Answer {
        let bytes = JsValue::from(Uint8Array::from(body));
        let is_callback = Json::parse(body).is_ok_and(|json| json.get("Type").is_some());
        let parsed = if is_callback {
            functions::callbacks::parse_callback(&bytes)
        } else {
            functions::callbacks::parse_event(&bytes)
        };
        let Ok(parsed) = parsed else { return Answer::refusal(400, "neither a callback nor an event") };
        let called = self
            .on_event
            .as_ref()
            .map_or(Ok(JsValue::UNDEFINED), |on_event| on_event.call1(&JsValue::UNDEFINED, &parsed));
        let done = match called {
            Ok(value) => foreign::settle(value).await.is_ok(),
            Err(_) => false,
        };
        let reply = functions::built(&callback::reply(done, None)).and_then(|reply| JSON::stringify(&reply));
        Answer::json(if done { 200 } else { 500 }, reply.map(String::from).unwrap_or_default())
    }
}

fn texts(json: &Json) -> Option<Vec<String>> {
    match json {
        Json::List(items) => items.iter().map(|item| item.as_text().map(ToOwned::to_owned)).collect(),
        _ => None,
    }
}

/// Origin, path and query of an address, none of them interpreted.
fn split(url: &str) -> (&str, &str, &str) {
    let url = url.split('#').next().unwrap_or_default();
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let host = address.find("://").map_or(0, |scheme| scheme + 3);
    let path = address.get(host..).and_then(|rest| rest.find('/')).map_or(address.len(), |slash| host + slash);
    let (origin, path) = address.split_at_checked(path).unwrap_or((address, ""));
    (origin, path, query)
}

/// The body, of at most 1 MiB: not a byte more is read than is needed to know.
async fn body(request: &JsValue) -> Result<Vec<u8>, Answer> {
    let unreadable = || Answer::refusal(400, "the body could not be read");
    let stream = foreign::get(request, "body");
    if !stream.is_object() {
        return Ok(Vec::new());
    }
    let reader = foreign::call(&stream, "getReader", &[]).map_err(|_| unreadable())?;
    let mut body = Vec::new();
    loop {
        let read = foreign::call(&reader, "read", &[]).map_err(|_| unreadable())?;
        let read = foreign::settle(read).await.map_err(|_| unreadable())?;
        if foreign::get(&read, "done").is_truthy() {
            return Ok(body);
        }
        let chunk: Uint8Array = foreign::get(&read, "value").dyn_into().map_err(|_| unreadable())?;
        if body.len() + chunk.length() as usize > LARGEST_BODY {
            let _ = foreign::call(&reader, "cancel", &[]);
            return Err(Answer::refusal(413, "the body is larger than 1 MiB"));
        }
        body.extend_from_slice(&chunk.to_vec());
    }
}

/// Makes a call upstream and passes on what came.
async fn forward(core: &Rc<Core>, mut call: Call) -> Answer {
    let kept = Rc::new(RefCell::new(None));
    call.keep = Some(Rc::clone(&kept));
    let outcome = pipeline::run(core, &call).await;
    let answer = kept.borrow_mut().take();
    match (answer, outcome) {
        (Some((status, body)), _) => Answer { status, body: Some(body), allow: None },
        (None, Err(error)) if error.kind == ErrorKind::Timeout => {
            Answer::refusal(504, "the server does not answer in time")
        }
        // What a token's request met is this server's business, and the page's only in so far as nothing works.
        (None, _) => Answer::refusal(502, "the server cannot be reached, or does not accept this gateway"),
    }
}

fn respond(answer: &Answer, foreign_origin: Option<&String>) -> Result<JsValue, Error> {
    let mut response =
        Response::builder().status(answer.status).header("Cache-Control", "no-store").header("Vary", "Origin");
    if answer.body.is_some() {
        response = response
            .header("Content-Type", "application/json; charset=utf-8")
            .header("X-Content-Type-Options", "nosniff");
    }
    if let Some(allow) = answer.allow {
        response = response.header("Allow", allow);
    }
    if let Some(origin) = foreign_origin {
        response =
            response.header("Access-Control-Allow-Origin", origin).header("Access-Control-Allow-Credentials", "true");
        if answer.status == 204 {
            response = response
                .header("Access-Control-Allow-Methods", "GET, POST")
                .header("Access-Control-Allow-Headers", "Content-Type, Authorization")
                .header("Access-Control-Max-Age", "600");
        }
    }
    let body = answer.body.as_ref().map(|body| Uint8Array::from(body.as_slice()));
    let response = response.body(body.as_ref().map(|body| body.unchecked_ref::<Object>()));
    response
        .map(|response| web_sys::Response::from(response).into())
        .map_err(|error| Error::config(format!("the runtime could not make a Response: {error}")))
}

#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = r#"
/** The name of an endpoint: a method of {@link V1Client} or {@link V2Client}. */
export type EndpointId = Exclude<keyof V1Client | keyof V2Client, "call" | `each${string}` | "getAccessToken" | "getMerchantToken">;

/** Options of {@link Gateway}. */
export interface GatewayOptions {
  /** The client of v1, with its secret. */
  v1?: V1ClientOptions;
  /** The client of v2, with its secret. */
  v2?: V2ClientOptions;
  /** The endpoints that pages may call; all others are refused. */
  allow: EndpointId[];
  /** Who may call: asked for every request but callbacks. Anything but `true` is a refusal. */
  authorize: (request: Request) => boolean | Promise<boolean>;
  /** What all paths begin with; `/youmi` unless it is given. */
  prefix?: string;
  /** Other origins whose pages may call. The gateway's own may always. */
  origins?: string[];
  /** Serves `GET {prefix}/sidebar?…`: the opened visit, without `dockPwd`. */
  sidebar?: SidebarKeys;
  /** Serves `POST {prefix}/callbacks/{secret}`: what the vendor's server sends, callbacks and events. */
  callbacks?: { secret: string; onEvent: (event: Callback | ParsedEvent) => unknown };
}
"#;
