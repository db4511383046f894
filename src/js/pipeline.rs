//! One call from its parameters to its result: signed, sent, checked, and repeated where that is right.

use std::rc::Rc;

use js_sys::Function;
use wasm_bindgen::prelude::JsValue;

use super::answer::{Failed, check, masked};
use super::call::Call;
use super::client_options::Auth;
use super::core::Core;
use super::deadline::Deadline;
use super::error::{Error, ErrorKind};
use super::foreign;
use super::token_source;
use super::transport::{self, Request};
use crate::api::{Effect, Method, Version};
use crate::auth::signature;
use crate::call::policy::{self, Failure, History, Step};
use crate::percent;
use crate::wire::value::ObjectText;

/// Makes a call until it succeeds or nothing more is to be tried.
pub async fn run(core: &Rc<Core>, call: &Call) -> Result<JsValue, Error> {
    let mut history = History::default();
    let mut attempts = 0;
    let give_up = |mut error: Error, failure: Failure, effect: Effect, attempts: u32| {
        error = error.of(call.endpoint);
        error.attempts = attempts;
        error.retryable = policy::is_retryable(failure, effect);
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
                core.log("debug", || format!("{}: ok in {elapsed} ms (attempt {attempts})", call.endpoint));
                return Ok(reply);
            }
            Err(failed) => *failed,
        };
        let error = masked(failed.error, &secrets);
        if error.finished.is_some() {
            return Err(error);
        }
        // Nothing was sent: what failed was the token or the caller's own signing, which have seen to retries. And what was
        // not sent may be sent later, whatever it does.
        let sent = attempts > before;
        let effect = if sent { call.effect } else { Effect::Read };
        let step =
            if !sent { Step::GiveUp } else { policy::next(failed.failure, call.effect, history, call.options.retries) };
        let level = if step == Step::GiveUp { "error" } else { "warn" };
        core.log(level, || {
            let status = error.status.map_or_else(|| "no answer".to_owned(), |status| format!("status {status}"));
            format!("{}: {status}, {} in {elapsed} ms (attempt {attempts})", call.endpoint, error.message)
        });
        match step {
            Step::GiveUp => return Err(give_up(error, failed.failure, effect, attempts)),
            Step::RenewToken => {
                history.token_renewed = true;
                match failed.token {
                    Some(token) if core.keeps_token() => token_source::refuse(core, &token),
                    // A token that is given afresh for each call may be another by now.
                    Some(_) if core.asks_for_token() => {}
                    _ => return Err(give_up(error, failed.failure, effect, attempts)),
                }
            }
            Step::SetClock => {
                history.clock_set = true;
                let now = js_sys::Date::now();
                match policy::clock_difference(failed.date.as_deref(), failed.msg_time.as_deref(), now) {
                    Some(seconds) if !matches!(core.options.auth, Auth::None) => core.clock.set(seconds),
                    _ => return Err(give_up(error, failed.failure, effect, attempts)),
                }
            }
            Step::BackOff => {
                let chance = js_sys::Math::random();
                let wait =
                    policy::backoff_ms(history.retries, failed.retry_after.as_deref(), js_sys::Date::now(), chance);
                history.retries += 1;
                let pause = Deadline::new(wait, call.options.signal.as_ref());
                pause.elapse().await.map_err(|error| give_up(error, Failure::Final, effect, attempts))?;
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
    let mut headers = call.options.headers.clone();
    let mut body = call.body.clone();
    let content_type = match (core.version, call.effect) {
        (Version::V1, _) => "text/json",
        (Version::V2, Effect::Auth) => "application/x-www-form-urlencoded",
        (Version::V2, _) => "application/json",
    };
    if let Some(tenant_id) = core.options.tenant_id.as_ref().filter(|_| call.effect != Effect::Auth) {
        transport::set_header(&mut headers, "TenantId", tenant_id);
    }
    transport::set_header(&mut headers, "Content-type", content_type);
    let token = if call.effect == Effect::Auth {
        body = Some(token_body(core, secrets));
        None
    } else {
        let token = token_source::token(core, deadline).await?;
        if let Some(token) = &token {
            secrets.push(token.trim_ascii().to_owned());
            sign(core, token, deadline, &mut headers, secrets).await?;
        }
        token
    };
    let method = match call.method {
        Method::Get => "GET",
        Method::Post => "POST",
    };
    let request = Request { method, url: call.url.clone(), headers: transport::header_lines(&headers)?, body };
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
        transport::set_header(headers, "Authorization", &format!("Bearer {token}"));
        return Ok(());
    }
    let (nonce, timestamp) = (core.nonce(), core.timestamp());
    let text = format!("{token}{nonce}{timestamp}");
    let signature = match &core.options.auth {
        Auth::AppKey { app_key, .. } => signature::sign(&text, app_key),
        Auth::AccessToken { sign: Some(sign), .. } => signed_by(sign, &text, deadline).await?,
        _ => return Ok(()),
    };
    secrets.push(String::from_utf8_lossy(&percent::decode(&signature)).into_owned());
    transport::set_header(headers, "access_token", token);
    transport::set_header(headers, "Nonce", &nonce);
    transport::set_header(headers, "Timestamp", &timestamp);
    transport::set_header(headers, "Signature", &signature);
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
            secrets.push(String::from_utf8_lossy(&percent::decode(&signature)).into_owned());
            let mut body = ObjectText::default();
            body.text("AppId", app_id);
            body.text("Nonce", &nonce);
            body.text("Timestamp", &timestamp);
            body.text("Signature", &signature);
            body.end()
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

/// The token in an answer that gives one, and when it ends: in milliseconds of the server's clock.
pub fn read_token(version: Version, reply: &JsValue, now_ms: f64) -> Result<(String, f64), Error> {
    let values = foreign::get(reply, "values");
    let text = foreign::get(&values, "access_token").as_string().filter(|text| !text.is_empty());
    let seconds = foreign::get(&values, "expires_in").as_f64();
    let (Some(text), Some(seconds)) = (text, seconds) else {
        let mut error = Error::new(ErrorKind::Decode, "the answer holds no token");
        error.path = Some("values.access_token".into());
        return Err(error);
    };
    Ok((text, if version == Version::V1 { seconds * 1000.0 } else { now_ms + seconds * 1000.0 }))
}
