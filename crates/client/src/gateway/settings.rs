//! The options of a gateway that are plain data.

use serde::de::Error;
use serde::{Deserialize, Deserializer};

use crate::headers::is_header_name;
use crate::input::{self, InvalidInput};
use crate::json_text::Json;
use crate::sidebar::{CipherHint, MessageFormat, SidebarField, SidebarKeys};

/// The options of a gateway that are plain data.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GatewaySettings {
    /// Ids of the endpoints that pages may call.
    #[serde(default, deserialize_with = "endpoint_ids")]
    pub allow: Vec<String>,
    /// Other origins whose pages may call.
    #[serde(default, deserialize_with = "origins")]
    pub origins: Vec<String>,
    /// Headers that pages of those origins may send.
    #[serde(default, deserialize_with = "header_names")]
    pub allow_headers: Vec<String>,
    /// How sidebar addresses are opened.
    pub sidebar: Option<GatewaySidebar>,
}

/// How a gateway opens sidebar addresses: [`SidebarKeys`], and what a page gets.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct GatewaySidebar {
    private_key: Option<String>,
    order_url: Option<String>,
    cipher: Option<CipherHint>,
    #[serde(default, deserialize_with = "crate::sidebar::milliseconds")]
    max_age_ms: Option<i64>,
    /// The fields of a visit that a page gets; all but the password if it is `None`.
    #[serde(default, deserialize_with = "sidebar_fields")]
    pub fields: Option<Vec<SidebarField>>,
    without_dock_pwd: Option<bool>,
}

impl GatewaySettings {
    /// Reads the options. `name` stands for them in error messages and paths.
    pub fn read(json: Json<'_>, name: &str) -> Result<Self, InvalidInput> {
        let settings: Self = input::read(json, name)?;
        if let Some(sidebar) = &settings.sidebar {
            sidebar.keys().checked(&[name, ".sidebar"].concat())?;
        }
        Ok(settings)
    }
}

impl GatewaySidebar {
    /// The keys without the options for pages.
    pub fn keys(&self) -> SidebarKeys {
        SidebarKeys {
            private_key: self.private_key.clone(),
            order_url: self.order_url.clone(),
            cipher: self.cipher,
            max_age_ms: self.max_age_ms,
        }
    }

    /// The format of the messages that the merchant's 企客聊 writes.
    pub fn message_format(&self) -> MessageFormat {
        if self.without_dock_pwd == Some(true) { MessageFormat::WithoutPassword } else { MessageFormat::Documented }
    }
}

fn strings<'de, D: Deserializer<'de>>(deserializer: D, expected: &str) -> Result<Option<Vec<String>>, D::Error> {
    Option::deserialize(deserializer).map_err(|_| D::Error::custom(format_args!("has to be {expected}")))
}

fn endpoint_ids<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(strings(deserializer, "an array of endpoint ids")?.unwrap_or_default())
}

fn origins<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    Ok(strings(deserializer, "an array of origins")?.unwrap_or_default())
}

fn header_names<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let names = strings(deserializer, "an array of names of headers")?.unwrap_or_default();
    match names.iter().find(|name| !is_header_name(name)) {
        None => Ok(names),
        Some(name) => {
            let problem = format!("has to be an array of names of headers such as \"X-CSRF-Token\"; {name} is none");
            Err(D::Error::custom(problem))
        }
    }
}

fn sidebar_fields<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<SidebarField>>, D::Error> {
    let known = SidebarField::NAMES.join(", ");
    let Some(names) = strings(deserializer, &format!("an array of {known}"))? else { return Ok(None) };
    let field = |name: &String| {
        input::variant(name).ok_or_else(|| {
            D::Error::custom(if name == "dockPwd" {
                "has to be without dockPwd, which is for your server alone: open the address there with openSidebar"
                    .to_owned()
            } else {
                format!("has to be an array of {known}; {name} is none of them")
            })
        })
    };
    names.iter().map(field).collect::<Result<_, _>>().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<GatewaySettings, InvalidInput> {
        GatewaySettings::read(Json::parse(text).unwrap_or(Json::NULL), "options")
    }

    #[test]
    fn everything_may_be_left_out() {
        let settings = read("{}").ok();
        let settings = settings.as_ref();
        assert!(settings.is_some_and(|settings| {
            settings.allow.is_empty() && settings.origins.is_empty() && settings.allow_headers.is_empty()
        }));
        assert!(settings.is_some_and(|settings| settings.sidebar.is_none()));
        assert!(read(r#"{"allow":null,"sidebar":null}"#).is_ok());
    }

    #[test]
    fn a_sidebar_has_keys_and_fields_for_pages() {
        let settings = read(r#"{"sidebar":{"orderUrl":"http://o.cn","fields":["WX","sign"],"withoutDockPwd":true}}"#);
        let sidebar = settings.ok().and_then(|settings| settings.sidebar);
        assert_eq!(sidebar.as_ref().map(|sidebar| sidebar.keys().base().to_owned()).as_deref(), Some("http://o.cn"));
        assert_eq!(sidebar.as_ref().map(GatewaySidebar::message_format), Some(MessageFormat::WithoutPassword));
        let fields = sidebar.and_then(|sidebar| sidebar.fields);
        assert_eq!(fields, Some(vec![SidebarField::WX, SidebarField::Sign]));
    }

    #[test]
    fn errors_name_the_invalid_option() {
        for (text, path, words) in [
            (r#"{"allow":"listStaff"}"#, "options.allow", "has to be an array of endpoint ids"),
            (r#"{"allow":["listStaff",1]}"#, "options.allow", "has to be an array of endpoint ids"),
            (r#"{"allowHeaders":["X Own"]}"#, "options.allowHeaders", "X Own is none"),
            (r#"{"sidebar":1}"#, "options.sidebar", "has to be an object"),
            (r#"{"sidebar":{}}"#, "options.sidebar.privateKey", "give the 下单URL as options.sidebar.orderUrl"),
            (r#"{"sidebar":{"privateKey":"k","field":[]}}"#, "options.sidebar.field", "did you mean fields?"),
            (r#"{"sidebar":{"privateKey":"k","fields":["dockPwd"]}}"#, "options.sidebar.fields", "without dockPwd"),
            (r#"{"sidebar":{"privateKey":"k","fields":["wx"]}}"#, "options.sidebar.fields", "wx is none of them"),
            (r#"{"sidebar":{"privateKey":"k","maxAgeMs":-1}}"#, "options.sidebar.maxAgeMs", "milliseconds"),
            (r#"{"sidebar":{"privateKey":"k","withoutDockPwd":1}}"#, "options.sidebar.withoutDockPwd", "a boolean"),
        ] {
            let error = read(text).err();
            assert_eq!(error.as_ref().map(|error| error.path.as_str()), Some(path), "{text}");
            assert!(error.is_some_and(|error| error.message.contains(words)), "{text}");
        }
    }
}
