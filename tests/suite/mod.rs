//! The suite that runs in Node.js and in browsers, against a running emulator: what a user of the exported classes
//! sees, JavaScript values in and out.
//!
//! | module | what it is about |
//! | --- | --- |
//! | `reading` | every method of v1: fields and types of its result |
//! | `objects` | large and odd answers, as the objects that come out |
//! | `requests` | what is sent: address, headers, body, parameters |
//! | `friend_pages` | `eachFriend` |
//! | `any_request` | `call` |
//! | `errors` | each kind of error with all of its properties |
//! | `arguments` | what is refused before anything is sent |
//! | `retries` | what is repeated, and what is not |
//! | `tokens` | fetched once, renewed, shared; the clock |
//! | `aborting` | signals, at every moment of a call |
//! | `odd_fetch` | a `fetch` that does not behave |
//! | `secrets` | what no error and no log line may show |
//! | `functions` | `sign`, `describeCode`, `version` |
//!
//! `page` and `server` stand apart: what is different in a browser's page and outside of one. The other files of this
//! folder are what the native tests have in common.

mod aborting;
mod any_request;
mod arguments;
mod errors;
mod friend_pages;
mod functions;
mod objects;
mod odd_fetch;
mod reading;
mod requests;
mod retries;
mod secrets;
mod tokens;

pub mod emulator;
pub mod javascript;
