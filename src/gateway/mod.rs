//! The gateway: Fetch API in, Fetch API out.

mod answer;
mod authorize;
mod forward;
mod incoming;
mod options;
mod types;

use std::rc::Rc;

use js_sys::{JSON, Promise};
use wasm_bindgen::prelude::{JsValue, wasm_bindgen};

use self::answer::Answer;
use self::authorize::Permission;
use self::incoming::Incoming;
use self::options::GatewayOptions;
use crate::client::call::Call;
use crate::client::state::ClientState;
use crate::functions;
use crate::host::caller;
use crate::host::error::Error;
use youmi_api::{Effect, Endpoint, Method, Version};
use youmi_client::callbacks;
use youmi_client::gateway::address::{Address, is_host};
use youmi_client::gateway::params::{checked, params_of_query};
use youmi_client::gateway::{Refusal, Route, log};
use youmi_client::json_text::OwnedJson;
use youmi_client::percent;
use youmi_client::secrets;
use youmi_client::sidebar::Refused;

/// Keeps secrets off the page: stands on your server between pages and the vendor's API.
///
/// ```ts
/// const gateway = new Gateway({
///   v1: { baseUrl, auth: { appId, appKey } },
///   allow: ["listStaff", "listFriends"],
///   authorize: (request, call) => isLoggedIn(request),
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
    /// parameters, 401 not authorised, 403 not allowed or a foreign origin, 404 unknown path, 405 another method, 408 a body
    /// that does not arrive, 413 more than 1 MiB, 429 too many sidebar addresses that do not open, 502 the vendor's server
    /// cannot be reached or refuses the gateway's credentials, 503 `authorize` failed, 504 the vendor's server does not
    /// answer in time. Rejects with a {@link YoumiError} of kind `argument` where it gets no Request.
    #[wasm_bindgen(unchecked_return_type = "Promise<Response>")]
    pub fn handle(&self, #[wasm_bindgen(unchecked_param_type = "Request")] request: &JsValue) -> Promise {
        let (options, request) = (Rc::clone(&self.options), request.clone());
        caller::promise(Box::pin(async move { options.handle(&request).await }))
    }
}

impl GatewayOptions {
    async fn handle(&self, request: &JsValue) -> Result<JsValue, Error> {
        let incoming = Incoming::read(request)?;
        let has_host = incoming.header("Host").is_none_or(|host| is_host(&host));
        let Some(address) = Address::read(&incoming.url).filter(|_| has_host) else {
            return Answer::refusal(400, "the address cannot be that of a request").respond(None, "");
        };
        let origin = incoming.header("Origin");
        // No page can set `Sec-Fetch-Site`. Behind a proxy it knows better than the address what is of the same origin.
        let is_own = |origin: &String| {
            origin == address.origin || incoming.header("Sec-Fetch-Site").as_deref() == Some("same-origin")
        };
        let foreign_origin = origin.as_ref().filter(|origin| !is_own(origin));
        if let Some(origin) = foreign_origin.filter(|origin| !self.origins.contains(*origin)) {
            let advice = ", the gateway's own: if its pages may call, name it in origins";
            self.warn(None, &["refused a page of ", origin, ", which is not ", address.origin, advice]);
            return Answer::refusal(403, "this origin is not allowed").respond(None, "");
        }
        let answer = if incoming.method == "OPTIONS" {
            Answer { status: 204, ..Answer::default() }
        } else {
            match self.routes.find(&incoming.method, address.path) {
                Err(Refusal::UnknownPath) => Answer::refusal(404, "there is nothing at this path"),
                Err(Refusal::NotAllowed) => Answer::refusal(403, "this endpoint is not allowed"),
                Err(Refusal::Method(allow)) => {
                    Answer { allow: Some(allow), ..Answer::refusal(405, "this path takes another method") }
                }
                Ok(route) => self.serve(route, &incoming, address.query).await,
            }
        };
        answer.respond(foreign_origin, &self.allow_headers)
    }

    async fn serve(&self, route: Route, incoming: &Incoming<'_>, query: &str) -> Answer {
        let was_read = incoming.is_read();
        let body = match incoming.body().await {
            Ok(body) => body,
            Err(refusal) => {
                if was_read {
                    self.warn(
                        None,
                        &["the body of a request had been read already: the gateway comes before express.json()"],
                    );
                }
                return refusal;
            }
        };
        let served = match route {
            Route::Endpoint(endpoint) => self.call(endpoint, incoming, query, &body).await,
            Route::Sidebar => self.show_visit(incoming, &body).await,
            Route::Callback => Ok(self.receive(&body).await),
        };
        served.unwrap_or_else(|refusal| refusal)
    }

    /// Calls an endpoint for a page.
    async fn call(
        &self,
        endpoint: &'static Endpoint,
        incoming: &Incoming<'_>,
        query: &str,
        body: &[u8],
    ) -> Result<Answer, Answer> {
        let core = match endpoint.version {
            Version::V1 => &self.v1,
            Version::V2 => &self.v2,
        };
        let unreadable = || Answer::refusal(400, "the parameters are not readable");
        let wrong = |message: &str| Answer::refusal(400, message);
        let core = core.as_ref().ok_or_else(unreadable)?;
        let params = match endpoint.method {
            Method::Get => params_of_query(&crate::host::fetch::pairs(query), endpoint),
            // What would be ignored there is refused.
            Method::Post if !query.is_empty() => None,
            Method::Post if body.is_empty() => OwnedJson::parse("null".into()).ok(),
            Method::Post => percent::utf8(body).and_then(|body| OwnedJson::parse(body.into()).ok()),
        };
        let params = params.ok_or_else(unreadable)?;
        let params = checked(params.value(), endpoint).map_err(|error| wrong(&error.message))?;
        let call = authorize::call_of(endpoint.id, params.value());
        let params = match self.ask(incoming, body, call).await? {
            Permission::Granted => params,
            Permission::WithParams(params) => checked(params.value(), endpoint).map_err(|error| {
                self.warn(
                    Some(core),
                    &["authorize gave params that ", endpoint.id, " does not take: ", &error.message],
                );
                wrong(&error.message)
            })?,
        };
        let mut options = core.options.call.clone();
        // The page's client repeats reads: both together would multiply.
        options.retries = 0;
        if endpoint.effect == Effect::Read {
            options.signal = incoming.signal();
        }
        let call = Call::new(core, endpoint, params.value(), options).map_err(|error| wrong(&error.message))?;
        Ok(self.forward(core, call).await)
    }

    /// The opened visit. The user's password in the order system is for this server, not for the page.
    async fn show_visit(&self, incoming: &Incoming<'_>, body: &[u8]) -> Result<Answer, Answer> {
        let sidebar = self.sidebar.as_ref().ok_or_else(|| Answer::refusal(404, "there is nothing at this path"))?;
        let opened =
            sidebar.guard.borrow_mut().open(&incoming.url, &sidebar.keys, sidebar.form, js_sys::Date::now() as i64);
        let opened = opened.map_err(|refused| match refused {
            Refused::Wrong(wrong) => {
                // Which of its parts does not fit would tell a stranger how to go on guessing: that is for the log.
                let reason = wrong.message.replace("keys.", "options.sidebar.");
                self.warn(None, &["a sidebar address was not opened: ", &reason]);
                Answer::refusal(400, "the visit could not be opened")
            }
            Refused::TooMany { seconds } => {
                self.warn(
                    None,
                    &["too many sidebar addresses of one user were not opened: they are refused for a while"],
                );
                Answer::later(429, "too many visits could not be opened", seconds)
            }
        })?;
        let visit = |shown: &dyn Fn(&str) -> bool| functions::built(opened.to_tape(shown));
        let whole = visit(&|name| name != "dockPwd");
        let call = whole.and_then(|visit| authorize::call_of_sidebar(&visit));
        if let Permission::WithParams(_) = self.ask(incoming, body, call).await? {
            self.warn(None, &["authorize gave params for the sidebar, which has none"]);
            return Err(Answer::refusal(401, "not authorised"));
        }
        let shown = visit(&|name| sidebar.fields.iter().any(|field| field == name));
        let json = shown.and_then(|visit| JSON::stringify(&visit));
        json.map(|json| Answer::json(200, json.into())).map_err(|_| Answer::refusal(500, "the visit could not be told"))
    }

    async fn receive(&self, body: &[u8]) -> Answer {
        // What surrounds an event is not documented: it might have a Type too.
        let tape = callbacks::parse(body).or_else(|_| callbacks::parse_event(body));
        let parsed = tape.map_err(|_| JsValue::UNDEFINED).and_then(functions::built);
        let Ok(parsed) = parsed else { return Answer::refusal(400, "neither a callback nor an event") };
        let called = self
            .on_event
            .as_ref()
            .map_or(Ok(JsValue::UNDEFINED), |on_event| on_event.call1(&JsValue::UNDEFINED, &parsed));
        let done = match called {
            Ok(value) => caller::settle(value).await,
            Err(thrown) => Err(thrown),
        };
        if let Err(thrown) = &done {
            self.warn(None, &["callbacks.onEvent failed: ", &authorize::said_of(thrown)]);
        }
        let reply = functions::built(callbacks::reply(done.is_ok(), None)).and_then(|reply| JSON::stringify(&reply));
        Answer::json(if done.is_ok() { 200 } else { 500 }, reply.map(String::from).unwrap_or_default())
    }

    /// Says something on this server: to the logger of the client that it is about, or of the first that has one, else on
    /// the console.
    fn warn(&self, core: Option<&ClientState>, message: &[&str]) {
        let message = secrets::mask(&message.concat(), &self.secrets());
        let line = log::line(&["youmi-open-api gateway: ", &message].concat());
        let any =
            self.v1.iter().chain(&self.v2).map(|core| &core.options.hooks.logger).find(|logger| !logger.is_undefined());
        let logger = match core {
            Some(core) => Some(&core.options.hooks.logger).filter(|logger| !logger.is_undefined()),
            None => any,
        };
        match logger {
            Some(logger) => caller::notify(logger, "warn", &line),
            None => caller::notify(&caller::get(&js_sys::global(), "console"), "warn", &line),
        }
    }

    /// What no line of the log may show.
    fn secrets(&self) -> Vec<String> {
        let clients = self.v1.iter().chain(&self.v2).filter_map(|core| core.settings().credentials.secret().cloned());
        let sidebar = self.sidebar.iter().map(|sidebar| sidebar.keys.base().to_owned());
        clients.chain(sidebar).chain(self.routes.callback_secret.clone()).collect()
    }
}
