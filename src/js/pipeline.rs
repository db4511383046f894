//! One call from its parameters to its result: signed, sent, checked, and repeated where that is right.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::JsValue;

use super::client::Core;
use super::client_options::{Auth, CallOptions};
use super::deadline::Deadline;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::objects;
use super::token_source;
use super::transport::{self, Answer, Request};
use crate::api::v1::auth::getAccessToken;
use crate::api::v2::auth::getMerchantToken;
use crate::api::{Effect, Endpoint, Method, Version};
use crate::auth::signature;
use crate::call::mask::{cut, mask};
use crate::call::params;
use crate::call::policy::{self, Failure, History, Step};
use crate::wire::codes;
use crate::wire::decode::DecodeError;
use crate::wire::envelope::{self, Refusal};
use crate::wire::shape::Kind;
use crate::wire::value::Json;

/// Characters of an answer that an error shows.
const BODY_CHARACTERS: usize = 2048;

/// A place for an answer's status and body.
pub type Kept = Rc<RefCell<Option<(u16, Vec<u8>)>>>;

/// A call, ready to be sent any number of times.
#[derive(Debug)]
pub struct Call {
    /// What errors and the logger call it.
    pub endpoint: String,
    /// The HTTP method.
    pub method: Method,
    /// The whole address.
    pub url: String,
    /// The body.
    pub body: Option<String>,
    /// Whether it may be sent again.
    pub effect: Effect,
    /// What its answer holds.
    pub values: &'static Kind,
    /// What the caller set.
    pub options: CallOptions,
    /// Where the answer is to be kept as it came, status and body, for somebody who passes it on.
    pub keep: Option<Kept>,
}

impl Call {
    /// A call of an endpoint, its parameters checked.
    pub fn new(core: &Core, endpoint: &'static Endpoint, params: &Json, options: CallOptions) -> Result<Self, Error> {
        if endpoint.effect == Effect::Auth {
            // Whatever it needs, the client knows already.
            params::check(params, endpoint).map_err(|wrong| Error::argument(wrong.path, wrong.message))?;
            return Ok(Self { options, ..Self::for_token(core)? });
        }
        let path = core.path(endpoint).ok_or_else(|| {
            Error::config(format!(
                "the vendor does not document the path of {id}: set options.paths.{id} when you make the client",
                id = endpoint.id
            ))
        })?;
        let checked = params::check(params, endpoint).map_err(|wrong| Error::argument(wrong.path, wrong.message))?;
        let mut url = join(&core.options.base_url, path);
        let mut body = None;
        match endpoint.method {
            Method::Get => {
                let query: Vec<_> = checked.into_iter().map(|(name, value)| (name, query_text(&value))).collect();
                url = transport::with_query(&url, &query);
            }
            Method::Post => body = Some(Json::Object(checked).to_json()),
        }
        Ok(Self {
            endpoint: endpoint.id.to_owned(),
            method: endpoint.method,
            url,
            body,
            effect: endpoint.effect,
            values: &endpoint.values,
            keep: None,
            options,
        })
    }

    /// The call that fetches a token. Its body is made for each attempt, for that of v1 holds time and signature.
    pub fn for_token(core: &Core) -> Result<Self, Error> {
        let (endpoint, url) = match &core.options.auth {
            Auth::AppKey { .. } => {
                let endpoint = &getAccessToken;
                (endpoint, join(&core.options.base_url, endpoint.path.unwrap_or_default()))
            }
            Auth::ClientSecret { token_url, .. } => (&getMerchantToken, token_url.clone()),
            _ => return Err(Error::config("fetching a token needs the secret in auth")),
        };
        Ok(Self {
            endpoint: endpoint.id.to_owned(),
            method: endpoint.method,
            url,
            body: None,
            effect: endpoint.effect,
            values: &endpoint.values,
            options: core.options.call.clone(),
            keep: None,
        })
    }
}

/// Puts a path behind the base address, unless it is an address itself.
pub fn join(base_url: &str, path: &str) -> String {
    if path.starts_with("http://") || path.starts_with("https://") {
        return path.to_owned();
    }
    format!("{base_url}/{}", path.trim_start_matches('/'))
}

/// A parameter as a query carries it.
pub fn query_text(value: &Json) -> String {
    match value {
        Json::Text(text) => text.clone(),
        other => other.to_json(),
    }
}

/// How one attempt failed: for the policy, and for the caller.
struct Failed {
    failure: Failure,
    error: Error,
    token: Option<String>,
    retry_after: Option<String>,
    date: Option<String>,
    msg_time: Option<String>,
}

impl From<Error> for Box<Failed> {
    fn from(error: Error) -> Self {
        let failure = match error.kind {
            ErrorKind::Network => Failure::Network,
            ErrorKind::Timeout => Failure::Timeout,
            _ => Failure::Final,
        };
        Self::new(Failed { failure, error, token: None, retry_after: None, date: None, msg_time: None })
    }
}

/// Makes a call until it succeeds or nothing more is to be tried.
pub async fn run(core: &Rc<Core>, call: &Call) -> Result<JsValue, Error> {
    let mut history = History::default();
    let mut attempts = 0;
    let give_up = |mut error: Error, failure: Failure, attempts: u32| {
        error = error.of(&call.endpoint);
        error.attempts = attempts;
        error.retryable = policy::is_retryable(failure, call.effect);
        error
    };
    loop {
        let started = js_sys::Date::now();
        let before = attempts;
        let mut secrets = core.options.auth.secrets();
        let deadline = Deadline::new(call.options.timeout_ms, call.options.signal.as_ref());
        let outcome = attempt(core, call, &deadline, &mut attempts, &mut secrets).await;
        drop(deadline);
        let elapsed = (js_sys::Date::now() - started) as i64;
        let failed = match outcome {
            Ok(reply) => {
                core.log("debug", &format!("{}: ok in {elapsed} ms (attempt {attempts})", call.endpoint));
                return Ok(reply);
            }
            Err(failed) => *failed,
        };
        let error = masked(failed.error, &secrets);
        if error.finished.is_some() {
            return Err(error);
        }
        // Nothing was sent: what failed was the token or the caller's own signing, which have seen to retries.
        let step = if attempts == before {
            Step::GiveUp
        } else {
            policy::next(failed.failure, call.effect, history, call.options.retries)
        };
        let level = if step == Step::GiveUp { "error" } else { "warn" };
        let status = error.status.map_or_else(|| "no answer".to_owned(), |status| format!("status {status}"));
        core.log(
            level,
            &format!("{}: {status}, {} in {elapsed} ms (attempt {attempts})", call.endpoint, error.message),
        );
        match step {
            Step::GiveUp => return Err(give_up(error, failed.failure, attempts)),
            Step::RenewToken => {
                history.token_renewed = true;
                match failed.token {
                    Some(token) if core.keeps_token() => token_source::refuse(core, &token),
                    // A token that is given afresh for each call may be another by now.
                    Some(_) if core.asks_for_token() => {}
                    _ => return Err(give_up(error, failed.failure, attempts)),
                }
            }
            Step::SetClock => {
                history.clock_set = true;
                let now = js_sys::Date::now();
                match policy::clock_difference(failed.date.as_deref(), failed.msg_time.as_deref(), now) {
                    Some(seconds) if !matches!(core.options.auth, Auth::None) => core.clock.set(seconds),
                    _ => return Err(give_up(error, failed.failure, attempts)),
                }
            }
            Step::BackOff => {
                let chance = js_sys::Math::random();
                let wait =
                    policy::backoff_ms(history.retries, failed.retry_after.as_deref(), js_sys::Date::now(), chance);
                history.retries += 1;
                let pause = Deadline::new(wait, call.options.signal.as_ref());
                pause.elapse().await.map_err(|error| give_up(error, Failure::Final, attempts))?;
            }
        }
    }
}

/// Sends a call once.
async fn attempt(
    core: &Rc<Core>,
    call: &Call,
    deadline: &Deadline,
    attempts: &mut u32,
    secrets: &mut Vec<String>,
) -> Result<JsValue, Box<Failed>> {
    deadline.check()?;
    let mut request = Request {
        method: match call.method {
            Method::Get => "GET",
            Method::Post => "POST",
        },
        url: call.url.clone(),
        headers: call.options.headers.clone(),
        body: call.body.clone(),
    };
    let content_type = match (core.version, call.effect) {
        (Version::V1, _) => "text/json",
        (Version::V2, Effect::Auth) => "application/x-www-form-urlencoded",
        (Version::V2, _) => "application/json",
    };
    if let Some(tenant_id) = core.options.tenant_id.as_ref().filter(|_| call.effect != Effect::Auth) {
        request.headers.push(("TenantId".into(), tenant_id.clone()));
    }
    request.headers.push(("Content-type".into(), content_type.into()));
    let token = if call.effect == Effect::Auth {
        request.body = Some(token_body(core, secrets));
        None
    } else {
        let token = token_source::token(core, deadline).await?;
        if let Some(token) = &token {
            secrets.push(token.clone());
            sign(core, token, deadline, &mut request.headers, secrets).await?;
        }
        token
    };
    *attempts += 1;
    if let Some(keep) = &call.keep {
        keep.borrow_mut().take();
    }
    let answer = transport::send(core.options.fetch.as_ref(), &request, deadline).await?;
    check(core.version, call, answer, token, secrets)
}

/// 请求Headers说明: what proves who calls.
async fn sign(
    core: &Core,
    token: &str,
    deadline: &Deadline,
    headers: &mut Vec<(String, String)>,
    secrets: &mut Vec<String>,
) -> Result<(), Error> {
    if core.version == Version::V2 {
        headers.push(("Authorization".into(), format!("Bearer {token}")));
        return Ok(());
    }
    let (nonce, timestamp) = (core.nonce(), core.timestamp());
    let text = format!("{token}{nonce}{timestamp}");
    let signature = match &core.options.auth {
        Auth::AppKey { app_key, .. } => signature::sign(&text, app_key),
        Auth::AccessToken { sign: Some(sign), .. } => signed_by(sign, &text, deadline).await?,
        _ => return Ok(()),
    };
    secrets.push(signature.clone());
    headers.push(("access_token".into(), token.to_owned()));
    headers.push(("Nonce".into(), nonce));
    headers.push(("Timestamp".into(), timestamp));
    headers.push(("Signature".into(), signature));
    Ok(())
}

async fn signed_by(sign: &Function, text: &str, deadline: &Deadline) -> Result<String, Error> {
    let signature = deadline.settle(sign.call1(&JsValue::UNDEFINED, &text.into())).await?;
    let signature = signature.map_err(|cause| Error::config("auth.sign failed to sign").because(cause))?;
    signature
        .as_string()
        .filter(|text| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_graphic()))
        .ok_or_else(|| Error::config("auth.sign has to give the signature as a URL-encoded string"))
}

/// 获取TOKEN方法, 获取商户TOKEN: the body that asks for a token.
fn token_body(core: &Core, secrets: &mut Vec<String>) -> String {
    match &core.options.auth {
        Auth::AppKey { app_id, app_key } => {
            let (nonce, timestamp) = (core.nonce(), core.timestamp());
            let signature = signature::sign(&format!("{app_id}{nonce}{timestamp}"), app_key);
            secrets.push(signature.clone());
            Json::Object(vec![
                ("AppId".into(), Json::text(app_id)),
                ("Nonce".into(), Json::Text(nonce)),
                ("Timestamp".into(), Json::Text(timestamp)),
                ("Signature".into(), Json::Text(signature)),
            ])
            .to_json()
        }
        Auth::ClientSecret { client_id, client_secret, scope, .. } => transport::form(&[
            ("client_id", client_id),
            ("client_secret", client_secret),
            ("scope", scope),
            ("grant_type", "client_credentials"),
        ]),
        Auth::AccessToken { .. } | Auth::None => String::new(),
    }
}

/// Checks an answer.
fn check(
    version: Version,
    call: &Call,
    answer: Answer,
    token: Option<String>,
    secrets: &[String],
) -> Result<JsValue, Box<Failed>> {
    let decoded = match (version, call.effect) {
        (Version::V2, Effect::Auth) => envelope::decode_bare(&answer.body, call.values),
        _ => envelope::decode(&answer.body, call.values),
    };
    let (failure, mut error, msg_time) = match decoded {
        Ok(envelope::Answer::Success(_)) if answer.is_ok() && call.keep.is_some() => {
            keep(call, answer, secrets);
            return Ok(JsValue::UNDEFINED);
        }
        Ok(envelope::Answer::Success(tape)) if answer.is_ok() => {
            return objects::from_tape(&tape).map_err(|cause| {
                let message = "the answer could not be turned into objects";
                Error::new(ErrorKind::Decode, message).because(cause).into()
            });
        }
        Ok(envelope::Answer::Refusal(refusal)) => {
            let failure =
                if answer.is_ok() { Failure::Code(refusal.errmsg) } else { refused_status(&refusal, answer.status) };
            let msg_time = refusal.msg_time.clone();
            (failure, refused(refusal), msg_time)
        }
        Err(wrong) if answer.is_ok() => (Failure::Final, undecodable(wrong, &answer.body, secrets), None),
        Ok(envelope::Answer::Success(_)) | Err(_) => {
            let message = format!("the server answered with HTTP status {}", answer.status);
            let mut error = Error::new(ErrorKind::Http, message);
            error.body = Some(excerpt(&answer.body, secrets));
            (Failure::Status(answer.status), error, None)
        }
    };
    error.status = Some(answer.status);
    let (retry_after, date) = (answer.retry_after.clone(), answer.date.clone());
    keep(call, answer, secrets);
    Err(Box::new(Failed { failure, error, token, retry_after, date, msg_time }))
}

/// Keeps an answer as it came, but for secrets that the server may have repeated.
fn keep(call: &Call, answer: Answer, secrets: &[String]) {
    if let Some(keep) = &call.keep {
        let holds = |secret: &String| answer.body.windows(secret.len().max(1)).any(|part| part == secret.as_bytes());
        let body = if secrets.iter().any(holds) {
            mask(&String::from_utf8_lossy(&answer.body), secrets).into_bytes()
        } else {
            answer.body
        };
        *keep.borrow_mut() = Some((answer.status, body));
    }
}

/// A code that says what to do counts for more than the status around it.
const fn refused_status(refusal: &Refusal, status: u16) -> Failure {
    match refusal.errmsg {
        code @ (codes::TOKEN_INVALID | codes::TIMESTAMP_INVALID | codes::REQUEST_TOO_OLD) => Failure::Code(code),
        _ => Failure::Status(status),
    }
}

fn refused(refusal: Refusal) -> Error {
    let words = codes::describe(refusal.errmsg).unwrap_or("a code that the vendor does not document");
    let details = refusal.errdesc.filter(|text| !text.is_empty()).map_or_else(String::new, |text| format!(": {text}"));
    let message = format!("the server refused with {} ({words}){details}", refusal.errmsg);
    let mut error = Error::new(ErrorKind::Api, message);
    error.code = Some(refusal.errmsg);
    error.request_id = refusal.request_id;
    error
}

fn undecodable(wrong: DecodeError, body: &[u8], secrets: &[String]) -> Error {
    let text = excerpt(body, secrets);
    let message = if text.trim_start().starts_with('<') {
        "the answer is an HTML page, not JSON: does baseUrl lead to the API?".to_owned()
    } else if wrong.path.is_empty() {
        format!("the answer is {}", wrong.reason)
    } else {
        format!("the answer is not what is documented: {} at {}", wrong.reason, wrong.path)
    };
    let mut error = Error::new(ErrorKind::Decode, message);
    error.path = Some(wrong.path).filter(|path| !path.is_empty());
    error.body = Some(text);
    error
}

fn excerpt(body: &[u8], secrets: &[String]) -> String {
    // Masked before it is cut, so that no half of a secret is left; what cannot be shown need not be looked at.
    let beginning = body.get(..body.len().min(BODY_CHARACTERS * 16)).unwrap_or_default();
    cut(&mask(&String::from_utf8_lossy(beginning), secrets), BODY_CHARACTERS).to_owned()
}

/// The error without secrets in it, which a server or a stub may have repeated.
fn masked(mut error: Error, secrets: &[String]) -> Error {
    error.message = mask(&error.message, secrets);
    error.request_id = error.request_id.take().map(|text| mask(&text, secrets));
    error.path = error.path.take().map(|text| mask(&text, secrets));
    if let Some(cause) = &error.cause {
        let texts = ["message", "stack"].map(|key| foreign::get(cause, key).as_string());
        let own = cause.as_string();
        if let Some(text) = texts.into_iter().chain([own]).flatten().find(|text| mask(text, secrets) != *text) {
            error.cause = Some(js_sys::Error::new(&mask(&text, secrets)).into());
        }
    }
    error
}

/// The token in an answer that gives one, and when it ends: in milliseconds of the server's clock.
pub fn read_token(version: Version, reply: &JsValue, now_ms: f64) -> Option<(String, f64)> {
    let values = foreign::get(reply, "values");
    let text = foreign::get(&values, "access_token").as_string().filter(|text| !text.is_empty())?;
    let seconds = foreign::get(&values, "expires_in").as_f64()?;
    match version {
        Version::V1 => Some((text, seconds * 1000.0)),
        Version::V2 => Some((text, now_ms + seconds * 1000.0)),
    }
}
