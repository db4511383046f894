//! Opening a sidebar URL.

use super::cipher::{self, Mode, message_key};
use super::encoding::{self, Encoding, alphabet};
use super::given::Keys;
use super::link::{Link, text};
use super::message::{self, FIELDS, Fault, Values, is_own};
use super::{Wrong, wrong};
use crate::object::Object;
use crate::percent;
use crate::wire::tape::Tape;

/// What a sidebar URL says.
pub struct Opened {
    kind: String,
    user_id: String,
    values: Values,
    timestamp: Option<i64>,
    mode: Mode,
    encoding: Encoding,
}

/// By how much the vendor's clock may be ahead.
const AHEAD_MS: i64 = 300_000;

/// Unix times from here on are in milliseconds: as seconds they would lie beyond the year 5138.
const MILLISECONDS: i64 = 100_000_000_000;

/// Opens a sidebar URL.
///
/// The message checks itself: with the right settings the text of PKID begins with `UserID=` and the name that the
/// parameter UserID gave. So the settings that the vendor does not document are found by trying, the same for both
/// parameters.
pub fn open(url: &str, keys: &Keys, now_ms: i64) -> Result<Opened, Wrong> {
    let link = Link::read(url)?;
    let (neber, times) = (text(link.neber), link.times());
    let base = keys.base();
    let mut readable = [false; 2];
    let mut common = false;
    // What came closest: no name, a name but no message, a message of somebody else.
    let mut closest = None;
    for &is_hex in &[false, true] {
        if keys.encoding.is_some_and(|wish| is_hex != (wish == Encoding::Hex)) {
            continue;
        }
        let [pkid, user_id] = [link.pkid, link.user_id].map(|text| encoding::decode(&percent::decode(text), is_hex));
        for (readable, decoded) in readable.iter_mut().zip([&pkid, &user_id]) {
            *readable |= decoded.is_some();
        }
        let (Some(pkid), Some(user_id)) = (pkid, user_id) else { continue };
        let encoding = if is_hex { Some(Encoding::Hex) } else { alphabet(pkid.shown | user_id.shown, keys.encoding) };
        let Some(encoding) = encoding else { continue };
        common = true;
        for &mode in Mode::ALL {
            if keys.mode.is_some_and(|wish| wish != mode) {
                continue;
            }
            let user_id = cipher::decrypt(&user_id.bytes, base, mode);
            // Without a name it goes on all the same, to take the same time.
            let name = user_id.as_deref().unwrap_or_default();
            for time in &times {
                let plain = cipher::decrypt(&pkid.bytes, &message_key(base, &neber, name, time), mode);
                let read = plain.ok_or(Fault::NoMessage).and_then(|plain| message::read(&plain, name));
                match (read, &user_id) {
                    (_, None) => {}
                    (Ok(values), Some(name)) => {
                        let timestamp = values.first().and_then(|text| seconds(text));
                        check_age(timestamp, keys.max_age_ms, now_ms)?;
                        return Ok(Opened {
                            kind: link.kind.map_or_else(|| "WL".to_owned(), text),
                            user_id: name.clone(),
                            values,
                            timestamp,
                            mode,
                            encoding,
                        });
                    }
                    (Err(fault), _) => closest = closest.max(Some(fault)),
                }
            }
        }
    }

    Err(match closest {
        _ if readable != [true; 2] => {
            let name = if readable.first() == Some(&true) { "UserID" } else { "PKID" };
            wrong("url", name, "is no encrypted text: whole blocks of 8 bytes, in Base64 or hex as keys.cipher may say")
        }
        _ if !common => wrong("url", "UserID", "is not encoded in the way that PKID is"),
        None => {
            let name = if keys.private_key.is_empty() { "orderUrl" } else { "privateKey" };
            wrong("keys", name, "does not decrypt UserID: it is not that of the back office, or UserID was altered")
        }
        Some(Fault::NoMessage) => wrong("url", "PKID", "does not fit UserID, neber and time: one of them was altered"),
        Some(Fault::OtherUser) => wrong("url", "UserID", "is not the user name that PKID holds"),
    })
}

impl Opened {
    /// The object that the caller gets; what leaves the server must be without the password.
    pub fn to_tape(&self, with_password: bool) -> Tape {
        let fields = || FIELDS.iter().copied().zip(self.values.iter().map(String::as_str));
        let mut visit = Object::new(Tape::default());
        visit.text("type", Some(&self.kind));
        visit.text("userId", Some(&self.user_id));
        visit.texts("customer", &mut fields().filter(|(name, _)| !is_own(name)));
        visit.integer("timestamp", self.timestamp);
        for (name, value) in fields().filter(|(name, _)| *name == "sign" || (with_password && *name == "dockPwd")) {
            visit.text(name, Some(value));
        }
        let mode = cipher::NAMES.get(self.mode as usize).copied().unwrap_or_default();
        let encoding = encoding::NAMES.get(self.encoding as usize).copied().unwrap_or_default();
        visit.texts("cipher", &mut [("mode", mode), ("encoding", encoding)].into_iter());
        visit.end()
    }
}

fn seconds(timestamp: &str) -> Option<i64> {
    let number: i64 = timestamp.trim().parse().ok()?;
    let seconds = if number < MILLISECONDS { number } else { number / 1000 };
    (0..MILLISECONDS).contains(&seconds).then_some(seconds)
}

fn check_age(timestamp: Option<i64>, max_age_ms: Option<i64>, now_ms: i64) -> Result<(), Wrong> {
    let Some(max_age_ms) = max_age_ms else { return Ok(()) };
    let refused = |message: &str| Err(wrong("url", "PKID", message));
    let Some(seconds) = timestamp else {
        return refused("has no legible Timestamp to hold against keys.maxAgeMs");
    };
    let age_ms = now_ms.saturating_sub(seconds * 1000);
    if age_ms > max_age_ms {
        return refused("is older than keys.maxAgeMs allows: open the page anew");
    }
    if age_ms < -AHEAD_MS {
        return refused("has a Timestamp in the future: is a clock wrong?");
    }
    Ok(())
}
