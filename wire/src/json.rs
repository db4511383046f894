//! Reading JSON text, byte by byte, without building anything.
//!
//! A reader of our own, because it must do what a general one does not: take fields in the order in which they
//! are expected, jump back to a value, hand out text that is known to be ASCII without looking at it twice, keep
//! the digits of numbers that do not fit, and forgive what .NET servers write (half of an emoji, a cut character).

use crate::text::RawText;

/// How deep lists and objects may lie inside one another, so that no answer can exhaust the stack.
pub const MAX_DEPTH: u32 = 200;

/// What is wrong with the text as JSON, and at which byte.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Malformed {
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

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// Whether any of eight bytes ends a run of plain text: a quote, a backslash, a control character, not ASCII.
#[inline]
const fn interesting(word: u64) -> u64 {
    let quote = word ^ (ONES * 0x22);
    let backslash = word ^ (ONES * 0x5c);
    ((quote.wrapping_sub(ONES) & !quote)
        | (backslash.wrapping_sub(ONES) & !backslash)
        | (word.wrapping_sub(ONES * 0x20) & !word)
        | word)
        & HIGH
}

impl<'a> Reader<'a> {
    /// Starts at the beginning of `bytes`, past a byte order mark.
    pub fn new(bytes: &'a [u8]) -> Self {
        let at = if bytes.starts_with(b"\xef\xbb\xbf") { 3 } else { 0 };
        Self { bytes, at, depth: 0 }
    }

    /// Where the reader stands; [`Reader::jump`] comes back to it.
    #[inline]
    pub const fn position(&self) -> usize {
        self.at
    }

    /// Goes to a place that [`Reader::position`] gave.
    #[inline]
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
    pub const fn malformed<T>(&self, reason: &'static str) -> Result<T, Malformed> {
        Err(Malformed { reason, at: self.at })
    }

    #[inline]
    fn peek(&self) -> u8 {
        // Zero stands in no valid JSON, so it can mean the end.
        self.bytes.get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// What kind of value comes next.
    #[inline]
    pub fn upcoming(&mut self) -> Result<Next, Malformed> {
        self.skip_space();
        match self.peek() {
            b'"' => Ok(Next::Text),
            b'-' | b'0'..=b'9' => Ok(Next::Number),
            b't' | b'f' => Ok(Next::Flag),
            b'n' => Ok(Next::Null),
            b'{' => Ok(Next::Object),
            b'[' => Ok(Next::List),
            0 if self.at >= self.bytes.len() => self.malformed("it ends too early"),
            _ => self.malformed("a value was expected"),
        }
    }

    #[inline]
    fn literal(&mut self, word: &'static [u8]) -> Result<(), Malformed> {
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            Ok(())
        } else {
            self.malformed("a value was expected")
        }
    }

    /// Reads `null`.
    #[inline]
    pub fn null(&mut self) -> Result<(), Malformed> {
        self.literal(b"null")
    }

    /// Reads `true` or `false`.
    #[inline]
    pub fn flag(&mut self) -> Result<bool, Malformed> {
        if self.peek() == b't' { self.literal(b"true").map(|()| true) } else { self.literal(b"false").map(|()| false) }
    }

    /// Reads a number.
    #[inline]
    pub fn number(&mut self) -> Result<RawNumber<'a>, Malformed> {
        let start = self.at;
        let negative = self.peek() == b'-';
        if negative {
            self.at += 1;
        }
        let digits_start = self.at;
        let mut value: i64 = 0;
        loop {
            let digit = self.peek().wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
            self.at += 1;
        }
        let digits = self.at - digits_start;
        if digits == 0 {
            return self.malformed("a digit was expected");
        }
        if digits > 1 && self.bytes.get(digits_start) == Some(&b'0') {
            return self.malformed("a number begins with a zero");
        }
        let mut integer = (digits <= 18).then_some(if negative { -value } else { value });
        if self.peek() == b'.' {
            self.at += 1;
            self.digits()?;
            integer = None;
        }
        if matches!(self.peek(), b'e' | b'E') {
            self.at += 1;
            if matches!(self.peek(), b'+' | b'-') {
                self.at += 1;
            }
            self.digits()?;
            integer = None;
        }
        Ok(RawNumber { bytes: self.since(start), integer })
    }

    fn digits(&mut self) -> Result<(), Malformed> {
        if !self.peek().is_ascii_digit() {
            return self.malformed("a digit was expected");
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    #[inline]
    fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// Reads a text.
    #[inline]
    pub fn text(&mut self) -> Result<RawText<'a>, Malformed> {
        if self.peek() != b'"' {
            return self.malformed("a text was expected");
        }
        self.at += 1;
        let start = self.at;
        let mut escaped = false;
        let mut ascii = true;
        loop {
            while let Some(chunk) = self.bytes.get(self.at..).and_then(<[u8]>::first_chunk::<8>) {
                let found = interesting(u64::from_le_bytes(*chunk));
                if found != 0 {
                    // Exact for the first of them: a borrow can only disturb bytes after it.
                    self.at += (found.trailing_zeros() / 8) as usize;
                    break;
                }
                self.at += 8;
            }
            match self.peek() {
                b'"' => {
                    let bytes = self.since(start);
                    self.at += 1;
                    return Ok(RawText { bytes, plain: ascii && !escaped, escaped });
                }
                b'\\' => {
                    escaped = true;
                    self.escape()?;
                }
                0x80.. => {
                    ascii = false;
                    self.at += 1;
                    while self.peek() >= 0x80 {
                        self.at += 1;
                    }
                }
                0..=0x1f => {
                    let ended = self.at >= self.bytes.len();
                    return self.malformed(if ended { "a text has no end" } else { "a control character in a text" });
                }
                _ => self.at += 1,
            }
        }
    }

    fn escape(&mut self) -> Result<(), Malformed> {
        self.at += 1;
        match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => self.at += 1,
            b'u' => {
                let digits = self.bytes.get(self.at + 1..self.at + 5);
                if !digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit)) {
                    return self.malformed("an escape of a text is not complete");
                }
                self.at += 5;
            }
            _ => return self.malformed("an unknown escape in a text"),
        }
        Ok(())
    }

    fn enter(&mut self) -> Result<(), Malformed> {
        self.depth += 1;
        if self.depth > MAX_DEPTH { self.malformed("it is nested too deeply") } else { Ok(()) }
    }

    /// Opens an object or a list (which of them, [`Reader::upcoming`] has told) and says whether something is in it.
    #[inline]
    pub fn open(&mut self, closing: u8) -> Result<bool, Malformed> {
        self.enter()?;
        self.at += 1;
        self.skip_space();
        if self.peek() == closing {
            self.at += 1;
            self.depth -= 1;
            return Ok(false);
        }
        Ok(true)
    }

    /// After an item: whether another follows. At the closing bracket the object or list is left.
    #[inline]
    pub fn more(&mut self, closing: u8) -> Result<bool, Malformed> {
        self.skip_space();
        let byte = self.peek();
        if byte == b',' {
            self.at += 1;
            self.skip_space();
            return Ok(true);
        }
        if byte == closing {
            self.at += 1;
            self.depth = self.depth.saturating_sub(1);
            return Ok(false);
        }
        let ended = self.at >= self.bytes.len();
        self.malformed(if ended { "it ends too early" } else { "a comma or a closing bracket was expected" })
    }

    /// Reads `"name":` if just that comes next, else moves nothing.
    #[inline]
    pub fn key_is(&mut self, name: &str) -> Result<bool, Malformed> {
        let start = self.at;
        let rest = self.bytes.get(start..).unwrap_or_default();
        let end = name.len() + 1;
        if rest.first() == Some(&b'"')
            && rest.get(end) == Some(&b'"')
            && rest.get(1..end).is_some_and(|key| same(key, name.as_bytes()))
        {
            self.at = start + end + 1;
            self.colon()?;
            return Ok(true);
        }
        Ok(false)
    }

    /// Reads a key and its colon.
    pub fn key(&mut self) -> Result<RawText<'a>, Malformed> {
        let key = self.text()?;
        self.colon()?;
        Ok(key)
    }

    #[inline]
    fn colon(&mut self) -> Result<(), Malformed> {
        self.skip_space();
        if self.peek() != b':' {
            return self.malformed("a colon was expected");
        }
        self.at += 1;
        self.skip_space();
        Ok(())
    }

    /// Reads past a value of any kind, checking that it is one.
    pub fn skip(&mut self) -> Result<(), Malformed> {
        match self.upcoming()? {
            Next::Null => self.null(),
            Next::Flag => self.flag().map(|_| ()),
            Next::Number => self.number().map(|_| ()),
            Next::Text => self.text().map(|_| ()),
            Next::List => {
                let mut more = self.open(b']')?;
                while more {
                    self.skip()?;
                    more = self.more(b']')?;
                }
                Ok(())
            }
            Next::Object => {
                let mut more = self.open(b'}')?;
                while more {
                    self.key()?;
                    self.skip()?;
                    more = self.more(b'}')?;
                }
                Ok(())
            }
        }
    }

    /// Nothing but white space may follow.
    pub fn end(&mut self) -> Result<(), Malformed> {
        self.skip_space();
        if self.at < self.bytes.len() { self.malformed("something follows the end") } else { Ok(()) }
    }
}

/// Whether two short runs of bytes are the same, eight at a time: a call of `memcmp` costs more than most keys.
#[inline]
pub fn same(left: &[u8], right: &[u8]) -> bool {
    let (left_words, left_rest) = left.as_chunks::<8>();
    let (right_words, right_rest) = right.as_chunks::<8>();
    left.len() == right.len()
        && left_words.iter().zip(right_words).all(|(a, b)| u64::from_le_bytes(*a) == u64::from_le_bytes(*b))
        && left_rest.iter().zip(right_rest).all(|(a, b)| a == b)
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
