//! Opening a sidebar URL.

use percent_encoding::percent_decode_str;

use super::cipher::{K1K2, KeyFill, Mode, Padding, TripleDes};
use super::encoding::{Encoding, decode_base64, decode_hex};
use super::input::{CipherHint, SidebarKeys};
use super::invalid_url;
use super::link::{Link, text};
use super::message::{self, Fault, Values};
use super::visit::{SidebarCipher, SidebarCustomer, SidebarVisit};
use crate::input::InvalidInput;

/// The content of a sidebar URL.
pub struct Opened {
    pub visit: SidebarVisit,
    pub(super) message: Message,
}

/// The message from which a visit was read, and the parameters of its key.
pub(super) struct Message {
    /// The plain text of PKID.
    pub text: String,
    /// The encrypted bytes of PKID.
    pub pkid: Vec<u8>,
    pub time: String,
    pub neber: String,
}

/// The result of trying to open a URL, and its user if that could be decrypted.
pub(super) struct Attempt {
    pub user_id: Option<String>,
    pub outcome: Result<Opened, InvalidInput>,
}

/// The most characters of a PKID or UserID that is decrypted. Those of the vendor have some hundred.
const MAX_LENGTH: usize = 4096;

/// By how much the vendor's clock may be ahead of ours.
const MAX_AHEAD_MS: i64 = 300_000;

/// Unix times from here on are in milliseconds: as seconds they would be after the year 5138.
const FIRST_MILLISECONDS: i64 = 100_000_000_000;

/// Opens a sidebar URL.
pub fn open(url: &str, keys: &SidebarKeys, now_ms: i64) -> Result<Opened, InvalidInput> {
    attempt(url, keys, now_ms).outcome
}

/// Opens a sidebar URL.
///
/// With the right cipher and encoding, the text of PKID begins with `UserID=` and the name in the parameter UserID. So
/// what the vendor does not document of them is found by trying all combinations, in a fixed order, the most common
/// first. All of them are tried even after one has succeeded, so that the time does not show which one it was.
pub(super) fn attempt(url: &str, keys: &SidebarKeys, now_ms: i64) -> Attempt {
    let mut user_id = None;
    let outcome = find(url, keys, &mut user_id)
        .and_then(|opened| check_age(opened.visit.timestamp, keys.max_age_ms, now_ms).map(|()| opened));
    Attempt { user_id, outcome }
}

fn find(url: &str, keys: &SidebarKeys, user_id: &mut Option<String>) -> Result<Opened, InvalidInput> {
    let link = Link::read(url)?;
    let (neber, mut times) = (text(link.neber), link.times().to_vec());
    times.dedup();
    let hint = keys.cipher_hint();
    let base = keys.base();
    let parameters = [("PKID", link.pkid), ("UserID", link.user_id)]
        .map(|(name, value)| (name, percent_decode_str(value).collect::<Vec<u8>>()));
    if let Some((name, _)) = parameters.iter().find(|(_, value)| value.len() > MAX_LENGTH) {
        return Err(invalid_url(name, "is longer than 4,096 characters: 企客聊 makes none of that length"));
    }
    let [(_, pkid), (_, encrypted_user)] = &parameters;
    let (readable, readings) = readings(pkid, encrypted_user, hint.encoding);
    let ciphers = ciphers(hint, base);
    let mut found = None;
    // The fault of the try that came closest; `None` if UserID could not be decrypted.
    let mut closest = None;
    for Reading { encoding, pkid, user_id: encrypted_user } in &readings {
        for cipher in &ciphers {
            // PKCS#7 padding shows that the key is right. Without it, only a message does, unless the padding is known.
            let is_verified = cipher.padding == Padding::Pkcs7 || hint.padding.is_some();
            let user = cipher.decrypt(encrypted_user, base);
            // Without a name, PKID is decrypted all the same, so that the time does not differ.
            let name = user.as_deref().unwrap_or_default();
            for time in &times {
                let plain = cipher.decrypt(pkid, &message::key(base, &neber, name, time));
                let read = plain
                    .ok_or(Fault::NoMessage)
                    .and_then(|plain| message::read(&plain, name).map(|values| (plain, values)));
                match (read, &user) {
                    (_, None) => {}
                    (Ok((text, values)), Some(name)) if found.is_none() => {
                        let r#type = link.interface_type.map_or_else(|| "WL".to_owned(), super::link::text);
                        let TripleDes { mode, padding, key_fill } = *cipher;
                        let cipher = SidebarCipher { mode, encoding: *encoding, padding, key: key_fill };
                        found = Some(Opened {
                            visit: visit_of(r#type, name.clone(), values, cipher),
                            message: Message { text, pkid: pkid.clone(), time: time.clone(), neber: neber.clone() },
                        });
                        *user_id = Some(name.clone());
                    }
                    (Ok(_), Some(_)) => {}
                    (Err(Fault::NoMessage), _) if !is_verified => {}
                    (Err(fault), Some(name)) => {
                        closest = closest.max(Some(fault));
                        user_id.get_or_insert_with(|| name.clone());
                    }
                }
            }
        }
    }

    found.ok_or_else(|| match closest {
        _ if readable != [true; 2] => {
            let name = if readable == [true, false] { "UserID" } else { "PKID" };
            invalid_url(name, "is no encrypted text: whole blocks of 8 bytes, in Base64 or hex as keys.cipher may say")
        }
        _ if readings.is_empty() => invalid_url("UserID", "is not encoded in the way that PKID is"),
        None => {
            let path = if keys.has_private_key() { "keys.privateKey" } else { "keys.orderUrl" };
            InvalidInput::new(path, "does not decrypt UserID: it is not that of the back office, or UserID was altered")
        }
        Some(Fault::NoMessage) => invalid_url("PKID", "does not fit UserID, neber and time: one of them was altered"),
        Some(Fault::OtherUser) => invalid_url("UserID", "is not the user name that PKID holds"),
    })
}

/// PKID and UserID, decoded from the same encoding.
struct Reading {
    encoding: Encoding,
    pkid: Vec<u8>,
    user_id: Vec<u8>,
}

/// Whether PKID and UserID can be decoded at all, and all encodings in which both can.
fn readings(pkid: &[u8], user_id: &[u8], known: Option<Encoding>) -> ([bool; 2], Vec<Reading>) {
    let base64 = |text| if known == Some(Encoding::Hex) { None } else { decode_base64(text) };
    let hex = |text| if matches!(known, None | Some(Encoding::Hex)) { decode_hex(text) } else { None };
    let (base64_pkid, base64_user) = (base64(pkid), base64(user_id));
    let (hex_pkid, hex_user) = (hex(pkid), hex(user_id));
    let readable = [base64_pkid.is_some() || hex_pkid.is_some(), base64_user.is_some() || hex_user.is_some()];
    let base64 = base64_pkid.zip(base64_user).and_then(|(pkid, user_id)| {
        let encoding = pkid.hints.and(user_id.hints).alphabet(known)?;
        Some(Reading { encoding, pkid: pkid.bytes, user_id: user_id.bytes })
    });
    let hex = hex_pkid.zip(hex_user).map(|(pkid, user_id)| Reading { encoding: Encoding::Hex, pkid, user_id });
    (readable, base64.into_iter().chain(hex).collect())
}

/// The ciphers to try, in this order. The ways to fill a key differ only if it has 16 bytes.
fn ciphers(hint: CipherHint, base: &str) -> Vec<TripleDes> {
    let key_fills = if base.len() == K1K2 { KeyFill::ALL } else { &[KeyFill::Zeros] };
    let mut ciphers = Vec::new();
    for mode in known_or_all(hint.mode, Mode::ALL) {
        for key_fill in known_or_all(hint.key, key_fills) {
            for padding in known_or_all(hint.padding, Padding::ALL) {
                ciphers.push(TripleDes { mode, padding, key_fill });
            }
        }
    }
    ciphers
}

fn known_or_all<T: Copy>(known: Option<T>, all: &[T]) -> Vec<T> {
    known.map_or_else(|| all.to_vec(), |known| vec![known])
}

fn visit_of(r#type: String, user_id: String, values: Values, cipher: SidebarCipher) -> SidebarVisit {
    let [timestamp, wx, tel, number, sign, merchantid, wechat, uid, original_id, dock_pwd] = values;
    SidebarVisit {
        r#type,
        user_id,
        customer: SidebarCustomer { wx, tel, number, merchantid, wechat, uid, original_id },
        timestamp: seconds(&timestamp),
        sign,
        dock_pwd,
        cipher,
    }
}

fn seconds(timestamp: &str) -> Option<i64> {
    let number: i64 = timestamp.trim().parse().ok()?;
    let seconds = if number < FIRST_MILLISECONDS { number } else { number / 1000 };
    (0..FIRST_MILLISECONDS).contains(&seconds).then_some(seconds)
}

fn check_age(timestamp: Option<i64>, max_age_ms: Option<i64>, now_ms: i64) -> Result<(), InvalidInput> {
    let Some(max_age_ms) = max_age_ms else { return Ok(()) };
    let refused = |problem: &str| Err(invalid_url("PKID", problem));
    let Some(seconds) = timestamp else {
        return refused("has no legible Timestamp to hold against keys.maxAgeMs");
    };
    let age_ms = now_ms.saturating_sub(seconds * 1000);
    if age_ms > max_age_ms {
        return refused("is older than keys.maxAgeMs allows: open the page anew");
    }
    if age_ms < -MAX_AHEAD_MS {
        return refused("has a Timestamp in the future: is a clock wrong?");
    }
    Ok(())
}
