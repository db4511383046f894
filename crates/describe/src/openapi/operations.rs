//! The operations.

use serde_json::{Map, Value, json};
use youmi_api::{CallbackEnvelope, Code, DeclaredEndpoint, DeclaredParam, Effect, Method, PAGINGS, Paging, Version};
use youmi_wire::schema::HasFieldType;

use super::schemas::{of_field_type, of_param, reference, set_meanings, set_term};
use super::{CHINESE, describe, examples, security, set};
use crate::language::Language;
use crate::sentences::{self, Documented};
use crate::values;

/// The path of an endpoint, and what is there.
pub fn path_item(endpoint: &DeclaredEndpoint) -> (String, Value) {
    let row = endpoint.row;
    let method = match row.method {
        Method::Get => "get",
        Method::Post => "post",
    };
    let (path, servers) = place(endpoint);
    (path, json!({ "servers": servers, method: operation(endpoint) }))
}

/// Where an endpoint is: its path, without a query, and the servers that it is below.
fn place(endpoint: &DeclaredEndpoint) -> (String, Vec<Value>) {
    let row = endpoint.row;
    let servers = security::servers(row.version);
    let Some(path) = row.path else { return (format!("/path-not-documented/{}", row.id), servers) };
    let path = path.split('?').next().unwrap_or(path);
    if let Some((host, below)) = path.strip_prefix("https://").and_then(|rest| rest.split_once('/')) {
        return (format!("/{below}"), vec![json!({ "url": format!("https://{host}") })]);
    }
    (format!("/{}", path.trim_start_matches('/')), servers)
}

fn operation(endpoint: &DeclaredEndpoint) -> Value {
    let DeclaredEndpoint { row, description } = endpoint;
    let is_auth = row.effect == Effect::Auth;
    let mut operation = json!({
        "operationId": row.id,
        "summary": description.title,
        "tags": [description.section],
        "security": if is_auth { json!([]) } else { security::requirement(row.version) },
        "x-version": sentences::version(row.version),
        "x-path": row.path,
        "x-effect": match row.effect {
            Effect::Auth => "auth",
            Effect::Read => "read",
            Effect::Action => "action",
        },
        "x-documented": {
            "path": words(if row.path.is_some() { Documented::Whole } else { Documented::Unknown }),
            "parameters": words(sentences::params_documented(row)),
            "answer": words(sentences::answer_documented(endpoint)),
        },
        "x-vendor-page": sentences::vendor_page(endpoint),
    });
    describe(&mut operation, |language| sentences::of_endpoint(endpoint, language));
    if !description.codes.is_empty() {
        let codes: Vec<Value> = description.codes.iter().map(of_code).collect();
        set(&mut operation, "x-codes", codes.into());
    }
    if let Some(paging) = PAGINGS.iter().find(|paging| paging.endpoint.id == row.id) {
        set(&mut operation, "x-pages", pages(paging));
    }
    let parameters = parameters(endpoint);
    if !parameters.is_empty() {
        set(&mut operation, "parameters", parameters.into());
    }
    if let Some(body) = body(endpoint) {
        set(&mut operation, "requestBody", body);
    }
    set(&mut operation, "responses", json!({ "200": response(endpoint) }));
    operation
}

fn of_code(code: &Code) -> Value {
    let mut value = json!({ "value": code.value });
    describe(&mut value, |language| vec![sentences::of_code(code, language)]);
    value
}

fn words(documented: Documented) -> &'static str {
    match documented {
        Documented::Whole => "whole",
        Documented::Partial => "partial",
        Documented::Unknown => "unknown",
    }
}

fn pages(paging: &Paging) -> Value {
    json!({
        "method": paging.id,
        "page": paging.page,
        "size": paging.size,
        "defaultSize": paging.documented_size,
        "itemId": paging.item_id,
    })
}

/// What stands in the query and in headers of its own.
fn parameters(endpoint: &DeclaredEndpoint) -> Vec<Value> {
    let row = endpoint.row;
    let mut parameters: Vec<Value> = query_of_path(row.path.unwrap_or_default()).collect();
    if row.method == Method::Get {
        parameters.extend(endpoint.description.params.params.iter().map(query_parameter));
    }
    if row.version == Version::V2 && row.effect != Effect::Auth {
        parameters.push(json!({ "$ref": "#/components/parameters/TenantId" }));
    }
    parameters
}

/// What the vendor writes as a part of the path.
fn query_of_path(path: &str) -> impl Iterator<Item = Value> {
    let query = path.split_once('?').map(|(_, query)| query).unwrap_or_default();
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| json!({ "name": name, "in": "query", "required": true, "schema": { "const": value } }))
}

fn query_parameter(param: &DeclaredParam) -> Value {
    let mut parameter = json!({ "name": param.row.name, "in": "query" });
    if param.row.required {
        set(&mut parameter, "required", true.into());
    }
    let description = &param.description;
    describe(&mut parameter, |language| values::of_param(param, language));
    set_term(&mut parameter, &description.docs);
    let mut schema = of_param(param);
    set_meanings(&mut schema, description.meanings);
    set(&mut parameter, "schema", schema);
    parameter
}

fn body(endpoint: &DeclaredEndpoint) -> Option<Value> {
    let DeclaredEndpoint { row, description } = endpoint;
    if row.effect == Effect::Auth {
        return Some(security::token_request(row.version));
    }
    if row.method == Method::Get {
        return None;
    }
    let schema = match (description.params_type, row.params.is_empty(), row.is_open) {
        // Else it is a union of interfaces, which the table describes as well.
        (Some(name), ..) if name.chars().all(char::is_alphanumeric) => reference(name),
        (_, false, _) => reference(description.params.name),
        (_, true, true) => json!({
            "type": "object",
            "description": "The vendor does not document the parameters.",
            CHINESE: "厂商文档未说明参数。",
        }),
        (_, true, false) => json!({ "type": "object", "additionalProperties": false }),
    };
    Some(json!({ "required": true, "content": { content_type(row.version): { "schema": schema } } }))
}

const fn content_type(version: Version) -> &'static str {
    match version {
        Version::V1 => "text/json",
        Version::V2 => "application/json",
    }
}

fn response(endpoint: &DeclaredEndpoint) -> Value {
    let row = endpoint.row;
    let values = of_field_type(&row.values);
    // The token of v2 comes from another server, without an envelope.
    let has_envelope = (row.version, row.effect) != (Version::V2, Effect::Auth);
    let schema = if has_envelope {
        json!({ "allOf": [reference("Reply"), { "type": "object", "properties": { "values": values } }] })
    } else {
        values
    };
    let mut content = json!({ "schema": schema });
    let examples = examples::vendors(row.id);
    if !examples.is_empty() {
        set(&mut content, "examples", examples.into());
    }
    let mut response = json!({});
    describe(&mut response, |language| vec![of_response(endpoint, has_envelope, language)]);
    set(&mut response, "content", json!({ content_type(row.version): content }));
    response
}

fn of_response(endpoint: &DeclaredEndpoint, has_envelope: bool, language: Language) -> String {
    if let (false, Some(sentence)) = (has_envelope, endpoint.description.partial_answer) {
        return language.of(sentence).into();
    }
    let mut sentences = vec![language.choose("The answer, also where the call failed.", "应答，调用失败时也如此。")];
    match sentences::answer_documented(endpoint) {
        Documented::Whole => {}
        Documented::Partial => {
            sentences.push(language.choose("The vendor documents it in part.", "厂商文档只说明了一部分。"));
        }
        Documented::Unknown => sentences.push(
            language.choose("The vendor does not document what `values` holds.", "厂商文档未说明 `values` 的内容。"),
        ),
    }
    sentences.join(language.choose(" ", ""))
}

/// What the vendor's server sends by itself.
pub fn callback() -> Value {
    let mut content: Map<String, Value> =
        Map::from_iter([("schema".to_owned(), of_field_type(&CallbackEnvelope::FIELD_TYPE))]);
    let examples = examples::vendors("callback");
    if !examples.is_empty() {
        content.insert("examples".into(), examples.into());
    }
    json!({ "post": {
        "operationId": "callback",
        "summary": "回调数据",
        "description": "What the vendor's server sends to the address that the merchant sets. The vendor documents no signature.",
        CHINESE: "厂商服务器发送到商户所设置的回调地址的内容。厂商文档没有说明签名。",
        "x-version": "v1",
        "x-vendor-page": "v1 › 回调数据",
        "requestBody": { "required": true, "content": { "text/json": content } },
        "responses": { "200": {
            "description": "The reply that the vendor's server expects.",
            CHINESE: "厂商服务器所期望的回复。",
            "content": { "application/json": {
                "schema": {
                    "type": "object",
                    "required": ["Result", "ReturnCode", "Message"],
                    "properties": {
                        "Result": { "type": "boolean", "description": "Whether it was processed.", CHINESE: "是否处理成功。" },
                        "ReturnCode": { "type": "integer", "description": "200 if it was processed.", CHINESE: "处理成功时为 200。" },
                        "Message": { "type": "string", "description": "A message for people.", CHINESE: "供人阅读的说明。" },
                    },
                },
                "examples": { "vendor": {
                    "summary": "The vendor's example",
                    "x-summary-zh": "厂商文档中的示例",
                    "value": { "Result": true, "ReturnCode": 200, "Message": "操作完成" },
                } },
            } },
        } },
    } })
}
