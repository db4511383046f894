//! Writes the files of `generated/`: `npm run generate`.

use std::{fs, io};

fn main() -> io::Result<()> {
    let folder = youmi_describe::folder();
    fs::create_dir_all(&folder)?;
    for (name, text) in youmi_describe::files() {
        let file = folder.join(name);
        // A file that stays as it is keeps its time, so nothing is built anew for it.
        if fs::read_to_string(&file).ok().as_deref() != Some(&text) {
            fs::write(file, text)?;
        }
    }
    Ok(())
}
