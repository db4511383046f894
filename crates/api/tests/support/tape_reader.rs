//! Reads a tape into plain JSON, so that native tests see what JavaScript would. Written from the description in
//! `youmi_wire::tape` and apart from the reading half in JavaScript, so that the two can be wrong only separately.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};
use youmi_api::ENDPOINTS;
use youmi_wire::shape::{Kind, Record};
use youmi_wire::tape::{self, Tape};

/// The reply that the tape of an answer describes. Panics where the tape is not what its description says.
pub fn reply(mut tape: Tape) -> Value {
    tape.finish();
    let tape = &tape;
    let mut reader = TapeReader::new(tape);
    let mut reply = Map::new();
    for name in ["values", "errmsg", "succeed", "msgTime", "requestId", "errdesc"] {
        let value = reader.value();
        reply.insert(name.into(), value);
    }
    let Value::Object(more) = reader.value() else { panic!("an object of undocumented fields has to end the tape") };
    reply.extend(more);
    reader.end();
    Value::Object(reply)
}

struct TapeReader<'a> {
    tape: &'a Tape,
    utf8: &'a str,
    records: HashMap<u32, &'static Record>,
    word: usize,
    ascii: usize,
    wide: usize,
    long: std::vec::IntoIter<Value>,
    long_start: usize,
    chunk: usize,
    keys: Vec<String>,
    numbered: Vec<Value>,
}

impl<'a> TapeReader<'a> {
    fn new(tape: &'a Tape) -> Self {
        let mut records = HashMap::new();
        for endpoint in ENDPOINTS {
            collect(&endpoint.values, &mut records);
        }
        let utf8 = std::str::from_utf8(&tape.wide).expect("wide text is UTF-8");
        let long = Vec::new().into_iter();
        let (keys, numbered) = (Vec::new(), Vec::new());
        let mut reader =
            Self { tape, utf8, records, word: 0, ascii: 0, wide: 0, long, long_start: 0, chunk: 0, keys, numbered };
        reader.open_chunk();
        reader
    }

    fn next(&mut self) -> i32 {
        self.word += 1;
        self.tape.words[self.word - 1]
    }

    fn value(&mut self) -> Value {
        let word = self.next();
        if word & 1 == 1 {
            return Value::from(word >> 1);
        }
        let payload = (word as u32 >> 4) as usize;
        match word as u32 & 15 {
            tape::ASCII => Value::from(self.ascii(payload)),
            tape::WIDE => Value::from(self.wide(payload)),
            tape::CONSTANT => match payload {
                0 => Value::Null,
                1 => Value::Bool(true),
                2 => Value::Bool(false),
                3 => {
                    let (high, low) = (i64::from(self.next()), i64::from(self.next() as u32));
                    Value::from((high << 32) + low)
                }
                4 => {
                    self.end_chunk();
                    self.open_chunk();
                    self.value()
                }
                5 => {
                    let text = self.value();
                    assert!(text.is_string(), "only texts are numbered");
                    self.numbered.push(text.clone());
                    text
                }
                number => self.numbered[number - 6].clone(),
            },
            tape::NUMBER => self.number(payload),
            tape::LIST => (0..payload).map(|_| self.value()).collect(),
            tape::RECORD => self.record(payload),
            tape::OBJECT => Value::Object(self.fields(payload)),
            tape::LONG => self.long.next().filter(Value::is_string).expect("a text of the JSON stream"),
            other => panic!("no such tag: {other}"),
        }
    }

    fn ascii(&mut self, length: usize) -> String {
        let bytes = &self.tape.ascii[self.ascii..self.ascii + length];
        assert!(bytes.is_ascii());
        self.ascii += length;
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    fn wide(&mut self, units: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        let mut characters = self.utf8[self.wide..].chars();
        while count < units {
            let character = characters.next().expect("the text is as long as its word says");
            count += character.len_utf16();
            text.push(character);
        }
        assert_eq!(count, units, "a text ends between two characters");
        self.wide += text.len();
        text
    }

    /// A number as an engine reads it; one beyond its range is handed out as its characters.
    fn number(&mut self, length: usize) -> Value {
        let characters = self.ascii(length);
        Number::from_f64(characters.parse().unwrap()).map_or(Value::String(characters), Value::Number)
    }

    fn record(&mut self, payload: usize) -> Value {
        let table = self.records[&(payload as u32 / 2)];
        let mut object = Map::new();
        for field in table.fields {
            let value = self.value();
            object.insert(field.name.into(), value);
        }
        if payload % 2 == 1 {
            let count = self.next();
            assert!(count > 0, "a record says that more follows only where something does");
            for (key, value) in self.fields(count as usize) {
                assert!(!object.contains_key(&key), "{key} is documented and undocumented at once");
                object.insert(key, value);
            }
        }
        Value::Object(object)
    }

    fn fields(&mut self, count: usize) -> Map<String, Value> {
        let mut fields = Map::new();
        for _ in 0..count {
            let number = self.next();
            let key = if number < 0 || number as usize == self.keys.len() {
                let Value::String(key) = self.value() else { panic!("a new key is followed by its text") };
                if number >= 0 {
                    self.keys.push(key.clone());
                }
                key
            } else {
                self.keys[number as usize].clone()
            };
            let value = self.value();
            fields.insert(key, value);
        }
        fields
    }

    /// JavaScript parses the long texts of a chunk by themselves.
    fn open_chunk(&mut self) {
        let end = self.tape.chunks[self.chunk * 3 + 2] as usize;
        let json = String::from_utf8_lossy(&self.tape.long[self.long_start..end]);
        let texts = if json.is_empty() { Vec::new() } else { serde_json::from_str(&json).expect("a list of JSON") };
        self.long = texts.into_iter();
        self.long_start = end;
    }

    /// A chunk ends where the texts before it do: JavaScript decodes each by itself.
    fn end_chunk(&mut self) {
        let ends = &self.tape.chunks[self.chunk * 3..][..2];
        assert_eq!(ends, [self.ascii as u32, self.wide as u32], "chunk {}", self.chunk);
        let rest: Vec<Value> = self.long.by_ref().collect();
        assert!(rest.is_empty() || rest == [0], "long texts are left over: {rest:?}");
        self.chunk += 1;
    }

    fn end(&mut self) {
        self.end_chunk();
        assert_eq!(self.word, self.tape.words.len(), "words are left over");
        assert_eq!(self.ascii, self.tape.ascii.len(), "ASCII text is left over");
        assert_eq!(self.wide, self.tape.wide.len(), "wide text is left over");
        assert_eq!(self.long_start, self.tape.long.len(), "long text is left over");
        assert_eq!(self.chunk * 3, self.tape.chunks.len(), "chunks are left over");
    }
}

/// All records that a kind can hold, by the number that stands for them on the tape.
fn collect(kind: &Kind, records: &mut HashMap<u32, &'static Record>) {
    match kind {
        Kind::JsonText(inner) | Kind::List(inner) | Kind::ListOrOne(inner) => collect(inner, records),
        Kind::Record(record) => {
            let known = records.insert(record.shape, record);
            assert!(known.is_none_or(|known| std::ptr::eq(known, *record)), "{} stands for two records", record.shape);
            for field in record.fields {
                collect(&field.kind, records);
            }
        }
        Kind::Integer | Kind::Text | Kind::Flag | Kind::Any => {}
    }
}
