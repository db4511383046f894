//! The caller's input: the keys of the back office, and a visit to be sealed.

use std::fmt::{self, Formatter};

use serde::de::{Error, Visitor};
use serde::{Deserialize, Deserializer};
use tsify::Tsify;

use super::cipher::{KeyFill, Mode, Padding};
use super::encoding::Encoding;
use super::visit::PartialCustomer;
use crate::input::{self, InvalidInput};
use crate::json_text::{Json, integer};
use crate::time;

/// The keys that are set in the vendor's back office (后勤 - CRM对接配置). For servers only.
///
/// 在厂商后台（后勤 - CRM对接配置）设置的密钥。仅用于服务端。
#[deny(missing_docs, reason = "the comments become TypeScript")]
#[derive(Clone, Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SidebarKeys {
    /// The private key (系统私钥, 私钥). If it is empty in the back office, leave it empty here and set `orderUrl`.
    ///
    /// 系统私钥（私钥）。后台中为空时，此处也留空，并设置 `orderUrl`。
    #[tsify(type = "string")]
    pub private_key: Option<String>,
    /// The order URL (下单URL): the key if `privateKey` is empty, and the beginning of the addresses that {@link sealSidebar} makes.
    ///
    /// 下单URL：`privateKey` 为空时以它为密钥；也是 {@link sealSidebar} 所生成地址的开头。
    #[tsify(optional)]
    pub order_url: Option<String>,
    /// How the address is encrypted, as far as you know it: what is left out is found by trying all ways. Base64 of either
    /// alphabet is read.
    ///
    /// 地址的加密方式，可以只填已知的部分：没有填的会逐一尝试。两种 Base64 字母表都能读取。
    #[tsify(optional, type = "Partial<SidebarCipher>")]
    pub cipher: Option<CipherHint>,
    /// For {@link openSidebar}: the maximum age of the message in milliseconds. Without it, there is no limit.
    ///
    /// 用于 {@link openSidebar}：报文的最长有效时间，单位毫秒。不设置则不限。
    #[serde(default, deserialize_with = "milliseconds")]
    #[tsify(optional, type = "number")]
    pub max_age_ms: Option<i64>,
}

/// What the caller knows of the encryption of an address: `Partial<SidebarCipher>`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CipherHint {
    pub mode: Option<Mode>,
    pub encoding: Option<Encoding>,
    pub padding: Option<Padding>,
    pub key: Option<KeyFill>,
}

/// The visit that {@link sealSidebar} takes: a {@link SidebarVisit} of which only `userId` is required.
///
/// 传给 {@link sealSidebar} 的访问信息：即 {@link SidebarVisit}，其中只有 `userId` 必填。
#[deny(missing_docs, reason = "the comments become TypeScript")]
#[derive(Deserialize, Tsify)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SidebarVisitToSeal {
    /// User name in the order system.
    ///
    /// 订单系统的用户名。
    #[tsify(type = "string")]
    pub user_id: Option<String>,
    /// The customer whose chat is open.
    ///
    /// 当前聊天的客户。
    #[tsify(optional, type = "Partial<SidebarCustomer>")]
    pub customer: Option<PartialCustomer>,
    /// Kind of interface, `WL` by default.
    ///
    /// 接口类型，默认 `WL`。
    #[tsify(optional)]
    pub r#type: Option<String>,
    /// Unix seconds, or a Date; the current time by default, left empty if it is null.
    ///
    /// 时间：Unix 时间戳（秒）或 Date；默认为当前时间，为 null 时留空。
    #[serde(default)]
    #[tsify(optional, type = "UnixSeconds | null")]
    pub timestamp: Timestamp,
    /// The salt (加密盐). How it is made is not documented, so any text is accepted.
    ///
    /// 加密盐。生成方式文档未说明，因此接受任意文本。
    #[tsify(optional)]
    pub sign: Option<String>,
    /// The user's password in the order system.
    ///
    /// 用户在订单系统的密码。
    #[tsify(optional)]
    pub dock_pwd: Option<String>,
    /// How to encrypt, if `keys.cipher` does not say it.
    ///
    /// 加密方式，用于 `keys.cipher` 没有说明的部分。
    #[tsify(optional, type = "Partial<SidebarCipher>")]
    pub cipher: Option<CipherHint>,
    /// The parameter `time`, whose format is not documented; the current time as `yyyy-MM-dd HH:mm:ss` by default.
    ///
    /// 参数 `time`，格式文档未说明；默认为当前时间，格式 `yyyy-MM-dd HH:mm:ss`。
    #[tsify(optional)]
    pub time: Option<String>,
    /// Six digits; random by default.
    ///
    /// 六位数字，默认随机。
    #[tsify(optional)]
    pub neber: Option<String>,
}

/// When a page was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Timestamp {
    #[default]
    Now,
    /// The message has no time.
    Unknown,
    /// Unix time in seconds.
    Seconds(i64),
}

impl SidebarKeys {
    /// Reads the keys. `name` stands for them in error messages and paths.
    pub fn read(json: Json<'_>, name: &str) -> Result<Self, InvalidInput> {
        input::read::<Self>(json, name)?.checked(name)
    }

    /// Checks that there is a key.
    pub fn checked(self, name: &str) -> Result<Self, InvalidInput> {
        if self.base().is_empty() {
            let problem = format!("has to be the 系统私钥; where that is empty, give the 下单URL as {name}.orderUrl");
            return Err(InvalidInput::new(format!("{name}.privateKey"), &problem));
        }
        Ok(self)
    }

    /// The key: 系统私钥, or the 下单URL if that is empty.
    pub fn base(&self) -> &str {
        if self.has_private_key() { &self.private_key } else { &self.order_url }.as_deref().unwrap_or_default()
    }

    /// Whether the key is the 系统私钥.
    pub fn has_private_key(&self) -> bool {
        self.private_key.as_ref().is_some_and(|key| !key.is_empty())
    }

    /// What the caller knows of the encryption.
    pub fn cipher_hint(&self) -> CipherHint {
        self.cipher.unwrap_or_default()
    }
}

impl SidebarVisitToSeal {
    /// Reads the visit.
    pub fn read(json: Json<'_>) -> Result<Self, InvalidInput> {
        let visit: Self = input::read(json, "visit")?;
        let is_name = |name: &String| !name.is_empty() && !name.contains('\0');
        if !visit.user_id.as_ref().is_some_and(is_name) {
            return Err(InvalidInput::new("visit.userId", "has to be a string that is not empty"));
        }
        Ok(visit)
    }
}

/// Reads a time in milliseconds.
pub(crate) fn milliseconds<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<i64>, D::Error> {
    match Option::deserialize(deserializer) {
        Ok(None) => Ok(None),
        Ok(Some(milliseconds @ 0..)) => Ok(Some(milliseconds)),
        _ => Err(D::Error::custom("has to be a whole number of milliseconds")),
    }
}

impl<'de> Deserialize<'de> for Timestamp {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // An opened visit without a time has null.
        let seconds = Option::deserialize(deserializer)?;
        Ok(seconds.map_or(Self::Unknown, |UnixSeconds(seconds)| Self::Seconds(seconds)))
    }
}

/// Unix time in whole seconds, or a Date, which is an ISO string in JSON.
struct UnixSeconds(i64);

impl<'de> Deserialize<'de> for UnixSeconds {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct NumberOrText;

        impl Visitor<'_> for NumberOrText {
            type Value = Option<i64>;

            fn expecting(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
                formatter.write_str("unix time")
            }

            fn visit_i64<E>(self, seconds: i64) -> Result<Option<i64>, E> {
                Ok(Some(seconds))
            }

            fn visit_str<E>(self, text: &str) -> Result<Option<i64>, E> {
                Ok(integer(text).or_else(|| time::parse_server_time(text)))
            }
        }

        // Numbers of more than eleven digits are milliseconds.
        match deserializer.deserialize_any(NumberOrText) {
            Ok(Some(seconds @ 0..100_000_000_000)) => Ok(Self(seconds)),
            _ => Err(D::Error::custom("has to be unix time in whole seconds, or a Date")),
        }
    }
}
