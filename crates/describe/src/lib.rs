//! Writes what follows from the vendor's vocabulary in `crates/api`.
//!
//! | file | what it is for |
//! | --- | --- |
//! | `generated/api.d.ts` | the TypeScript of records, parameters and the two clients; a part of the package's `index.d.ts` |
//! | `generated/constructors.js` | makes the object of a record, for `pkg-template/runtime/objects.js` |
//! | `generated/methods.js` | the methods of the clients, for `pkg-template/runtime/clients.js` |
//! | `generated/openapi.json` | the whole API as OpenAPI 3.1: for users, the console, the tests |
//! | `docs/en/v1.md`, `docs/en/v2.md` | their tables of endpoints |

use std::path::PathBuf;

use language::Language;
use youmi_api::Version;

mod javascript;
pub mod language;
mod openapi;
mod sentences;
mod tables;
mod typescript;
mod values;

/// The repository.
pub fn root() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "../.."].iter().collect()
}

/// The files, each with its place in the repository.
pub fn files() -> Vec<(&'static str, String)> {
    let page = |file: &'static str, version, language| (file, tables::page(&root().join(file), version, language));
    vec![
        ("generated/api.d.ts", typescript::definitions()),
        ("generated/constructors.js", javascript::constructors()),
        ("generated/methods.js", javascript::methods()),
        ("generated/openapi.json", openapi::document()),
        page("docs/en/v1.md", Version::V1, Language::English),
        page("docs/en/v2.md", Version::V2, Language::English),
        page("docs/zh-CN/v1.md", Version::V1, Language::Chinese),
        page("docs/zh-CN/v2.md", Version::V2, Language::Chinese),
    ]
}
