//! Records for JavaScript: a constructor of the object of each.

/// A record that is declared in the source: its name and its fields.
#[derive(Debug, PartialEq)]
pub struct Record<'a> {
    /// The name of the struct.
    pub name: &'a str,
    /// The names of the fields, as the vendor writes them.
    pub fields: Vec<&'a str>,
}

impl<'a> Record<'a> {
    /// Reads the body of a declaration; nothing where it is none.
    pub fn read(declaration: &'a str) -> Option<Self> {
        let mut lines = declaration.lines().map(str::trim).filter_map(|line| line.strip_prefix("pub "));
        let name = lines.next()?.strip_prefix("struct ")?.trim_end_matches([' ', '{']);
        let fields = lines.filter_map(|line| line.split_once(':')).map(|(field, _)| plain(field)).collect();
        Some(Self { name, fields })
    }

    /// A JavaScript function that reads the values of all fields and gives the object. One literal, because an engine
    /// builds that several times faster than it sets keys in a loop.
    pub fn constructor(&self) -> String {
        let literal: Vec<_> = self.fields.iter().map(|field| format!("{field}: value()")).collect();
        format!("() => ({{ {} }})", literal.join(", "))
    }
}

/// Without the mark by which Rust takes a keyword for a name. In JavaScript a keyword can be a key.
fn plain(field: &str) -> &str {
    field.strip_prefix("r#").unwrap_or(field)
}
