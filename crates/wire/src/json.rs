//! Reads JSON byte by byte without building anything.
//!
//! The reader is the project's own, because it has to do what no general one does: try whether the expected field comes
//! next, jump back to a value, return strings that are known to be ASCII without a second look at them, keep the digits of
//! numbers that do not fit, and forgive what .NET servers write (half of an emoji, a cut character).

mod inlined;

use crate::text::RawString;

/// How deep arrays and objects may be nested, so that no answer can exhaust the stack.
const MAX_DEPTH: u32 = 200;

/// Why a text is not valid JSON. Boxed, so that a result fits into a register.
pub type Malformed = Box<Fault>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What was expected or found.
    pub reason: &'static str,
    /// The index of the byte at which it was noticed.
    pub at: usize,
}

/// The type of a JSON value, which its first byte tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonType {
    Object,
    Array,
    String,
    Number,
    Boolean,
    Null,
}

impl JsonType {
    /// The words that messages have for the type, with their article.
    pub const fn with_article(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::Array => "an array",
            Self::String => "a string",
            Self::Number => "a number",
            Self::Boolean => "a boolean",
            Self::Null => "null",
        }
    }
}

/// A number as it is written in the JSON.
#[derive(Debug, Clone, Copy)]
pub struct RawNumber<'a> {
    /// Its characters, which are ASCII.
    pub bytes: &'a [u8],
    /// Its value, if it has no fraction, no exponent and at most 18 digits.
    pub integer: Option<i64>,
}

/// A position in a JSON text.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of a text, behind a byte order mark.
    pub fn new(bytes: &'a [u8]) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let mut reader = Self { bytes, at, depth: 0 };
        reader.skip_space();
        reader
    }

    /// The position, for [`Reader::jump`].
    pub const fn position(&self) -> usize {
        self.at
    }

    /// Goes to a position in the same object or array.
    pub(crate) const fn jump(&mut self, position: usize) {
        self.at = position;
    }

    /// Goes back to a position in the outermost object, out of all arrays and objects that an error left open.
    pub(crate) const fn recover(&mut self, position: usize) {
        self.at = position;
        self.depth = 1;
    }

    #[cold]
    fn malformed(&self, reason: &'static str) -> Malformed {
        Box::new(Fault { reason, at: self.at })
    }

    /// As [`Reader::malformed`], for an error that may also come from the end of the text.
    #[cold]
    fn malformed_or_cut(&self, reason: &'static str) -> Malformed {
        self.malformed(if self.at < self.bytes.len() { reason } else { "it ends too early" })
    }

    fn skip_some_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// The type of the value that comes next.
    pub fn next_type(&self) -> Result<JsonType, Malformed> {
        self.next_type_inlined()
    }

    /// Reads `null`.
    pub fn null(&mut self) -> Result<(), Malformed> {
        self.null_inlined()
    }

    /// Reads `true` or `false`, if [`Reader::next_type`] has found a boolean.
    pub fn boolean(&mut self) -> Result<bool, Malformed> {
        self.boolean_inlined()
    }

    pub fn number(&mut self) -> Result<RawNumber<'a>, Malformed> {
        self.number_inlined()
    }

    fn fraction_and_exponent(&mut self) -> Result<(), Malformed> {
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
        }
        Ok(())
    }

    fn digits(&mut self) -> Result<(), Malformed> {
        let start = self.at;
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        if self.at == start { Err(self.malformed("a digit was expected")) } else { Ok(()) }
    }

    pub fn string(&mut self) -> Result<RawString<'a>, Malformed> {
        self.string_inlined()
    }

    fn escape(&mut self) -> Result<(), Malformed> {
        self.at += 1;
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                let digits = self.bytes.get(self.at + 1..self.at + 5);
                if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return Err(self.malformed("an escape of a string is not complete"));
                }
                self.at += 5;
            }
            _ => return Err(self.malformed("an unknown escape in a string")),
        }
        Ok(())
    }

    /// Enters the object or array that [`Reader::next_type`] has found, and returns whether it has an item.
    pub fn open(&mut self, closing: u8) -> Result<bool, Malformed> {
        if self.depth == MAX_DEPTH {
            return Err(self.malformed("it is nested too deeply"));
        }
        self.depth += 1;
        self.at += 1;
        self.skip_space();
        Ok(!self.close(closing))
    }

    /// Leaves the object or array if its closing bracket comes next.
    fn close(&mut self, closing: u8) -> bool {
        let closes = self.peek() == closing;
        if closes {
            self.at += 1;
            self.depth = self.depth.saturating_sub(1);
        }
        closes
    }

    /// Goes from the end of an item to the next one, and returns whether there is one. If there is none, the object or
    /// array is left.
    pub fn next_item(&mut self, closing: u8) -> Result<bool, Malformed> {
        self.next_item_inlined(closing)
    }

    /// Reads a key and its colon.
    pub fn key(&mut self) -> Result<RawString<'a>, Malformed> {
        let key = self.string()?;
        self.colon()?;
        Ok(key)
    }

    /// Reads past a value of any type, and checks that it is valid.
    pub fn skip(&mut self) -> Result<(), Malformed> {
        match self.next_type()? {
            JsonType::Null => self.null(),
            JsonType::Boolean => self.boolean().map(drop),
            JsonType::Number => self.number().map(drop),
            JsonType::String => self.string().map(drop),
            JsonType::Array => self.skip_items(b']'),
            JsonType::Object => self.skip_items(b'}'),
        }
    }

    fn skip_items(&mut self, closing: u8) -> Result<(), Malformed> {
        let mut has_next = self.open(closing)?;
        while has_next {
            if closing == b'}' {
                self.key()?;
            }
            self.skip()?;
            has_next = self.next_item(closing)?;
        }
        Ok(())
    }

    /// Checks that nothing but white space follows.
    pub fn end(&mut self) -> Result<(), Malformed> {
        if self.is_at_end() { Ok(()) } else { Err(self.malformed("something follows the end")) }
    }

    /// Whether nothing but white space follows.
    pub(crate) fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.at >= self.bytes.len()
    }
}

impl RawNumber<'_> {
    /// Its characters.
    pub fn text(&self) -> &str {
        str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// Whether it is written as an integer, of whatever length.
    pub(crate) fn is_integer(&self) -> bool {
        !self.bytes.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
    }
}
