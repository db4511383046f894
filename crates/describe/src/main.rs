//! Writes the files that follow from the vendor's vocabulary: `npm run generate`.

use std::{fs, io};

fn main() -> io::Result<()> {
    for (path, text) in youmi_describe::files() {
        let file = youmi_describe::root().join(path);
        // A file that stays as it is keeps its time, so nothing is built anew for it.
        if fs::read_to_string(&file).ok().as_deref() != Some(&text) {
            fs::write(file, text)?;
        }
    }
    Ok(())
}
