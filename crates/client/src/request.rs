//! Requests: address, query and body, from an endpoint and its parameters.

use youmi_api::{Effect, Endpoint, GET_ACCESS_TOKEN, GET_MERCHANT_TOKEN, Literal, Method, Param, ParamType, Version};
use youmi_wire::json::JsonType;
use youmi_wire::message;
use youmi_wire::schema::FieldType;

use crate::error::{ErrorDetails, ErrorKind, Result};
use crate::form;
use crate::headers::Headers;
use crate::json_text::{Json, ObjectText, find};
use crate::params::{self, ParamError};
use crate::path::{is_below, join, without_query};
use crate::secrets::decoded_signature;
use crate::settings::{Credentials, Settings};
use crate::signature;

/// A request that can be sent any number of times.
#[derive(Debug)]
pub struct Request {
    /// The name in errors and in the log.
    pub endpoint: &'static str,
    /// Which of the vendor's two APIs it calls.
    pub version: Version,
    pub method: Method,
    /// The whole address.
    pub url: String,
    pub body: Option<String>,
    /// Whether the request may be repeated.
    pub effect: Effect,
    /// The type of `values` in the answer.
    pub values: &'static FieldType,
}

impl Request {
    /// A request to an endpoint. Its parameters are checked.
    pub fn to_endpoint(settings: &Settings, endpoint: &'static Endpoint, params: Json<'_>) -> Result<Self> {
        if endpoint.effect == Effect::Auth {
            // It takes no parameters: the credentials come from the client's options.
            params::check("params", params, endpoint, &mut |_, _| {})?;
            return Self::for_token(settings);
        }
        let path = settings.path(endpoint).ok_or_else(|| {
            let id = endpoint.id;
            let advice = [": set options.paths.", id, " when you make the client"].concat();
            ErrorDetails::new(ErrorKind::Config, message!("the vendor does not document the path of ", id, advice))
        })?;
        let mut query = Vec::new();
        let mut body = ObjectText::default();
        params::check("params", params, endpoint, &mut |name, value| match endpoint.method {
            Method::Get => query.push((name.to_owned(), value.to_plain().into_owned())),
            Method::Post => body.json(name, value.json),
        })?;
        let mut request = Self::without_body(endpoint, form::with_query(&join(&settings.base_url, &path), &query));
        request.body = (endpoint.method == Method::Post).then(|| body.end());
        Ok(request)
    }

    /// The request that fetches a token. [`token_body`] makes the body anew for each attempt, because that of v1
    /// contains the time and a signature.
    pub fn for_token(settings: &Settings) -> Result<Self> {
        let (endpoint, url) = match &settings.credentials {
            Credentials::AppKey { .. } => {
                (GET_ACCESS_TOKEN, join(&settings.base_url, GET_ACCESS_TOKEN.path.unwrap_or_default()))
            }
            Credentials::ClientSecret { token_url, .. } => (GET_MERCHANT_TOKEN, token_url.clone()),
            Credentials::AccessToken { .. } | Credentials::None => {
                return Err(ErrorDetails::new(ErrorKind::Config, "fetching a token needs the secret in auth"));
            }
        };
        Ok(Self::without_body(endpoint, url))
    }

    /// A request to any path, as `call({ method, path, query?, body?, retry? })` describes it.
    pub fn to_any_path(settings: &Settings, request: Json<'_>) -> Result<Self> {
        params::check("request", request, &ANY_REQUEST, &mut |_, _| {})?;
        let invalid = |name, expected| Err(ParamError::new("request", Some(name), &[name, expected]).into());
        let fields = request.fields();
        let get = |name| find(&fields, name);
        let text = |name| get(name).unwrap_or(Json::NULL).to_plain();
        let path = text("path");
        if !is_below(&path) {
            return invalid("path", " has to be a path below baseUrl, such as \"friend\"");
        }
        let mut query = Vec::new();
        let fields_of_query = get("query").unwrap_or(Json::NULL);
        let mut is_flat = matches!(fields_of_query.json_type, JsonType::Object | JsonType::Null);
        for (name, value) in fields_of_query.fields() {
            is_flat &= !matches!(value.json_type, JsonType::Array | JsonType::Object);
            if value.json_type != JsonType::Null {
                query.push((name.into_owned(), value.to_plain().into_owned()));
            }
        }
        if !is_flat {
            return invalid("query", " has to be an object of strings, numbers and booleans");
        }
        let mut result = Self::without_body(&ANY_REQUEST, form::with_query(&join(&settings.base_url, &path), &query));
        result.version = settings.version;
        result.body = get("body").map(|body| body.json.to_owned());
        if text("method") == "GET" {
            if result.body.is_some() {
                return invalid("body", " has to be left out: a GET request has none");
            }
            result.method = Method::Get;
            result.effect = Effect::Read;
        }
        match text("retry").as_ref() {
            "true" => result.effect = Effect::Read,
            "false" => result.effect = Effect::Action,
            _ => {}
        }
        Ok(result)
    }

    fn without_body(endpoint: &'static Endpoint, url: String) -> Self {
        Self {
            endpoint: endpoint.id,
            version: endpoint.version,
            method: endpoint.method,
            url,
            body: None,
            effect: endpoint.effect,
            values: &endpoint.values,
        }
    }

    /// Sets the headers that do not depend on the token.
    pub fn set_headers(&self, settings: &Settings, headers: &mut Headers) {
        if let Some(tenant_id) = settings.tenant_id.as_ref().filter(|_| self.effect != Effect::Auth) {
            headers.set("TenantId", tenant_id);
        }
        headers.set(
            "Content-type",
            match (self.version, self.effect) {
                (Version::V1, _) => "text/json",
                (Version::V2, Effect::Auth) => "application/x-www-form-urlencoded",
                (Version::V2, _) => "application/json",
            },
        );
    }

    /// Method and address for error messages. The query is left out, because it may contain personal data.
    pub fn description(&self) -> String {
        message!(self.method.name(), " ", without_query(&self.url))
    }
}

/// The parameters of `call()`, checked as those of an endpoint. The request replaces version, method and effect.
static ANY_REQUEST: Endpoint = Endpoint {
    id: "call",
    version: Version::V1,
    method: Method::Post,
    path: None,
    effect: Effect::Action,
    params: &[
        Param {
            name: "method",
            param_type: ParamType::OneOf(&[Literal::String("GET"), Literal::String("POST")]),
            required: true,
        },
        Param { name: "path", param_type: ParamType::String, required: true },
        Param { name: "query", param_type: ParamType::Any, required: false },
        Param { name: "body", param_type: ParamType::Any, required: false },
        Param { name: "retry", param_type: ParamType::Boolean, required: false },
    ],
    any_of: &[],
    is_open: false,
    values: FieldType::Any,
};

/// The body of a request for a token (获取TOKEN方法, 获取商户TOKEN), and the signature in it, which errors must not contain.
pub fn token_body(credentials: &Credentials, nonce: &str, timestamp: &str) -> (String, Option<String>) {
    match credentials {
        Credentials::AppKey { app_id, app_key } => {
            let signature = signature::sign(&message!(app_id, nonce, timestamp), app_key);
            let mut body = ObjectText::default();
            body.text("AppId", app_id);
            body.text("Nonce", nonce);
            body.text("Timestamp", timestamp);
            body.text("Signature", &signature);
            (body.end(), Some(decoded_signature(&signature)))
        }
        Credentials::ClientSecret { client_id, client_secret, scope, .. } => {
            let fields = [
                ("client_id", client_id.as_str()),
                ("client_secret", client_secret),
                ("scope", scope),
                ("grant_type", "client_credentials"),
            ];
            (form::encode(fields), None)
        }
        Credentials::AccessToken { .. } | Credentials::None => (String::new(), None),
    }
}

impl From<ParamError> for Box<ErrorDetails> {
    fn from(error: ParamError) -> Self {
        ErrorDetails::argument(error.path, error.message)
    }
}
