//! What the caller gives, checked.

use super::cipher::{self, Mode};
use super::encoding::{self, Encoding};
use super::message::{FIELDS, Values, is_own};
use super::{Wrong, wrong};
use crate::json_text::{Json, integer};
use crate::suggest::nearest;
use crate::time;
use youmi_wire::json::Next;

/// What is set in the vendor's back office (后勤 - CRM对接配置).
pub struct Keys {
    /// 系统私钥.
    pub private_key: String,
    /// 下单URL.
    pub order_url: String,
    /// The mode, if it is known.
    pub mode: Option<Mode>,
    /// The encoding, if it is known.
    pub encoding: Option<Encoding>,
    /// How old a message may be.
    pub max_age_ms: Option<i64>,
}

/// A visit to be sealed; what was left out is made up.
pub struct Visit {
    /// Type.
    pub kind: String,
    /// User name in the order system.
    pub user_id: String,
    /// What else the message says.
    pub values: Values,
    /// The parameter `time`.
    pub time: String,
    /// Six digits.
    pub neber: String,
    /// The mode, if it says one.
    pub mode: Option<Mode>,
    /// The encoding, if it says one.
    pub encoding: Option<Encoding>,
}

impl Keys {
    /// Reads them. `what` they are called in errors; `others` are names that somebody else reads.
    pub fn read(keys: Json<'_>, what: &str, others: &[&str]) -> Result<Self, Wrong> {
        let own = ["privateKey", "orderUrl", "cipher", "maxAgeMs"];
        check(keys, what, &[&own, others].concat())?;
        let (mode, encoding) = wish(keys, &[what, ".cipher"].concat())?;
        let max_age_ms = keys.get("maxAgeMs").filter(|age| age.kind != Next::Null);
        let max_age_ms = max_age_ms.map(|age| age.as_integer().unwrap_or(-1));
        if max_age_ms.is_some_and(|ms| ms < 0) {
            return Err(wrong(what, "maxAgeMs", "has to be a whole number of milliseconds"));
        }
        let keys = Self {
            private_key: text(keys, what, "privateKey")?.unwrap_or_default(),
            order_url: text(keys, what, "orderUrl")?.unwrap_or_default(),
            mode,
            encoding,
            max_age_ms,
        };
        if keys.base().is_empty() {
            let expected =
                ["has to be the 系统私钥; where that is empty, give the 下单URL as ", what, ".orderUrl"].concat();
            return Err(wrong(what, "privateKey", &expected));
        }
        Ok(keys)
    }

    /// 系统私钥, or the 下单URL where it is empty.
    pub fn base(&self) -> &str {
        if self.private_key.is_empty() { &self.order_url } else { &self.private_key }
    }
}

impl Visit {
    /// Reads `visit`. `chance` is a random number from 0 to 1.
    pub fn read(visit: Json<'_>, now_ms: i64, chance: f64) -> Result<Self, Wrong> {
        let known = ["type", "userId", "customer", "timestamp", "sign", "dockPwd", "cipher", "time", "neber"];
        check(visit, "visit", &known)?;
        let customer = visit.get("customer").unwrap_or(Json::NULL);
        check(customer, "visit.customer", &FIELDS.map(|name| if is_own(name) { "" } else { name }))?;
        let user_id = text(visit, "visit", "userId")?.filter(|name| !name.is_empty() && !name.contains('\0'));
        let mut values = Values::with_capacity(FIELDS.len());
        for &name in &FIELDS {
            let (object, path) = if is_own(name) { (visit, "visit") } else { (customer, "visit.customer") };
            values.push(match name {
                "Timestamp" => timestamp(visit, now_ms)?,
                _ => text(object, path, name)?.unwrap_or_default(),
            });
        }
        let (mode, encoding) = wish(visit, "visit.cipher")?;
        let made_up = |key: &str| text(visit, "visit", key).map(|text| text.filter(|text| !text.is_empty()));
        Ok(Self {
            kind: made_up("type")?.unwrap_or_else(|| "WL".to_owned()),
            user_id: user_id.ok_or_else(|| wrong("visit", "userId", "has to be a string that is not empty"))?,
            values,
            time: made_up("time")?.unwrap_or_else(|| time::format_vendor_time(now_ms / 1000).unwrap_or_default()),
            neber: made_up("neber")?.unwrap_or_else(|| (100_000 + (chance * 900_000.0) as i64).to_string()),
            mode,
            encoding,
        })
    }
}

/// Whether it is an object of known names. Those inside another may be left out.
fn check(object: Json<'_>, path: &str, known: &[&str]) -> Result<(), Wrong> {
    match object.kind {
        Next::Object => {}
        Next::Null if path.ends_with(".cipher") || path.ends_with(".customer") => return Ok(()),
        _ => return Err(wrong(path, "", "has to be an object")),
    }
    let fields = object.fields();
    let Some((name, _)) = fields.iter().find(|(name, _)| !known.contains(&name.as_ref())) else { return Ok(()) };
    Err(match nearest(name, known) {
        Some(near) => wrong(path, name, &format!("is not known; did you mean {near}?")),
        None => wrong(path, name, "is not known"),
    })
}

#[inline(never)]
fn text(object: Json<'_>, path: &str, key: &str) -> Result<Option<String>, Wrong> {
    let Some(value) = object.get(key).filter(|value| value.kind != Next::Null) else { return Ok(None) };
    match value.as_text() {
        Some(text) => Ok(Some(text.into_owned())),
        None => Err(wrong(path, key, "has to be a string")),
    }
}

/// As the message carries it. Null, as an opened visit may have it, stays empty.
fn timestamp(visit: Json<'_>, now_ms: i64) -> Result<String, Wrong> {
    let seconds = match visit.get("timestamp") {
        None => Some(now_ms / 1000),
        Some(value) if value.kind == Next::Null => return Ok(String::new()),
        Some(value) => {
            let text = value.to_plain();
            // A Date has become its ISO text.
            integer(&text).or_else(|| time::parse_server_time(&text))
        }
    };
    // Beyond eleven digits it would be milliseconds.
    match seconds.filter(|seconds| (0..100_000_000_000).contains(seconds)) {
        Some(seconds) => Ok(seconds.to_string()),
        None => Err(wrong("visit", "timestamp", "has to be unix time in whole seconds, or a Date")),
    }
}

fn wish(object: Json<'_>, path: &str) -> Result<(Option<Mode>, Option<Encoding>), Wrong> {
    let wishes = object.get("cipher").unwrap_or(Json::NULL);
    check(wishes, path, &["mode", "encoding"])?;
    let mode = one_of(wishes, path, "mode", &cipher::NAMES, "has to be \"cbc\" or \"ecb\"")?;
    let encoding =
        one_of(wishes, path, "encoding", &encoding::NAMES, "has to be \"base64\", \"base64url\" or \"hex\"")?;
    Ok((
        mode.and_then(|mode| Mode::ALL.get(mode).copied()),
        encoding.and_then(|encoding| Encoding::ALL.get(encoding).copied()),
    ))
}

#[inline(never)]
fn one_of(object: Json<'_>, path: &str, key: &str, names: &[&str], what: &str) -> Result<Option<usize>, Wrong> {
    let Some(name) = text(object, path, key)? else { return Ok(None) };
    match names.iter().position(|known| *known == name) {
        None => Err(wrong(path, key, what)),
        place => Ok(place),
    }
}
