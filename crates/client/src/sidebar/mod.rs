//! The sidebar URL (自有订单系统 嵌入 企客聊侧边栏): a click in the 企客聊 client opens the merchant's order system, and
//! the address says, encrypted, which user has which customer before them.
//!
//! Time and chance are handed in.

pub mod cipher;
pub mod encoding;
mod given;
mod guard;
mod link;
pub mod message;
mod open;
mod seal;
mod strict;

use crate::params::ParamError;

pub use cipher::Mode;
pub use cipher::is_same;
pub use encoding::Encoding;
pub use given::{Keys, Visit};
pub use guard::{Guard, Refused};
pub use open::{Opened, open};
pub use seal::seal;
pub use strict::Form;

/// What is wrong, and where. In a box, for it is rare and large, and results are moved about a lot.
pub type Wrong = Box<ParamError>;

/// What is wrong with a key of an object, or with the object itself if there is no key.
#[inline(never)]
fn wrong(object: &str, key: &str, what: &str) -> Wrong {
    let mut path = object.to_owned();
    if !key.is_empty() {
        path.push('.');
        path.push_str(key);
    }
    let mut message = path.clone();
    message.push(' ');
    message.push_str(what);
    Box::new(ParamError { path, message })
}
