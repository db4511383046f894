//! Making a sidebar URL, as the 企客聊 client does.

use super::cipher::{self, Mode, message_key};
use super::encoding::Encoding;
use super::given::{Keys, Visit};
use super::message;
use crate::percent;

/// The URL of a visit.
pub fn seal(visit: &Visit, keys: &Keys) -> String {
    let mode = keys.mode.or(visit.mode).unwrap_or(Mode::Cbc);
    let encoding = keys.encoding.or(visit.encoding).unwrap_or(Encoding::Base64);
    let base = keys.base();
    let key = message_key(base, &visit.neber, &visit.user_id, &visit.time);
    let pkid = encoding.encode(&cipher::encrypt(&message::write(&visit.user_id, &visit.values), &key, mode));
    let user_id = encoding.encode(&cipher::encrypt(&visit.user_id, base, mode));
    let mut url = keys.order_url.clone();
    let mut separator = if url.contains('?') { '&' } else { '?' };
    for (name, value) in
        [("Type", &visit.kind), ("PKID", &pkid), ("time", &visit.time), ("neber", &visit.neber), ("UserID", &user_id)]
    {
        url.push(separator);
        url.push_str(name);
        url.push('=');
        percent::encode(value, true, percent::is_unreserved, &mut url);
        separator = '&';
    }
    url
}
