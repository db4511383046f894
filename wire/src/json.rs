//! Reading JSON text, byte by byte, without building anything.
//!
//! A reader of our own, because it must do what a general one does not: take fields in the order in which they
//! are expected, jump back to a value, hand out text that is known to be ASCII without looking at it twice, keep
//! the digits of numbers that do not fit, and forgive what .NET servers write (half of an emoji, a cut character).

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
    #[inline(never)]
    fn malformed(&self, reason: &'static str) -> Malformed {
        Box::new(Fault { reason, at: self.at })
    }

    /// The same, where what is wrong may be that nothing follows.
    #[cold]
    #[inline(never)]
    fn malformed_or_cut(&self, reason: &'static str) -> Malformed {
        self.malformed(if self.at < self.bytes.len() { reason } else { "it ends too early" })
    }

    /// The byte at a place. Zero stands in no valid JSON, so it can mean the end.
    #[inline(always)]
    fn byte(&self, at: usize) -> u8 {
        self.bytes.get(at).copied().unwrap_or(0)
    }

    #[inline(always)]
    fn peek(&self) -> u8 {
        self.byte(self.at)
    }

    #[inline(always)]
    fn skip_space(&mut self) {
        // Servers write no space, or little.
        if self.peek() <= b' ' {
            self.skip_some_space();
        }
    }

    #[inline(never)]
    fn skip_some_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\n' | b'\r' | b'\t') {
            self.at += 1;
        }
    }

    /// What kind of value comes next.
    #[inline]
    pub fn upcoming(&mut self) -> Result<Next, Malformed> {
        match self.peek() {
            b'"' => Ok(Next::Text),
            b'-' | b'0'..=b'9' => Ok(Next::Number),
            b't' | b'f' => Ok(Next::Flag),
            b'n' => Ok(Next::Null),
            b'{' => Ok(Next::Object),
            b'[' => Ok(Next::List),
            _ => Err(self.malformed_or_cut("a value was expected")),
        }
    }

    #[inline(always)]
    fn literal(&mut self, word: &'static [u8]) -> Result<(), Malformed> {
        if self.bytes.get(self.at..).is_some_and(|rest| rest.starts_with(word)) {
            self.at += word.len();
            Ok(())
        } else {
            Err(self.malformed("a value was expected"))
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
        let flag = self.peek() == b't';
        if flag { self.literal(b"true") } else { self.literal(b"false") }.map(|()| flag)
    }

    /// Reads a number.
    #[inline]
    pub fn number(&mut self) -> Result<RawNumber<'a>, Malformed> {
        let start = self.at;
        let negative = self.peek() == b'-';
        let digits_start = start + usize::from(negative);
        let mut at = digits_start;
        let mut value: i64 = 0;
        loop {
            let digit = self.byte(at).wrapping_sub(b'0');
            if digit > 9 {
                break;
            }
            value = value.wrapping_mul(10).wrapping_add(i64::from(digit));
            at += 1;
        }
        self.at = at;
        let digits = at - digits_start;
        if digits == 0 {
            return Err(self.malformed("a digit was expected"));
        }
        if digits > 1 && self.byte(digits_start) == b'0' {
            return Err(self.malformed("a number begins with a zero"));
        }
        let mut integer = (digits <= 18).then_some(if negative { -value } else { value });
        if matches!(self.peek(), b'.' | b'e' | b'E') {
            self.fraction_and_exponent()?;
            integer = None;
        }
        Ok(RawNumber { bytes: self.since(start), integer })
    }

    #[inline(never)]
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

    #[inline(always)]
    fn since(&self, start: usize) -> &'a [u8] {
        self.bytes.get(start..self.at).unwrap_or_default()
    }

    /// Reads a text.
    #[inline]
    pub fn text(&mut self) -> Result<RawText<'a>, Malformed> {
        if self.peek() != b'"' {
            return Err(self.malformed("a text was expected"));
        }
        let start = self.at + 1;
        let mut at = start;
        let mut escaped = false;
        let mut ascii = true;
        loop {
            while let Some(chunk) = self.bytes.get(at..).and_then(<[u8]>::first_chunk::<8>) {
                let found = interesting(u64::from_le_bytes(*chunk));
                if found != 0 {
                    // Exact for the first of them: a borrow can only disturb bytes after it.
                    at += (found.trailing_zeros() / 8) as usize;
                    break;
                }
                at += 8;
            }
            match self.byte(at) {
                b'"' => break,
                b'\\' => {
                    escaped = true;
                    self.at = at;
                    self.escape()?;
                    at = self.at;
                }
                0x80.. => {
                    ascii = false;
                    at += 1;
                    while self.byte(at) >= 0x80 {
                        at += 1;
                    }
                }
                0..=0x1f => {
                    self.at = at;
                    let ended = at >= self.bytes.len();
                    let reason = if ended { "a text has no end" } else { "a control character in a text" };
                    return Err(self.malformed(reason));
                }
                _ => at += 1,
            }
        }
        self.at = at;
        let bytes = self.since(start);
        self.at += 1;
        Ok(RawText { bytes, plain: ascii && !escaped, escaped })
    }

    #[inline(never)]
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
    #[inline]
    pub fn more(&mut self, closing: u8) -> Result<bool, Malformed> {
        self.skip_space();
        if self.peek() == b',' {
            self.at += 1;
            self.skip_space();
            return Ok(true);
        }
        if self.close(closing) {
            return Ok(false);
        }
        Err(self.malformed_or_cut("a comma or a closing bracket was expected"))
    }

    /// Reads `"name":` if just that comes next, else moves nothing.
    #[inline]
    pub fn key_is(&mut self, name: &str) -> Result<bool, Malformed> {
        let start = self.at + 1;
        let end = start + name.len();
        if self.peek() == b'"'
            && self.byte(end) == b'"'
            && self.bytes.get(start..end).is_some_and(|key| same(key, name.as_bytes()))
        {
            self.at = end + 1;
            self.colon()?;
            return Ok(true);
        }
        Ok(false)
    }

    /// Reads a key and its colon.
    #[inline(never)]
    pub fn key(&mut self) -> Result<RawText<'a>, Malformed> {
        let key = self.text()?;
        self.colon()?;
        Ok(key)
    }

    #[inline(always)]
    fn colon(&mut self) -> Result<(), Malformed> {
        self.skip_space();
        if self.peek() != b':' {
            return Err(self.malformed("a colon was expected"));
        }
        self.at += 1;
        self.skip_space();
        Ok(())
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

/// Whether two short runs of bytes are the same, eight at a time: a call of `memcmp` costs more than most keys.
#[inline]
pub fn same(mut left: &[u8], mut right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    while let (Some((a, left_rest)), Some((b, right_rest))) = (left.split_first_chunk(), right.split_first_chunk()) {
        if u64::from_le_bytes(*a) != u64::from_le_bytes(*b) {
            return false;
        }
        (left, right) = (left_rest, right_rest);
    }
    left.iter().zip(right).all(|(a, b)| a == b)
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
