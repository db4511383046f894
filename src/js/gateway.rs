//! The gateway: Fetch API in, Fetch API out.

use std::cell::RefCell;
use std::rc::Rc;

use gloo_net::http::Response;
use js_sys::{JSON, Object, Promise, Uint8Array};
use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};

use super::call::Call;
use super::core::Core;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::functions;
use super::gateway_options::GatewayOptions;
use super::pipeline;
use super::transport;
use crate::api::{Method, Version};
use crate::callback;
use crate::gateway::{LARGEST_BODY, Refusal, Route, params_of_query};
use crate::sidebar;
use crate::wire::value::{ObjectText, OwnedJson};

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
    options: Rc<GatewayOptions>,
}

#[wasm_bindgen]
impl Gateway {
    /// Makes a gateway. Throws a {@link YoumiError} of kind `argument` if an option is wrong.
    #[wasm_bindgen(constructor)]
    pub fn new(#[wasm_bindgen(unchecked_param_type = "GatewayOptions")] options: &JsValue) -> Result<Gateway, JsValue> {
        Ok(Self { options: Rc::new(GatewayOptions::read(options)?) })
    }

    /// Answers a request. Never rejects for what a request holds: what is wrong with it becomes an answer, 400 wrong
    /// parameters, 401 not authorised, 403 not allowed or a foreign origin, 404 unknown path, 405 another method, 413 more
    /// than 1 MiB, 502 the vendor's server cannot be reached, 504 it does not answer in time.
    #[wasm_bindgen(unchecked_return_type = "Promise<Response>")]
    pub fn handle(&self, #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue) -> Promise {
        let (options, request) = (Rc::clone(&self.options), request.clone());
        foreign::promise(Box::pin(async move { options.handle(&request).await }))
    }
}

const UNREACHABLE: &str = "the server cannot be reached, or does not accept this gateway";

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
        let mut json = ObjectText::default();
        json.text("error", message);
        Self::json(status, json.end())
    }
}

impl GatewayOptions {
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
                    // What would be ignored there is refused.
                    Method::Post if !query.is_empty() => None,
                    Method::Post => match body(request).await {
                        Ok(body) if body.is_empty() => OwnedJson::parse("null".into()).ok(),
                        Ok(body) => OwnedJson::parse(String::from_utf8_lossy(&body).into_owned()).ok(),
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
                let call = Call::new(core, endpoint, params.value(), core.options.call.clone());
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
                let json = functions::built(opened.to_tape(false)).and_then(|visit| JSON::stringify(&visit));
                json.map_or_else(
                    |_| Answer::refusal(500, "the visit could not be told"),
                    |json| Answer::json(200, json.into()),
                )
            }
            Err(wrong) => {
                // Which of its parts does not fit would tell a stranger how to go on guessing: that is for the log.
                for core in self.v1.iter().chain(&self.v2).take(1) {
                    core.log("warn", &["sidebar: ", &wrong.message]);
                }
                Answer::refusal(400, "the visit could not be opened")
            }
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
        // What surrounds an event is not documented: it might have a Type too.
        let tape = callback::parse(body).or_else(|_| callback::parse_event(body));
        let parsed = tape.map_err(|_| JsValue::UNDEFINED).and_then(functions::built);
        let Ok(parsed) = parsed else { return Answer::refusal(400, "neither a callback nor an event") };
        let called = self
            .on_event
            .as_ref()
            .map_or(Ok(JsValue::UNDEFINED), |on_event| on_event.call1(&JsValue::UNDEFINED, &parsed));
        let done = match called {
            Ok(value) => foreign::settle(value).await.is_ok(),
            Err(_) => false,
        };
        let reply = functions::built(callback::reply(done, None)).and_then(|reply| JSON::stringify(&reply));
        Answer::json(if done { 200 } else { 500 }, reply.map(String::from).unwrap_or_default())
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
        // It failed while a token was fetched: an answer to the attempt before is none to the page.
        (_, Err(error)) if error.finished.is_some() => Answer::refusal(502, UNREACHABLE),
        (Some((status, body)), _) => Answer { status, body: Some(body), allow: None },
        (None, Err(error)) if error.kind == ErrorKind::Timeout => {
            Answer::refusal(504, "the server does not answer in time")
        }
        // What a token's request met is this server's business, and the page's only in so far as nothing works.
        (None, _) => Answer::refusal(502, UNREACHABLE),
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
    // These statuses take no body, not even an empty one.
    let body = answer
        .body
        .as_ref()
        .filter(|_| !matches!(answer.status, 204 | 205 | 304))
        .map(|body| Uint8Array::from(body.as_slice()));
    let response = response.body(body.as_ref().map(|body| body.unchecked_ref::<Object>()));
    response
        .map(|response| web_sys::Response::from(response).into())
        .map_err(|error| Error::config(format!("the runtime could not make a Response: {error}")))
}
