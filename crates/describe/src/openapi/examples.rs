//! The vendor's own examples, which the emulator keeps.

use std::fs;
use std::path::PathBuf;

use serde_json::{Map, Value, json};

/// The vendor's example of a name, for `examples` of a content; none where the vendor gives none.
pub fn vendors(name: &str) -> Map<String, Value> {
    let folder: PathBuf = [env!("CARGO_MANIFEST_DIR"), "../../emulator/examples/v1"].iter().collect();
    let text = fs::read_to_string(folder.join(format!("{name}.json"))).unwrap_or_default();
    let example = serde_json::from_str::<Value>(&text).ok();
    example
        .map(|value| {
            (
                "vendor".into(),
                json!({ "summary": "The vendor's example", "x-summary-zh": "厂商文档中的示例", "value": value }),
            )
        })
        .into_iter()
        .collect()
}
