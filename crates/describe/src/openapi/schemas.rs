//! The schemas: the envelope, records, parameters.

use serde_json::{Map, Value, json};
use youmi_api::{
    DeclaredEndpoint, DeclaredParam, Docs, FieldDescription, Literal, Meaning, ParamType, RESOURCES, RecordDescription,
};
use youmi_wire::codes;
use youmi_wire::schema::{Field, FieldType};

use super::codes::english as english_of_code;
use super::{CHINESE, describe, set};
use crate::{sentences, values};

/// All of them, by name.
pub fn all() -> Map<String, Value> {
    let records = RESOURCES.iter().flat_map(|resource| resource.records);
    let endpoints = RESOURCES.iter().flat_map(|resource| resource.endpoints);
    let mut all = Map::from_iter([("Reply".into(), reply())]);
    all.extend(records.map(|description| (description.name.into(), record(description))));
    all.extend(endpoints.filter(|endpoint| has_params(endpoint)).map(|endpoint| {
        let name = endpoint.description.params.name;
        (name.into(), params(endpoint))
    }));
    // What no table says stands in a file of its own.
    if let Ok(Value::Object(others)) = serde_json::from_str(include_str!("schemas.json")) {
        all.extend(others);
    }
    all
}

fn has_params(endpoint: &DeclaredEndpoint) -> bool {
    !endpoint.row.params.is_empty()
}

pub fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

/// The envelope of an answer.
fn reply() -> Value {
    let codes = codes::all()
        .map(|(code, words)| json!({ "value": code, "description": english_of_code(code), CHINESE: words }));
    let codes: Vec<Value> = codes.collect();
    json!({
        "type": "object",
        "description": "The envelope of every answer (返回结果说明), whether the call succeeded or not.",
        CHINESE: "所有返回结果的外层结构（返回结果说明），无论调用是否成功。",
        "required": ["errmsg", "succeed"],
        "properties": {
            "requestId": {
                "type": ["string", "null"],
                "description": "The server's number for the request; older servers send none.",
                CHINESE: "服务器为请求分配的编号；旧版服务器没有。",
            },
            "errmsg": {
                "type": "integer",
                "description": "The code, a number in spite of its name: 20000 or 10004 if the call succeeded.",
                CHINESE: "错误码，虽然名为 errmsg，实际是数字：20000 或 10004 表示成功。",
                "x-values": codes,
            },
            "succeed": {
                "type": "boolean",
                "description": "Whether the server calls it a success.",
                CHINESE: "服务器是否报告成功。",
            },
            "msgTime": {
                "type": "string",
                "description": "The server's clock: ISO 8601, or `2018/5/11 14:32:40` on old servers, some of which spell it `MsgTime`.",
                CHINESE: "服务器时间：ISO 8601；旧版服务器为 `2018/5/11 14:32:40`，其中有的写作 `MsgTime`。",
            },
            "values": {
                "$ref": "#/components/schemas/JsonValue",
                "description": "What was asked for.",
                CHINESE: "请求的数据。",
            },
            "errdesc": {
                "type": ["string", "null"],
                "description": "The server's explanation.",
                CHINESE: "服务器的说明。",
            },
        },
    })
}

fn record(description: &RecordDescription) -> Value {
    let fields = description.record.fields.iter().zip(description.fields);
    let required: Vec<&str> =
        fields.clone().filter(|(field, _)| !field.nullable).map(|(field, _)| field.name).collect();
    let properties: Map<String, Value> =
        fields.map(|(field, said)| (field.name.into(), property(field, said))).collect();
    let mut schema = json!({ "type": "object" });
    describe(&mut schema, |language| language.paragraphs(&description.docs));
    set(&mut schema, "required", json!(required));
    set(&mut schema, "properties", properties.into());
    schema
}

fn property(field: &Field, said: &FieldDescription) -> Value {
    let mut schema = of_field_type(&field.field_type);
    if field.nullable {
        schema = or_null(schema);
    }
    describe(&mut schema, |language| values::of_field(said, language));
    set_term(&mut schema, &said.docs);
    set_meanings(&mut schema, said.meanings);
    if said.is_deprecated {
        set(&mut schema, "deprecated", true.into());
    }
    schema
}

/// What a value is on its way.
pub fn of_field_type(field_type: &FieldType) -> Value {
    match field_type {
        FieldType::Integer => json!({ "type": "integer" }),
        FieldType::String => json!({ "type": "string" }),
        FieldType::Boolean => json!({ "type": "boolean" }),
        FieldType::JsonString(inner) => {
            json!({ "type": "string", "contentMediaType": "application/json", "contentSchema": of_field_type(inner) })
        }
        FieldType::Array(item) => json!({ "type": "array", "items": of_field_type(item) }),
        FieldType::ArrayOrOne(item) => {
            json!({ "anyOf": [{ "type": "array", "items": of_field_type(item) }, of_field_type(item)] })
        }
        FieldType::Record(record) => reference(sentences::record_name(record.constructor_id)),
        FieldType::Any => reference("JsonValue"),
    }
}

/// A schema that allows null too.
fn or_null(mut schema: Value) -> Value {
    match schema.get("type").cloned() {
        Some(Value::Array(mut types)) => {
            types.push(json!("null"));
            set(&mut schema, "type", types.into());
            schema
        }
        Some(one) => {
            set(&mut schema, "type", json!([one, "null"]));
            schema
        }
        None => json!({ "anyOf": [schema, { "type": "null" }] }),
    }
}

/// The parameters of an endpoint, as an object.
fn params(endpoint: &DeclaredEndpoint) -> Value {
    let params = endpoint.description.params.params.iter();
    let required: Vec<&str> = params.clone().filter(|param| param.row.required).map(|param| param.row.name).collect();
    let properties: Map<String, Value> = params.map(|param| (param.row.name.into(), param_with_docs(param))).collect();
    let mut schema = json!({ "type": "object" });
    describe(&mut schema, |language| values::of_params(endpoint, language));
    if !required.is_empty() {
        set(&mut schema, "required", json!(required));
    }
    if !endpoint.row.any_of.is_empty() {
        let any_of: Vec<Value> = endpoint.row.any_of.iter().map(|name| json!({ "required": [name] })).collect();
        set(&mut schema, "anyOf", any_of.into());
    }
    set(&mut schema, "properties", properties.into());
    set(&mut schema, "additionalProperties", endpoint.row.is_open.into());
    schema
}

fn param_with_docs(param: &DeclaredParam) -> Value {
    let mut schema = of_param(param);
    let description = &param.description;
    describe(&mut schema, |language| values::of_param(param, language));
    set_term(&mut schema, &description.docs);
    set_meanings(&mut schema, description.meanings);
    schema
}

/// What a parameter may hold.
pub fn of_param(param: &DeclaredParam) -> Value {
    let mut schema = match (param.description.typescript, param.row.param_type) {
        (Some(typescript), _) => match typescript.strip_suffix("[]") {
            Some(item) => json!({ "type": "array", "items": reference(item) }),
            None => reference(typescript),
        },
        (None, ParamType::Integer) => json!({ "type": "integer" }),
        (None, ParamType::Number) => json!({ "type": "number" }),
        (None, ParamType::String) => json!({ "type": "string" }),
        (None, ParamType::StringOrNull) => json!({ "type": ["string", "null"] }),
        (None, ParamType::Boolean) => json!({ "type": "boolean" }),
        (None, ParamType::StringArray) => json!({ "type": "array", "items": { "type": "string" } }),
        (None, ParamType::Time) => reference("Time"),
        (None, ParamType::UnixSeconds) => reference("UnixSeconds"),
        (None, ParamType::OneOf(values)) => one_of(values),
        (None, ParamType::Any) => reference("JsonValue"),
    };
    if let Some(default) = param.description.default {
        set(&mut schema, "default", literal(default));
    }
    schema
}

fn one_of(values: &[Literal]) -> Value {
    let mut types: Vec<&str> = Vec::new();
    for value in values {
        let of_value = match value {
            Literal::Number(_) => "integer",
            Literal::String(_) => "string",
            Literal::Null => "null",
        };
        if !types.contains(&of_value) {
            types.push(of_value);
        }
    }
    let types = if let [only] = types.as_slice() { json!(only) } else { json!(types) };
    json!({ "type": types, "enum": values.iter().copied().map(literal).collect::<Vec<_>>() })
}

pub fn literal(literal: Literal) -> Value {
    match literal {
        Literal::Number(number) => number.into(),
        Literal::String(text) => text.into(),
        Literal::Null => Value::Null,
    }
}

/// Adds the vendor's term.
pub fn set_term(schema: &mut Value, docs: &Docs) {
    if let Some(term) = docs.term {
        set(schema, "x-term", term.into());
    }
}

/// Adds what values mean.
pub fn set_meanings(schema: &mut Value, meanings: &[Meaning]) {
    let explained = meanings.iter().filter_map(|meaning| meaning.text.map(|text| (meaning.value, text)));
    let values: Vec<Value> = explained
        .map(|(value, text)| json!({ "value": literal(value), "description": text.english, CHINESE: text.chinese }))
        .collect();
    if !values.is_empty() {
        set(schema, "x-values", values.into());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_list_may_hold_null() {
        let values = [Literal::String("name"), Literal::Null];
        assert_eq!(one_of(&values), json!({ "type": ["string", "null"], "enum": ["name", null] }));
        assert_eq!(one_of(&[Literal::Number(-1)]), json!({ "type": "integer", "enum": [-1] }));
    }

    #[test]
    fn what_may_be_null_says_so() {
        assert_eq!(or_null(of_field_type(&FieldType::String)), json!({ "type": ["string", "null"] }));
        assert_eq!(
            or_null(of_field_type(&FieldType::Any)),
            json!({ "anyOf": [reference("JsonValue"), { "type": "null" }] })
        );
    }

    #[test]
    fn json_inside_a_text_is_a_text() {
        let schema = of_field_type(&FieldType::JsonString(&FieldType::Array(&FieldType::String)));
        assert_eq!(schema.get("type"), Some(&json!("string")));
        assert_eq!(schema.get("contentSchema"), Some(&json!({ "type": "array", "items": { "type": "string" } })));
    }
}
