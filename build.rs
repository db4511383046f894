//! Collects what is declared in `crates/api/src` and `src/callback.rs`: the endpoints and the lists that come in pages, for
//! JavaScript the names of the methods that they have on a client, and for each record a constructor of its object.
//!
//! A constructor is made here, because pages with a Content-Security-Policy do not allow `new Function`.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

use records::Record;

#[path = "build/records.rs"]
mod records;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=crates/api/src");
    println!("cargo::rerun-if-changed=crates/api/src/callbacks.rs");
    println!("cargo::rerun-if-changed=pkg-template/runtime/objects.js");
    let mut files = Vec::new();
    if env::var_os("CARGO_FEATURE_SERVER").is_some() {

    }
    rust_files(Path::new("crates/api/src"), &mut files)?;
    files.sort();

    let mut endpoints = Methods::default();
    let mut pagings = Methods::default();
    let mut constructors = String::new();
    let mut numbers = String::new();
    let mut count = 0;
    for file in &files {
        let text = fs::read_to_string(file)?;
        endpoints.collect(file, &text, "endpoint! {");
        pagings.collect(file, &text, "pages! {");
        for declaration in declarations(&text, "record! {") {
            let record = Record::read(declaration)
                .ok_or_else(|| io::Error::other(format!("{} has a record that cannot be read", file.display())))?;
            let name = record.name;
            let _ = writeln!(constructors, "  {}, // {name}", record.constructor());
            let _ = writeln!(numbers, "/// Its number.\npub const {name}: u32 = {count};");
            count += 1;
        }
    }

    let mut script = fs::read_to_string("pkg-template/runtime/objects.js")?;
    let (endpoint_names, paging_names) = (endpoints.names(), pagings.names());
    for (place, text) in
        [("record constructors", constructors), ("endpoints", endpoint_names), ("pagings", paging_names)]
    {
        let (before, after) = script
            .split_once(&format!("/* {place} */"))
            .ok_or_else(|| io::Error::other(format!("pkg-template/runtime/objects.js has no place for: {place}")))?;
        script = format!("{before}\n{text}{after}");
    }
    let objects = format!(
        "/// The number of each record's constructor.\n#[allow(non_upper_case_globals)]\npub mod shape {{\n{numbers}}}\n\
         #[wasm_bindgen(inline_js = r####\"{script}\"####)]\nextern \"C\" {{\n\
         #[wasm_bindgen(js_name = build, catch)]\n\
         fn build(words: &[i32], ascii: &[u8], wide: &[u8], long: &[u8], ends: &[u32]) -> Result<JsValue, JsValue>;\n\
         #[wasm_bindgen(js_name = buildValue, catch)]\n\
         fn build_value(words: &[i32], ascii: &[u8], wide: &[u8], long: &[u8], ends: &[u32]) -> Result<JsValue, JsValue>;\n}}\n"
    );
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    fs::write(out.join("endpoints.rs"), endpoints.rows())?;
    fs::write(out.join("pagings.rs"), pagings.rows())?;
    fs::write(out.join("objects.rs"), objects)
}

fn rust_files(folder: &Path, files: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            rust_files(&path, files)?;
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(())
}

/// The bodies of all declarations that begin a line with `head` and end at a line that is a brace.
fn declarations<'a>(text: &'a str, head: &'a str) -> impl Iterator<Item = &'a str> {
    text.split(&format!("\n{head}\n"))
        .skip(1)
        .filter_map(|rest| rest.split("\n}").next())
        .collect::<Vec<_>>()
        .into_iter()
}

/// Declarations that become methods of a client: the client, the name, the path in Rust.
#[derive(Default)]
struct Methods(Vec<(String, String, String)>);

impl Methods {
    fn collect(&mut self, file: &Path, text: &str, head: &str) {
        for declaration in declarations(text, head) {
            if let Some((client, name)) = declaration.lines().find_map(method) {
                self.0.push((client.into(), name.into(), format!("crate::{}::{name}", module(file))));
            }
        }
    }

    /// A Rust array of them.
    fn rows(&self) -> String {
        let rows: String = self.0.iter().map(|(.., path)| format!("&{path},\n")).collect();
        format!("&[\n{rows}]")
    }

    /// For JavaScript, per client: their names in the same order.
    fn names(&self) -> String {
        let of = |client: &str| {
            let names = self.0.iter().filter(|(of, ..)| of == client);
            names.map(|(_, name, _)| format!("{name:?}, ")).collect::<String>()
        };
        format!("  V1Client: [{}],\n  V2Client: [{}],\n", of("V1"), of("V2"))
    }
}

/// `V1Client.listStaff(…` gives `V1Client` and `listStaff`.
fn method(line: &str) -> Option<(&str, &str)> {
    let (client, rest) = line.trim().split_once('.')?;
    let name = rest.split('(').next()?;
    ["V1", "V2"].contains(&client).then_some((client, name))
}

/// `crates/api/src/v1/staff.rs` gives `api::v1::staff`.
fn module(file: &Path) -> String {
    let parts: Vec<_> =
        file.with_extension("").iter().skip(1).map(|part| part.to_string_lossy().into_owned()).collect();
    parts.join("::")
}
