//! The visit that a sidebar URL describes.
#![deny(missing_docs, reason = "the comments become TypeScript")]

use serde::{Deserialize, Serialize};
use tsify::Tsify;

use super::cipher::{KeyFill, Mode, Padding};
use super::encoding::Encoding;

/// The data that the 企客聊 client passes to the order system's page when it opens it.
///
/// 访问信息：企客聊客户端打开订单系统页面时传入的数据。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
#[tsify(missing_as_null)]
pub struct SidebarVisit {
    /// Kind of interface (Type): `WL`.
    ///
    /// 接口类型（Type）：`WL`。
    pub r#type: String,
    /// User name in the order system (UserID).
    ///
    /// 订单系统的用户名（UserID）。
    pub user_id: String,
    /// The customer whose chat is open.
    ///
    /// 当前聊天的客户。
    pub customer: SidebarCustomer,
    /// When the page was opened (Timestamp), in unix seconds; null if the message has no readable time.
    ///
    /// 打开页面的时间（Timestamp），Unix 时间戳（秒）；报文没有可读的时间时为 null。
    pub timestamp: Option<i64>,
    /// The salt (加密盐); how it is made is not documented.
    ///
    /// 加密盐；生成方式文档未说明。
    pub sign: String,
    /// The user's password in the order system, for automatic login: a secret that must stay on the server.
    ///
    /// 用户在订单系统的密码，用于自动登录：属于机密，只能留在服务端。
    pub dock_pwd: String,
    /// How the address was encrypted. Pass it to {@link openSidebar} to avoid trying all ways.
    ///
    /// 地址的加密方式。传给 {@link openSidebar} 可以免去逐一尝试。
    pub cipher: SidebarCipher,
}

/// The customer of a sidebar visit. Values that the message does not have are empty strings.
///
/// 侧边栏中的客户。报文中没有的值为空字符串。
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct SidebarCustomer {
    /// Customer's WeChat id (微信号).
    ///
    /// 客户的微信号。
    #[serde(rename = "WX")]
    pub wx: String,
    /// Customer's phone number.
    ///
    /// 客户的手机号。
    #[serde(rename = "TEL")]
    pub tel: String,
    /// Device number (机号).
    ///
    /// 机号。
    #[serde(rename = "Number")]
    pub number: String,
    /// Merchant number (商户号).
    ///
    /// 商户号。
    pub merchantid: String,
    /// Operating account's WeChat id (运营号微信号).
    ///
    /// 运营号微信号。
    pub wechat: String,
    /// Reserved.
    ///
    /// 保留字段。
    pub uid: String,
    /// Customer's original WeChat id (原始微信号), `wxid_…`.
    ///
    /// 客户的原始微信号，形如 `wxid_…`。
    pub original_id: String,
}

/// How a sidebar URL is encrypted with Triple DES. The vendor documents none of it. The visits of {@link openSidebar} have
/// all fields.
///
/// 侧边栏地址的加密方式（Triple DES）。厂商文档均未说明。由 {@link openSidebar} 返回时，所有字段都有。
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Tsify)]
pub struct SidebarCipher {
    /// CBC, with the IV that the vendor declares, or ECB.
    ///
    /// 分组模式：CBC（使用厂商声明的 IV）或 ECB。
    #[tsify(type = r#""cbc" | "ecb""#)]
    pub mode: Mode,
    /// How the encrypted bytes are written.
    ///
    /// 密文的编码。
    #[tsify(type = r#""base64" | "base64url" | "hex""#)]
    pub encoding: Encoding,
    /// The padding of a text to whole blocks: PKCS#7, or zero bytes.
    ///
    /// 填充方式：PKCS#7，或零字节。
    #[tsify(optional, type = r#""pkcs7" | "zeros""#)]
    pub padding: Padding,
    /// How a key of less than 24 bytes is filled: with zero bytes; or a key of 16 bytes with its first 8 (K1 K2 K1).
    ///
    /// 密钥不足 24 字节时的补足方式：补零字节；或 16 字节的密钥以其前 8 字节补足（K1 K2 K1）。
    #[tsify(optional, type = r#""zeros" | "k1k2k1""#)]
    pub key: KeyFill,
}

/// A customer with optional values: `Partial<SidebarCustomer>`.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs, reason = "the fields are those of SidebarCustomer")]
pub struct PartialCustomer {
    #[serde(rename = "WX", skip_serializing_if = "Option::is_none")]
    pub wx: Option<String>,
    #[serde(rename = "TEL", skip_serializing_if = "Option::is_none")]
    pub tel: Option<String>,
    #[serde(rename = "Number", skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merchantid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub wechat: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uid: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original_id: Option<String>,
}

/// A field of a sidebar visit that a page may get, by the vendor's name.
///
/// 页面可以得到的侧边栏字段，使用厂商的名称。
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Tsify)]
#[allow(missing_docs, reason = "the names are the vendor's")]
pub enum SidebarField {
    UserID,
    WX,
    TEL,
    Number,
    #[serde(rename = "merchantid")]
    MerchantId,
    #[serde(rename = "wechat")]
    Wechat,
    #[serde(rename = "uid")]
    Uid,
    #[serde(rename = "originalId")]
    OriginalId,
    Timestamp,
    #[serde(rename = "sign")]
    Sign,
}

impl SidebarField {
    /// The names of all fields.
    pub const NAMES: [&str; 10] =
        ["UserID", "WX", "TEL", "Number", "merchantid", "wechat", "uid", "originalId", "Timestamp", "sign"];
}

/// The part of a visit that a page gets. It has no field for the password.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PageVisit {
    #[serde(skip_serializing_if = "Option::is_none")]
    r#type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
    customer: PartialCustomer,
    #[serde(skip_serializing_if = "Option::is_none")]
    timestamp: Option<Option<i64>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sign: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cipher: Option<SidebarCipher>,
}

impl SidebarVisit {
    /// The part for a page: these fields, or all but the password.
    pub fn for_page(&self, fields: Option<&[SidebarField]>) -> PageVisit {
        let is_shown = |field| fields.is_none_or(|fields| fields.contains(&field));
        let text = |field, text: &String| is_shown(field).then(|| text.clone());
        let customer = &self.customer;
        PageVisit {
            r#type: fields.is_none().then(|| self.r#type.clone()),
            user_id: text(SidebarField::UserID, &self.user_id),
            customer: PartialCustomer {
                wx: text(SidebarField::WX, &customer.wx),
                tel: text(SidebarField::TEL, &customer.tel),
                number: text(SidebarField::Number, &customer.number),
                merchantid: text(SidebarField::MerchantId, &customer.merchantid),
                wechat: text(SidebarField::Wechat, &customer.wechat),
                uid: text(SidebarField::Uid, &customer.uid),
                original_id: text(SidebarField::OriginalId, &customer.original_id),
            },
            timestamp: is_shown(SidebarField::Timestamp).then_some(self.timestamp),
            sign: text(SidebarField::Sign, &self.sign),
            cipher: fields.is_none().then_some(self.cipher),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_page_is_told_the_fields_that_are_named_and_never_the_password() {
        let text = str::to_owned;
        let visit = SidebarVisit {
            r#type: text("WL"),
            user_id: text("b03"),
            customer: SidebarCustomer {
                wx: text("wx"),
                tel: text("138"),
                number: text("P03"),
                merchantid: text("9527"),
                wechat: text("shop"),
                uid: text(""),
                original_id: text("wxid_a"),
            },
            timestamp: None,
            sign: text("salt"),
            dock_pwd: text("hunter22"),
            cipher: SidebarCipher {
                mode: Mode::Ecb,
                encoding: Encoding::Base64Url,
                padding: Padding::Zeros,
                key: KeyFill::K1K2K1,
            },
        };
        let whole = serde_json::to_value(&visit).unwrap_or_default();
        let mut told = whole.clone();
        assert_eq!(told.as_object_mut().and_then(|told| told.remove("dockPwd")), Some(json!("hunter22")));
        assert_eq!(serde_json::to_value(visit.for_page(None)).unwrap_or_default(), told);
        let cipher = json!({ "mode": "ecb", "encoding": "base64url", "padding": "zeros", "key": "k1k2k1" });
        assert_eq!(told.get("cipher"), Some(&cipher));

        let told = serde_json::to_value(visit.for_page(Some(&[SidebarField::TEL, SidebarField::Timestamp])));
        assert_eq!(told.unwrap_or_default(), json!({ "customer": { "TEL": "138" }, "timestamp": null }));
        assert_eq!(serde_json::to_value(visit.for_page(Some(&[]))).unwrap_or_default(), json!({ "customer": {} }));
        for name in SidebarField::NAMES {
            let field = crate::input::variant::<SidebarField>(name);
            assert!(field.is_some(), "{name}");
            let told = serde_json::to_string(&visit.for_page(Some(field.as_slice()))).unwrap_or_default();
            assert_eq!(told.matches(':').count(), 2, "the customer and one field: {told}");
            assert!(!told.contains("hunter22"), "{told}");
        }
    }
}
