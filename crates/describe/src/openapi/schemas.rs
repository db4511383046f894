//! The schemas: the envelope, records, parameters.

use serde_json::{Map, Value, json};
use youmi_api::{
    DeclaredEndpoint, DeclaredParam, Docs, FieldDescription, Literal, Meaning, ParamType, RESOURCES, RecordDescription,
};
use youmi_wire::codes;
use youmi_wire::schema::{Field, FieldType};

use super::markdown;
use crate::sentences;

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
    let codes: Vec<Value> = codes::all().map(|(code, words)| json!({ "value": code, "term": words })).collect();
    json!({
        "type": "object",
        "description": "The envelope of every answer (返回结果说明), whether the call succeeded or not.",
        "required": ["errmsg", "succeed"],
        "properties": {
            "requestId": { "type": ["string", "null"], "description": "The server's number for the request; older servers send none." },
            "errmsg": {
                "type": "integer",
                "description": "The code, a number in spite of its name: 20000 or 10004 if the call succeeded.",
                "x-values": codes,
            },
            "succeed": { "type": "boolean", "description": "Whether the server calls it a success." },
            "msgTime": { "type": "string", "description": "The server's clock: ISO 8601, or `2018/5/11 14:32:40` on old servers, some of which spell it `MsgTime`." },
            "values": { "$ref": "#/components/schemas/JsonValue", "description": "What was asked for." },
            "errdesc": { "type": ["string", "null"], "description": "The server's explanation." },
        },
    })
}

fn record(description: &RecordDescription) -> Value {
    let fields = description.record.fields.iter().zip(description.fields);
    let required: Vec<&str> =
        fields.clone().filter(|(field, _)| !field.nullable).map(|(field, _)| field.name).collect();
    let properties: Map<String, Value> =
        fields.map(|(field, said)| (field.name.into(), property(field, said))).collect();
    let mut schema = json!({ "type": "object", "description": markdown(&description.docs.paragraphs()) });
    set(&mut schema, "required", json!(required));
    set(&mut schema, "properties", properties.into());
    schema
}

fn property(field: &Field, said: &FieldDescription) -> Value {
    let mut schema = of_field_type(&field.field_type);
    if field.nullable {
        schema = or_null(schema);
    }
    describe(&mut schema, &said.docs, &sentences::of_field_in_english(said), said.meanings);
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
    let mut schema = json!({ "type": "object", "description": markdown(&sentences::of_params(endpoint)) });
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
    describe(&mut schema, &description.docs, &sentences::of_param_in_english(param), description.meanings);
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

/// Adds what is said about a schema.
pub fn describe(schema: &mut Value, docs: &Docs, paragraphs: &[String], meanings: &[Meaning]) {
    if !paragraphs.is_empty() {
        set(schema, "description", markdown(paragraphs).into());
    }
    if let Some(term) = docs.term {
        set(schema, "x-term", term.into());
    }
    let explained = meanings.iter().filter(|meaning| meaning.english.is_some() || meaning.term.is_some());
    let values: Vec<Value> = explained.map(of_meaning).collect();
    if !values.is_empty() {
        set(schema, "x-values", values.into());
    }
}

fn of_meaning(meaning: &Meaning) -> Value {
    let mut value = json!({ "value": literal(meaning.value) });
    if let Some(english) = meaning.english {
        set(&mut value, "description", english.into());
    }
    if let Some(term) = meaning.term {
        set(&mut value, "term", term.into());
    }
    value
}

/// Sets a field of an object.
pub fn set(object: &mut Value, name: &str, value: Value) {
    if let Value::Object(fields) = object {
        fields.insert(name.into(), value);
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
