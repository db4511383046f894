//! TypeScript: `api.d.ts`.

mod comment;
pub mod types;

use std::collections::BTreeSet;

use youmi_api::{DeclaredEndpoint, DeclaredPaging, Effect, FieldDescription, RESOURCES, RecordDescription, Version};
use youmi_wire::schema::{Field, FieldType};

use crate::language::Language;
use crate::{sentences, values};
use comment::comment;

/// The clients as far as no endpoint says it: their comments, constructors, and `call`.
const V1_CLIENT: &str = include_str!("v1_client.d.ts");
const V2_CLIENT: &str = include_str!("v2_client.d.ts");

/// `api.d.ts`. It stands among other definitions in `index.d.ts`, so it has no head of its own.
pub fn definitions() -> String {
    let resources = RESOURCES.iter();
    let records = resources.clone().flat_map(|resource| resource.records).map(|description| record(description));
    // Endpoints may share their parameters.
    let mut names = BTreeSet::new();
    let endpoints = resources.clone().flat_map(|resource| resource.endpoints);
    let params = endpoints.filter(|endpoint| names.insert(endpoint.description.params.name)).filter_map(params);
    let parts = [client(V1_CLIENT, Version::V1), client(V2_CLIENT, Version::V2), endpoint_id()];
    parts.into_iter().chain(records).chain(params).collect::<Vec<_>>().join("\n")
}

/// The class of a client.
fn client(class: &str, version: Version) -> String {
    let resources = RESOURCES.iter();
    let endpoints = resources.clone().flat_map(|resource| resource.endpoints);
    let endpoints = endpoints.filter(|endpoint| endpoint.row.version == version).map(endpoint_method);
    let pagings = resources.flat_map(|resource| resource.pagings);
    let pagings = pagings.filter(|paging| paging.endpoint.row.version == version).map(paging_method);
    let methods: String = endpoints.chain(pagings).collect();
    format!("{}{methods}}}\n", class.trim_end().trim_end_matches('}'))
}

fn endpoint_method(endpoint: &DeclaredEndpoint) -> String {
    let paragraphs = in_both(|language| {
        let mut paragraphs = sentences::of_endpoint(endpoint, language);
        if let (Language::Chinese, Some(first)) = (language, paragraphs.first_mut()) {
            *first = format!("{}：{first}", endpoint.description.title);
        }
        paragraphs.push(sentences::rejection(endpoint, language));
        let page = sentences::vendor_page(endpoint);
        paragraphs.push(language.say(|| format!("Vendor's page: {page}."), || format!("厂商文档：{page}。")));
        paragraphs
    });
    let params = types::params_of_endpoint(endpoint);
    let values = types::of_field_type(&endpoint.row.values);
    method(&paragraphs, endpoint.row.id, &params, &values, |values| format!("Promise<Reply<{values}>>"))
}

fn paging_method(paging: &DeclaredPaging) -> String {
    let paragraphs = in_both(|language| sentences::of_paging(paging, language));
    let item = types::of_item(&paging.row.endpoint.values);
    let params = types::params_of_paging(paging);
    method(&paragraphs, paging.row.id, &params, &item, |item| format!("AsyncIterableIterator<{item}>"))
}

/// What is said in each language, one after the other.
fn in_both(paragraphs: impl Fn(Language) -> Vec<String>) -> Vec<String> {
    Language::ALL.into_iter().flat_map(paragraphs).collect()
}

/// The signature of a method whose result has values of a type. What is not documented can also be given a type by a schema.
fn method(paragraphs: &[String], id: &str, params: &str, values: &str, result: impl Fn(&str) -> String) -> String {
    let comment = comment("  ", paragraphs);
    let mut text = String::new();
    if values == types::UNDOCUMENTED {
        let required = required(params);
        text += &format!("{comment}  {id}<T>({required}, options: SchemaOptions<T>): {};\n", result("T"));
    }
    text + &format!("{comment}  {id}({params}, options?: CallOptions | null): {};\n", result(values))
}

/// A parameter that others can follow that are not optional.
fn required(param: &str) -> String {
    match param.split_once("?: ") {
        Some((name @ "params", param_type)) => format!("{name}: {param_type} | undefined"),
        _ => param.to_owned(),
    }
}

/// The names that a gateway can be told to allow.
fn endpoint_id() -> String {
    let endpoints = youmi_api::ENDPOINTS.iter().filter(|endpoint| endpoint.effect != Effect::Auth);
    let ids: String = endpoints.map(|endpoint| format!("\n  | {:?}", endpoint.id)).collect();
    format!(
        "{}export type EndpointId ={ids};\n",
        comment(
            "",
            &[
                "The name of an endpoint: a method of {@link V1Client} or {@link V2Client}.".into(),
                "接口名，即 {@link V1Client} 或 {@link V2Client} 的方法名。".into(),
            ]
        )
    )
}

fn record(description: &RecordDescription) -> String {
    let fields = description.record.fields.iter().zip(description.fields).map(|(field, said)| {
        let null = if field.nullable { " | null" } else { "" };
        let mut paragraphs = in_both(|language| of_field(field, said, language));
        if said.is_deprecated {
            paragraphs = vec![format!("@deprecated {}", paragraphs.join(" "))];
        }
        let comment = comment("  ", &paragraphs);
        format!("{comment}  {}: {}{null};\n", field.name, types::of_field_type(&field.field_type))
    });
    let paragraphs = in_both(|language| language.paragraphs(&description.docs));
    interface(description.name, &paragraphs, &fields.collect::<String>())
}

fn of_field(field: &Field, said: &FieldDescription, language: Language) -> Vec<String> {
    let mut paragraphs = values::of_field(said, language);
    if let (FieldType::JsonString(_), Some(last)) = (&field.field_type, paragraphs.last_mut()) {
        let parsed = language.choose(
            "The server sends JSON inside a text; here it is parsed.",
            "服务器发送的是 JSON 字符串，此处已解析。",
        );
        language.add(last, parsed);
    }
    paragraphs
}

/// The interface of an endpoint's parameters, if it has any.
fn params(endpoint: &DeclaredEndpoint) -> Option<String> {
    let description = endpoint.description.params;
    let params = description.params.iter().map(|param| {
        let optional = if param.row.required { "" } else { "?" };
        let comment = comment("  ", &in_both(|language| values::of_param(param, language)));
        format!("{comment}  {}{optional}: {};\n", param.row.name, types::of_param(param))
    });
    let fields: String = params.collect();
    (!fields.is_empty())
        .then(|| interface(description.name, &in_both(|language| values::of_params(endpoint, language)), &fields))
}

fn interface(name: &str, paragraphs: &[String], fields: &str) -> String {
    format!("{}export interface {name} {{\n{fields}}}\n", comment("", paragraphs))
}
