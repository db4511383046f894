//! Reads a tape of one value into plain JSON, as JavaScript would, for tests of what is no answer.
#![allow(dead_code, reason = "each test file takes what it needs")]

use serde_json::{Map, Value};
use youmi_wire::shape::{Kind, Record};
use youmi_wire::tape::{self, Tape};

/// The value of a tape; `record` is the one that may be in it.
pub fn value(mut tape: Tape, record: Option<&Kind>) -> Value {
    tape.finish();
    let tape = &tape;
    let record = match record {
        Some(Kind::Record(record)) => Some(*record),
        _ => None,
    };
    let mut long: Vec<Value> = Vec::new();
    let mut start = 0;
    for ends in tape.chunks.chunks(3) {
        let json = String::from_utf8_lossy(&tape.long[start..ends[2] as usize]);
        start = ends[2] as usize;
        if !json.is_empty() {
            long.extend(serde_json::from_str::<Vec<Value>>(&json).unwrap().into_iter().filter(Value::is_string));
        }
    }
    let long = long.into_iter();
    let mut reader =
        BareTape { tape, record, word: 0, ascii: 0, wide: 0, long, keys: Vec::new(), numbered: Vec::new() };
    let value = reader.value();
    assert_eq!(reader.word, tape.words.len(), "words are left over");
    assert_eq!(reader.long.next(), None, "long text is left over");
    assert_eq!((reader.ascii, reader.wide), (tape.ascii.len(), tape.wide.len()), "text is left over");
    value
}

struct BareTape<'a> {
    tape: &'a Tape,
    record: Option<&'a Record>,
    word: usize,
    ascii: usize,
    wide: usize,
    long: std::vec::IntoIter<Value>,
    keys: Vec<String>,
    numbered: Vec<Value>,
}

impl BareTape<'_> {
    fn next(&mut self) -> i32 {
        self.word += 1;
        self.tape.words[self.word - 1]
    }

    fn ascii(&mut self, length: usize) -> String {
        self.ascii += length;
        std::str::from_utf8(&self.tape.ascii[self.ascii - length..self.ascii]).unwrap().to_owned()
    }

    fn value(&mut self) -> Value {
        let word = self.next();
        if word & 1 == 1 {
            return Value::from(word >> 1);
        }
        let payload = (word as u32 >> 4) as usize;
        match (word as u32 & 15, payload) {
            (tape::ASCII, _) => Value::from(self.ascii(payload)),
            (tape::WIDE, _) => {
                let rest = std::str::from_utf8(&self.tape.wide[self.wide..]).unwrap();
                let units: Vec<u16> = rest.encode_utf16().take(payload).collect();
                let text = String::from_utf16(&units).unwrap();
                self.wide += text.len();
                Value::from(text)
            }
            (tape::CONSTANT, 0) => Value::Null,
            (tape::CONSTANT, 3) => {
                let (high, low) = (i64::from(self.next()), i64::from(self.next() as u32));
                Value::from((high << 32) + low)
            }
            (tape::CONSTANT, 4) => self.value(),
            (tape::CONSTANT, 5) => {
                let text = self.value();
                self.numbered.push(text.clone());
                text
            }
            (tape::CONSTANT, 6..) => self.numbered[payload - 6].clone(),
            (tape::CONSTANT, flag) => Value::from(flag == 1),
            (tape::NUMBER, _) => serde_json::from_str(&self.ascii(payload)).unwrap(),
            (tape::LIST, _) => (0..payload).map(|_| self.value()).collect(),
            (tape::OBJECT, _) => Value::Object(self.fields(payload)),
            (tape::LONG, _) => self.long.next().expect("a long text"),
            (tape::RECORD, _) => {
                let record = self.record.expect("no record was announced");
                assert_eq!(record.shape as usize, payload / 2);
                let mut object = Map::new();
                for field in record.fields {
                    object.insert(field.name.into(), self.value());
                }
                if payload % 2 == 1 {
                    let count = self.next() as usize;
                    object.extend(self.fields(count));
                }
                Value::Object(object)
            }
            (tag, _) => panic!("no such tag: {tag}"),
        }
    }

    fn fields(&mut self, count: usize) -> Map<String, Value> {
        let mut fields = Map::new();
        for _ in 0..count {
            let number = self.next();
            let key = if number < 0 || number as usize == self.keys.len() {
                let key = self.value().as_str().expect("a key is a text").to_owned();
                if number >= 0 {
                    self.keys.push(key.clone());
                }
                key
            } else {
                self.keys[number as usize].clone()
            };
            fields.insert(key, self.value());
        }
        fields
    }
}
