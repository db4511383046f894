//! The options of clients and calls: the name, the TypeScript and the check of each.

use wasm_bindgen::prelude::JsValue;
use youmi_client::headers::is_header_text;
use youmi_client::path::without_query;
use youmi_client::settings::{check_base_url, has_forbidden_characters, is_absolute};

use crate::host::caller;
use crate::host::options::{OptionRow, expect, is_anything, is_function, is_object, is_text, options};

options! {
    /// Options of one call of an endpoint whose `values` the vendor does not document.
    ///
    /// 厂商文档未说明 `values` 内容的接口，单次调用的选项。
    SCHEMA_OPTIONS: "SchemaOptions<T> extends CallOptions" {
        /// Checks and types `values`: a schema of any library that implements Standard Schema, such as zod, valibot or
        /// arktype. For `each…` it is the schema of one item. What does not fit rejects with kind `decode`, or is a
        /// mismatch if `onMismatch` is a function.
        ///
        /// 用于检查 `values` 并确定其类型：任何实现 Standard Schema 的库（zod、valibot、arktype 等）的 schema；对 `each…` 是单个元素的 schema。
        /// 不符合时以 `decode` 类错误失败；若 `onMismatch` 为函数，则作为不一致上报。
        "schema": "StandardSchema<T>", is_schema;
    }
}

options! {
    /// Options of one call, in place of its client's.
    ///
    /// 单次调用的选项，代替客户端的同名选项。
    CALL_OPTIONS: "CallOptions" {
        /// Aborts the call at any moment: before it is sent, while it waits or reads, and between attempts.
        ///
        /// 随时中止调用：发送之前、等待或读取应答时、两次尝试之间均可。
        "signal?": "AbortSignal | null", is_signal;
        /// The time limit of an attempt in milliseconds, reading included; `Infinity` for none. The default is 15,000.
        ///
        /// 每次尝试的超时时间，单位毫秒，包括读取应答；`Infinity` 表示不限。默认 15,000。
        "timeoutMs?": "number", is_duration;
        /// How often a read is repeated after a temporary failure, 100 times at most. The default is 2. Actions are
        /// never repeated.
        ///
        /// 读取类接口遇到临时故障时重试的次数，最多 100 次，默认 2 次。行为操作类接口从不重试。
        "retries?": "number", is_retry_count;
        /// Additional headers.
        ///
        /// 附加的请求头。
        "headers?": "Record<string, string>", is_object;
        /// What happens if an answer has a value that is not what the vendor documents. `"reject"`, the default: the
        /// call rejects with kind `decode`. A function: the call resolves with the value as it came (`null` if it is
        /// missing), everything else is checked as ever, and the function is called once for the answer. Its errors are
        /// ignored. The reply has the same list as `mismatches`. What is no envelope or not valid JSON still rejects.
        ///
        /// 应答中某个值与厂商文档不一致时的处理方式。默认 `"reject"`：调用以 `decode` 类错误失败。传入函数：调用照常成功，该值原样返回（缺失时为
        /// `null`），其余的值照常检查，并且每个应答调用一次该函数，其抛出的错误会被忽略；返回结果的 `mismatches` 为同一份列表。不是约定的外层结构或不是合法
        /// JSON 的应答仍会失败。
        "onMismatch?": "\"reject\" | ((report: MismatchReport) => unknown)", is_mismatch_handling;
    }
}

options! {
    /// Options that both clients have.
    ///
    /// 两种客户端共有的选项。
    CLIENT_OPTIONS: "ClientOptions extends Omit<CallOptions, \"signal\">" {
        /// The server's address, up to where the documented paths begin; no query, user name or password. In a browser
        /// it may be relative (`/youmi/v1`); a client with a relative one can be made on a server too, but its calls
        /// reject there.
        ///
        /// 服务器地址，写到文档中的路径之前为止。浏览器里可以用相对地址 (`/youmi/v1`)；在服务端渲染时也可以创建这样的客户端，但调用会报错。
        "baseUrl": "string", is_base_url;
        /// Called in place of the global fetch.
        ///
        /// 代替全局 fetch 的函数。
        "fetch?": "(url: string, init: RequestInit) => Promise<Response>", is_function;
        /// Shares tokens between processes.
        ///
        /// 在多个进程之间共享 token。
        "tokenStore?": "TokenStore", is_token_store;
        /// Paths of endpoints whose path the vendor does not document, by method name.
        ///
        /// 厂商文档未说明路径的接口的路径，以方法名为键。
        "paths?": "Record<string, string>", is_object;
        /// Gets one line per attempt.
        ///
        /// 每次尝试记一行日志。
        "logger?": "Logger", is_object;
        /// Allows a secret in a page or its workers, where everyone who opens it can read it. For pages that are not
        /// public.
        ///
        /// 允许在页面或其 Worker 中使用密钥，打开页面的人都能看到密钥。只用于不公开的页面。
        "allowSecretInBrowser?": "boolean", is_anything;
        /// Whether cookies are sent, as in fetch: `same-origin` by default; `include` for a gateway of another origin.
        ///
        /// 是否携带 Cookie，含义与 fetch 相同：默认 `same-origin`；网关在其他来源（origin）时用 `include`。
        "credentials?": "\"omit\" | \"same-origin\" | \"include\"", is_credentials_mode;
        /// The largest answer that is read, in bytes: 67,108,864 (64 MiB) by default, 268,435,456 at most. Reading
        /// stops there, and the call rejects with kind `decode`.
        ///
        /// 允许读取的最大应答，单位字节：默认 67,108,864 (64 MiB)，最大 268,435,456。超过即停止读取，调用以 `decode` 类错误失败。
        "maxResponseBytes?": "number", is_response_size;
    }
}

options! {
    /// Options of {@link V1Client}.
    ///
    /// 客户端 {@link V1Client} 的选项。
    V1_OPTIONS: "V1ClientOptions extends ClientOptions" {
        /// - `{ appId, appKey }` on a server: the client fetches and renews its token and signs its calls
        /// - `{ accessToken, sign }`: a token from elsewhere, and a function that returns the URL-encoded signature of
        ///   a text
        /// - `"none"`: a gateway adds the credentials
        ///
        /// 认证方式：
        /// - `{ appId, appKey }`：用于服务端，客户端自行获取和续期 token，并为请求签名
        /// - `{ accessToken, sign }`：从别处取得的 token，以及一个函数，返回文本的签名（已做 URL 编码）
        /// - `"none"`：由网关补上认证信息
        "auth": "\n    | { appId: string; appKey: string }\n    | { accessToken: string | (() => string | Promise<string>); sign: (text: string) => string | Promise<string> }\n    | \"none\"", is_anything;
    }
}

options! {
    /// Options of {@link V2Client}.
    ///
    /// 客户端 {@link V2Client} 的选项。
    V2_OPTIONS: "V2ClientOptions extends ClientOptions" {
        /// - `{ clientId, clientSecret }` on a server: the client fetches and renews its token (商户TOKEN). By default
        ///   `tokenUrl` is `https://sso.yunshouzhi.net/connect/token` and `scope` is `Ls.Qkl.PublicApi`
        /// - `{ accessToken }`: a token from elsewhere
        /// - `"none"`: a gateway adds the credentials
        ///
        /// 认证方式：
        /// - `{ clientId, clientSecret }`：用于服务端，客户端自行获取和续期商户TOKEN。
        ///   默认的 `tokenUrl` 为 `https://sso.yunshouzhi.net/connect/token`，`scope` 为 `Ls.Qkl.PublicApi`
        /// - `{ accessToken }`：从别处取得的 token
        /// - `"none"`：由网关补上认证信息
        "auth": "\n    | { clientId: string; clientSecret: string; tokenUrl?: string; scope?: string }\n    | { accessToken: string | (() => string | Promise<string>) }\n    | \"none\"", is_anything;
        /// The tenant (租户ID, TenantId); only agents need it.
        ///
        /// 租户ID（TenantId），仅代理商需要。
        "tenantId?": "string", is_header_value;
    }
}

/// The options of a call that a client has too: all but `signal`, the first. A client's signal would abort all calls
/// for good.
pub(super) const SHARED_OPTIONS: &[OptionRow] = CALL_OPTIONS.split_at(1).1;

/// `auth` of v1 on a server.
pub(super) const APP_KEY: &[OptionRow] = &[OptionRow::new("appId", is_text), OptionRow::new("appKey", is_text)];

/// `auth` of v2 on a server.
pub(super) const CLIENT_SECRET: &[OptionRow] = &[
    OptionRow::new("clientId", is_text),
    OptionRow::new("clientSecret", is_text),
    OptionRow::new("tokenUrl?", is_token_url),
    OptionRow::new("scope?", is_text),
];

/// `auth` of v1 with a token and signatures from elsewhere.
pub(super) const SIGNED_ACCESS_TOKEN: &[OptionRow] =
    &[OptionRow::new("accessToken", is_token_source), OptionRow::new("sign", is_sign)];

/// `auth` of v2 with a token from elsewhere.
pub(super) const ACCESS_TOKEN: &[OptionRow] = &[OptionRow::new("accessToken", is_token_source)];

fn is_signal(value: &JsValue) -> Result<(), &'static str> {
    expect(caller::is_signal(value), "an AbortSignal")
}

fn is_duration(value: &JsValue) -> Result<(), &'static str> {
    expect(value.as_f64().is_some_and(|ms| ms > 0.0), "a number above 0 (milliseconds)")
}

fn is_mismatch_handling(value: &JsValue) -> Result<(), &'static str> {
    let is_reject = value.as_string().is_some_and(|text| text == "reject");
    expect(is_reject || value.is_function(), "\"reject\" or a function")
}

fn is_schema(value: &JsValue) -> Result<(), &'static str> {
    let is_schema = caller::has_functions(&caller::get(value, "~standard"), "validate");
    expect(is_schema, "a Standard Schema, as zod, valibot and arktype make them")
}

fn is_retry_count(value: &JsValue) -> Result<(), &'static str> {
    expect(is_integer_between(value, 0.0, 100.0), "an integer from 0 to 100")
}

/// A failed allocation aborts the wasm instance, and beyond 256 MiB one could fail.
fn is_response_size(value: &JsValue) -> Result<(), &'static str> {
    expect(is_integer_between(value, 1.0, 268_435_456.0), "an integer from 1 to 268435456")
}

fn is_integer_between(value: &JsValue, minimum: f64, maximum: f64) -> bool {
    value.as_f64().is_some_and(|number| number.fract() == 0.0 && (minimum..=maximum).contains(&number))
}

fn is_credentials_mode(value: &JsValue) -> Result<(), &'static str> {
    let mode = value.as_string();
    let is_mode = matches!(mode.as_deref(), Some("omit" | "same-origin" | "include"));
    expect(is_mode, "\"omit\", \"same-origin\" or \"include\"")
}

fn is_header_value(value: &JsValue) -> Result<(), &'static str> {
    expect(value.as_string().is_some_and(|text| is_header_text(&text)), "a string that a header can carry")
}

fn is_token_store(value: &JsValue) -> Result<(), &'static str> {
    is_object(value)?;
    expect(caller::has_functions(value, "get set delete"), "an object with the functions get, set and delete")
}

fn is_token_source(value: &JsValue) -> Result<(), &'static str> {
    let is_source = value.is_function() || is_header_value(value).is_ok();
    expect(is_source, "a string for a header, or a function that gives one")
}

fn is_sign(value: &JsValue) -> Result<(), &'static str> {
    if value.is_undefined() {
        return Err("a function that signs a text: with accessToken alone no call can be signed");
    }
    is_function(value)
}

fn is_base_url(value: &JsValue) -> Result<(), &'static str> {
    is_text(value)?;
    let url = value.as_string().unwrap_or_default();
    check_base_url(&url)?;
    if is_absolute(&url) { is_absolute_url(&url) } else { Ok(()) }
}

/// The address of an OAuth server may have a query.
fn is_token_url(value: &JsValue) -> Result<(), &'static str> {
    is_text(value)?;
    let url = value.as_string().unwrap_or_default();
    is_absolute_url(without_query(&url))
}

/// Checks an address that is passed to fetch unchanged.
fn is_absolute_url(url: &str) -> Result<(), &'static str> {
    expect(!has_forbidden_characters(url), "an address without query, fragment and spaces")?;
    match caller::has_user_info(url).filter(|_| is_absolute(url)) {
        Some(has_user_info) => expect(!has_user_info, "an address without user name and password"),
        None => Err("a valid address that begins with http:// or https://"),
    }
}
