//! v2: with a Bearer token. Most answers are not documented beyond their envelope; then `values` is plain JSON.

pub(crate) mod ads;
pub(crate) mod auth;
pub(crate) mod bulk_send;
pub(crate) mod chat;
pub(crate) mod fans;
pub(crate) mod meeting_call;
pub(crate) mod organization;
pub(crate) mod public;
pub(crate) mod reports;
pub(crate) mod todos;
