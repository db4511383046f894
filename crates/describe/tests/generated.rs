//! What is committed is what would be written.

use std::fs;

#[test]
fn the_generated_files_are_those_of_the_declarations() {
    for (path, text) in youmi_describe::files() {
        let committed = fs::read_to_string(youmi_describe::root().join(path)).unwrap_or_default();
        assert!(committed == text, "{path} is not what crates/api declares: run `npm run generate`");
    }
}
