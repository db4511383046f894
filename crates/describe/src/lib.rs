//! Writes what follows from the vendor's vocabulary in `crates/api`, into the folder `generated/`.
//!
//! | file | what it is for |
//! | --- | --- |
//! | `api.d.ts` | the TypeScript of records, parameters and the two clients; a part of the package's `index.d.ts` |
//! | `constructors.js` | makes the object of a record, for `pkg-template/runtime/objects.js` |
//! | `methods.js` | the methods of the clients, for `pkg-template/runtime/client.js` |

use std::path::PathBuf;

mod javascript;
mod sentences;
mod typescript;

/// Where the files are.
pub fn folder() -> PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "../../generated"].iter().collect()
}

/// The files, each with its name.
pub fn files() -> Vec<(&'static str, String)> {
    vec![
        ("api.d.ts", typescript::definitions()),
        ("constructors.js", javascript::constructors()),
        ("methods.js", javascript::methods()),
    ]
}
