//! Reading JSON text, byte by byte, without building anything.
//!
//! A reader of our own, because it must do what a general one does not: take fields in the order in which they
//! are expected, jump back to a value, hand out text that is known to be ASCII without looking at it twice, keep
//! the digits of numbers that do not fit, and forgive what .NET servers write (half of an emoji, a cut character).

mod inlined;

use crate::text::RawText;

/// How deep lists and objects may lie inside one another, so that no answer can exhaust the stack.
pub const MAX_DEPTH: u32 = 200;

/// What is wrong with the text as JSON, and at which byte. Boxed, so that a result fits into a register.
pub type Malformed = Box<Fault>;

/// What is wrong with the text as JSON, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// What was expected or found.
    pub reason: &'static str,
    /// The byte at which it was noticed.
    pub at: usize,
}

/// What the next value begins like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// `{`
    Object,
    /// `[`
    List,
    /// `"`
    Text,
    /// A digit or `-`.
    Number,
    /// `true` or `false`.
    Flag,
    /// `null`
    Null,
}

impl Next {
    /// What it is, for an error message.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Object => "an object",
            Self::List => "a list",
            Self::Text => "a text",
            Self::Number => "a number",
            Self::Flag => "a bool",
            Self::Null => "null",
        }
    }
}

/// A number as it stands in the JSON.
#[derive(Debug, Clone, Copy)]
pub struct RawNumber<'a> {
    /// Its characters; all ASCII.
    pub bytes: &'a [u8],
    /// Its value, where it has no fraction, no exponent and at most 18 digits.
    pub integer: Option<i64>,
}

/// A place in a JSON text.
#[derive(Debug, Clone)]
pub struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    depth: u32,
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of `bytes`, past a byte order mark.
    pub fn new(bytes: &'a [u8]) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        let mut reader = Self { bytes, at, depth: 0 };
        reader.skip_space();
        reader
    }

    /// Where the reader stands; [`Reader::jump`] comes back to it.
    pub const fn position(&self) -> usize {
        self.at
    }

    /// Goes to a place that [`Reader::position`] gave.
    pub const fn jump(&mut self, position: usize) {
        self.at = position;
    }

    /// Goes back to a place in the outermost object, out of whatever lists and objects an error left open.
    pub const fn recover(&mut self, position: usize) {
        self.at = position;
        self.depth = 1;
    }

    /// An error at this place.
    #[cold]
    fn malformed(&self, reason: &'static str) -> Malformed {
        Box::new(Fault { reason, at: self.at })
    }

    /// The same, where what is wrong may be that nothing follows.
    #[cold]
    fn malformed_or_cut(&self, reason: &'static str) -> Malformed {
        self.malformed(if self.at < self.bytes.len() { reason } else { "it ends too early" })
    }

    fn skip_some_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// What kind of value comes next.
    pub fn upcoming(&mut self) -> Result<Next, Malformed> {
        self.upcoming_inlined()
    }

    /// Reads `null`.
    pub fn null(&mut self) -> Result<(), Malformed> {
        self.null_inlined()
    }

    /// Reads `true` or `false`, once [`Reader::upcoming`] has told that it is one of them.
    pub fn flag(&mut self) -> Result<bool, Malformed> {
        self.flag_inlined()
    }

    /// Reads a number.
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

    /// Reads a text.
    pub fn text(&mut self) -> Result<RawText<'a>, Malformed> {
        self.text_inlined()
    }

    fn escape(&mut self) -> Result<(), Malformed> {
        self.at += 1;
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                let digits = self.bytes.get(self.at + 1..self.at + 5);
                if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return Err(self.malformed("an escape of a text is not complete"));
                }
                self.at += 5;
            }
            _ => return Err(self.malformed("an unknown escape in a text")),
        }
        Ok(())
    }

    /// Opens an object or a list (which of them, [`Reader::upcoming`] has told) and says whether something is in it.
    pub fn open(&mut self, closing: u8) -> Result<bool, Malformed> {
        if self.depth == MAX_DEPTH {
            return Err(self.malformed("it is nested too deeply"));
        }
        self.depth += 1;
        self.at += 1;
        self.skip_space();
        Ok(!self.close(closing))
    }

    /// Leaves the object or list if its closing bracket comes next.
    fn close(&mut self, closing: u8) -> bool {
        let closes = self.peek() == closing;
        if closes {
            self.at += 1;
            self.depth = self.depth.saturating_sub(1);
        }
        closes
    }

    /// After an item: whether another follows. At the closing bracket the object or list is left.
    pub fn more(&mut self, closing: u8) -> Result<bool, Malformed> {
        self.more_inlined(closing)
    }

    /// Reads a key and its colon.
    pub fn key(&mut self) -> Result<RawText<'a>, Malformed> {
        let key = self.text()?;
        self.colon()?;
        Ok(key)
    }

    /// Reads past a value of any kind, checking that it is one.
    pub fn skip(&mut self) -> Result<(), Malformed> {
        match self.upcoming()? {
            Next::Null => self.null(),
            Next::Flag => self.flag().map(drop),
            Next::Number => self.number().map(drop),
            Next::Text => self.text().map(drop),
            Next::List => self.skip_items(b']'),
            Next::Object => self.skip_items(b'}'),
        }
    }

    fn skip_items(&mut self, closing: u8) -> Result<(), Malformed> {
        let mut more = self.open(closing)?;
        while more {
            if closing == b'}' {
                self.key()?;
            }
            self.skip()?;
            more = self.more(closing)?;
        }
        Ok(())
    }

    /// Nothing but white space may follow.
    pub fn end(&mut self) -> Result<(), Malformed> {
        if self.is_at_end() { Ok(()) } else { Err(self.malformed("something follows the end")) }
    }

    /// Whether nothing but white space follows.
    pub fn is_at_end(&mut self) -> bool {
        self.skip_space();
        self.at >= self.bytes.len()
    }
}

impl RawNumber<'_> {
    /// Its characters.
    pub fn text(&self) -> &str {
        str::from_utf8(self.bytes).unwrap_or_default()
    }

    /// Whether it is written as an integer, however long.
    pub fn is_integer(&self) -> bool {
        !self.bytes.iter().any(|byte| matches!(byte, b'.' | b'e' | b'E'))
    }
}
