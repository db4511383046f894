//! Where requests go and what proves who sends them.

use serde_json::{Value, json};
use youmi_api::Version;

/// The servers of an interface.
pub fn servers(version: Version) -> Vec<Value> {
    let server = |url: &str, description: &str| {
        json!({
            "url": url,
            "description": description,
            "variables": { "server": { "default": "server.example", "description": "Your server: ask the vendor." } },
        })
    };
    match version {
        Version::V1 => vec![
            server("http://{server}:5001/publicapi/v1", "v1, one of two forms of address"),
            server("http://{server}:5003/v1", "v1, the other form"),
        ],
        Version::V2 => vec![server("https://{server}", "v2; the vendor documents no host")],
    }
}

/// The names under which [`schemes`] has what an interface needs.
pub fn requirement(version: Version) -> Value {
    match version {
        Version::V1 => json!([{ "accessToken": [], "nonce": [], "timestamp": [], "signature": [] }]),
        Version::V2 => json!([{ "bearer": [] }]),
    }
}

/// The security schemes.
pub fn schemes() -> Value {
    let header = |name: &str, description: &str| json!({ "type": "apiKey", "in": "header", "name": name, "description": description });
    json!({
        "accessToken": header("access_token", "v1: the token that 获取TOKEN (`getAccessToken`) gives. It is valid for seven days."),
        "nonce": header("Nonce", "v1: a random text, another one for each request."),
        "timestamp": header("Timestamp", "v1: unix time in seconds by the server's clock. The server refuses what is older than ten minutes."),
        "signature": header("Signature", SIGNATURE),
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "v2: the token (授权TOKEN) that 获取商户TOKEN (`getMerchantToken`) gives.",
        },
    })
}

const SIGNATURE: &str = "v1 (生成signature): HMAC-SHA1 of a text, keyed with the app key (UTF-8), in Base64 with padding, \
    URL-encoded as .NET does it: hexadecimal digits in lower case, `+` becomes `%2b`, `/` `%2f`, `=` `%3d`. The text is \
    `access_token`, `Nonce` and `Timestamp`, joined without anything between them; for 获取TOKEN the app id stands in \
    place of the token. The header carries the encoded form.";

/// Parameters that many operations have.
pub fn parameters() -> Value {
    json!({
        "TenantId": {
            "name": "TenantId",
            "in": "header",
            "description": "The tenant; needed by agents only.",
            "schema": { "type": "string" },
            "x-term": "租户ID",
        },
    })
}

/// The body that fetches the token of an interface, with its content type.
pub fn token_request(version: Version) -> Value {
    match version {
        Version::V1 => json!({
            "required": true,
            "content": { "text/json": {
                "schema": {
                    "type": "object",
                    "required": ["AppId", "Nonce", "Timestamp", "Signature"],
                    "properties": {
                        "AppId": { "type": "string", "description": "The app id.", "x-term": "登陆APPID" },
                        "Nonce": { "type": "string", "description": "A random text." },
                        "Timestamp": {
                            "type": ["string", "integer"],
                            "description": "Unix time in seconds: an integer in the vendor's table, a text in its example.",
                        },
                        "Signature": { "type": "string", "description": SIGNATURE },
                    },
                },
                "examples": { "vendor": { "summary": "厂商文档中的示例", "value": {
                    "AppId": "73289537",
                    "Nonce": "123456",
                    "Timestamp": "1592894384",
                    "Signature": "EeX9D7tpd57eryBtN33MwAbQiW8%3d",
                } } },
            } },
        }),
        Version::V2 => json!({
            "required": true,
            "description": "A grant of client credentials of OAuth 2. The vendor marks all four fields as optional.",
            "content": { "application/x-www-form-urlencoded": { "schema": {
                "type": "object",
                "properties": {
                    "client_id": { "type": "string" },
                    "client_secret": { "type": "string" },
                    "scope": { "type": "string", "default": "Ls.Qkl.PublicApi" },
                    "grant_type": { "const": "client_credentials" },
                },
            } } },
        }),
    }
}
