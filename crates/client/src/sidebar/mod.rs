//! The sidebar URL (自有订单系统 嵌入 企客聊侧边栏): a click in the 企客聊 client opens the merchant's order system, and
//! the address says, encrypted, which user has which customer before them.
//!
//! Time and chance are handed in, so that tests can fix them.

pub mod cipher;
pub mod encoding;
mod guard;
mod input;
mod link;
pub mod message;
mod open;
mod seal;
mod strict;
mod visit;

pub use cipher::{KeyFill, Mode, Padding, TripleDes};
pub use encoding::Encoding;
pub use guard::{Guard, Refused};
pub(crate) use input::milliseconds;
pub use input::{CipherHint, SidebarKeys, SidebarVisitToSeal, Timestamp};
pub use open::{Opened, open};
pub use seal::seal;
pub use strict::Form;
pub use visit::{PageVisit, PartialCustomer, SidebarCipher, SidebarCustomer, SidebarField, SidebarVisit};

use crate::input::InvalidInput;

/// What is wrong with a parameter of the address.
fn invalid_url(parameter: &str, problem: &str) -> InvalidInput {
    InvalidInput::new(["url.", parameter].concat(), problem)
}
