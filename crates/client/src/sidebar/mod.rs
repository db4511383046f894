//! The sidebar URL (自有订单系统 嵌入 企客聊侧边栏): a click in the 企客聊 client opens the merchant's order system. The
//! address says, encrypted, which user has opened it, and with which customer.
//!
//! The current time and random numbers are arguments, so that tests can fix them.

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
pub use guard::{Guard, OpenError};
pub(crate) use input::milliseconds;
pub use input::{CipherHint, SidebarKeys, SidebarVisitToSeal, Timestamp};
pub use open::{Opened, open};
pub use seal::seal;
pub use strict::MessageFormat;
pub use visit::{PageVisit, PartialCustomer, SidebarCipher, SidebarCustomer, SidebarField, SidebarVisit};

use crate::input::InvalidInput;

/// The error of a parameter of the address.
fn invalid_url(parameter: &str, problem: &str) -> InvalidInput {
    InvalidInput::new(["url.", parameter].concat(), problem)
}
