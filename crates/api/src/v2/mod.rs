//! v2: with a Bearer token. Most answers are not documented beyond their envelope; then `values` is plain JSON.

pub mod ads;
pub mod auth;
pub mod bulk_send;
pub mod chat;
pub mod fans;
pub mod meeting_call;
pub mod organization;
pub mod public;
pub mod reports;
pub mod todos;
