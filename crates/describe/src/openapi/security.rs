//! Where requests go and what proves who sends them.

use serde_json::{Value, json};
use youmi_api::{Text, Version};

use super::CHINESE;

/// The servers of an interface.
pub fn servers(version: Version) -> Vec<Value> {
    let server = |url: &str, description: &str, chinese: &str| {
        json!({
            "url": url,
            "description": description,
            CHINESE: chinese,
            "variables": { "server": {
                "default": "server.example",
                "description": "Your server: ask the vendor.",
                CHINESE: "你的服务器地址：请向厂商询问。",
            } },
        })
    };
    match version {
        Version::V1 => vec![
            server("http://{server}:5001/publicapi/v1", "v1, one of two forms of address", "v1，两种地址形式之一"),
            server("http://{server}:5003/v1", "v1, the other form", "v1，另一种地址形式"),
        ],
        Version::V2 => vec![server("https://{server}", "v2; the vendor documents no host", "v2；厂商文档未说明主机名")],
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
    let header = |name: &str, description: &str, chinese: &str| json!({ "type": "apiKey", "in": "header", "name": name, "description": description, CHINESE: chinese });
    json!({
        "accessToken": header(
            "access_token",
            "v1: the token that 获取TOKEN (`getAccessToken`) gives. It is valid for seven days.",
            "v1：由获取TOKEN（`getAccessToken`）取得的 token，有效期七天。",
        ),
        "nonce": header(
            "Nonce",
            "v1: a random text, another one for each request.",
            "v1：随机字符串，每次请求都不同。",
        ),
        "timestamp": header(
            "Timestamp",
            "v1: unix time in seconds by the server's clock. The server refuses what is older than ten minutes.",
            "v1：Unix 时间戳（秒），以服务器时间为准。超过 10 分钟的请求会被拒绝。",
        ),
        "signature": header("Signature", SIGNATURE.english, SIGNATURE.chinese),
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "v2: the token (授权TOKEN) that 获取商户TOKEN (`getMerchantToken`) gives.",
            CHINESE: "v2：由获取商户TOKEN（`getMerchantToken`）取得的授权TOKEN。",
        },
    })
}

const SIGNATURE: Text = Text {
    english: "v1 (生成signature): HMAC-SHA1 of a text, keyed with the app key (UTF-8), in Base64 with padding, \
        URL-encoded as .NET does it: hexadecimal digits in lower case, `+` becomes `%2b`, `/` `%2f`, `=` `%3d`. The text is \
        `access_token`, `Nonce` and `Timestamp`, joined without anything between them; for 获取TOKEN the app id stands in \
        place of the token. The header carries the encoded form.",
    chinese: "v1（生成signature）：以 appkey（UTF-8）为密钥，对文本计算 HMAC-SHA1，得到带填充的 Base64，\
        再按 .NET 的方式进行 URL 编码：十六进制数字用小写，`+` 变为 `%2b`，`/` 变为 `%2f`，`=` 变为 `%3d`。\
        文本由 `access_token`、`Nonce`、`Timestamp` 直接拼接而成，中间没有分隔符；获取TOKEN 时以 appid 代替 token。\
        请求头中发送编码后的形式。",
};

/// Parameters that many operations have.
pub fn parameters() -> Value {
    json!({
        "TenantId": {
            "name": "TenantId",
            "in": "header",
            "description": "The tenant; needed by agents only.",
            CHINESE: "租户ID，仅代理商需要。",
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
                        "AppId": { "type": "string", "description": "The app id.", CHINESE: "登陆APPID（监控ID）。", "x-term": "登陆APPID" },
                        "Nonce": { "type": "string", "description": "A random text.", CHINESE: "随机字符串。" },
                        "Timestamp": {
                            "type": ["string", "integer"],
                            "description": "Unix time in seconds: an integer in the vendor's table, a text in its example.",
                            CHINESE: "Unix 时间戳（秒）：厂商的表格中为整数，示例中为字符串。",
                        },
                        "Signature": { "type": "string", "description": SIGNATURE.english, CHINESE: SIGNATURE.chinese },
                    },
                },
                "examples": { "vendor": { "summary": "The vendor's example", "x-summary-zh": "厂商文档中的示例", "value": {
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
            CHINESE: "OAuth 2 客户端凭证模式（client credentials）。厂商把四个字段都标为可选。",
            "content": { "application/x-www-form-urlencoded": { "schema": {
                "type": "object",
                "properties": {
                    "client_id": { "type": "string", "description": "The client's id.", CHINESE: "客户端的 ID。" },
                    "client_secret": { "type": "string", "description": "The client's secret.", CHINESE: "客户端的密钥。" },
                    "scope": {
                        "type": "string",
                        "default": "Ls.Qkl.PublicApi",
                        "description": "What the token is for.",
                        CHINESE: "授权范围。",
                    },
                    "grant_type": {
                        "const": "client_credentials",
                        "description": "The kind of grant.",
                        CHINESE: "授权模式。",
                    },
                },
            } } },
        }),
    }
}
