//! What is committed is what would be written.

use std::fs;

#[test]
fn the_generated_files_are_those_of_the_declarations() {
    for (name, text) in youmi_describe::files() {
        let committed = fs::read_to_string(youmi_describe::folder().join(name)).unwrap_or_default();
        assert!(committed == text, "generated/{name} is not what crates/api declares: run `npm run generate`");
    }
}
