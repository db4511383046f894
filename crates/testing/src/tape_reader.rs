//! Reads a tape into plain JSON, so that native tests see what JavaScript would. It is written from the description in
//! `youmi_wire::tape` and not after `objects.js`, so that an error in one is not repeated in the other.

use std::collections::HashMap;

use serde_json::{Map, Number, Value};
use youmi_wire::schema::{FieldType, Record};
use youmi_wire::tape::{Tape, op};

/// The reply that the tape of an answer describes, whose `values` have a type. Panics where the tape is not as described.
pub fn reply(mut tape: Tape, values: &FieldType) -> Value {
    tape.finish();
    let tape = &tape;
    let mut reader = TapeReader::new(tape, values);
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
    utf8_text: &'a str,
    records: HashMap<u32, &'static Record>,
    op: usize,
    ascii_at: usize,
    utf8_at: usize,
    json_strings: std::vec::IntoIter<Value>,
    json_at: usize,
    chunk: usize,
    keys: Vec<String>,
    repeated: Vec<Value>,
}

impl<'a> TapeReader<'a> {
    fn new(tape: &'a Tape, values: &FieldType) -> Self {
        let mut records = HashMap::new();
        collect(values, &mut records);
        let utf8_text = std::str::from_utf8(&tape.utf8_text).expect("it is UTF-8");
        let json_strings = Vec::new().into_iter();
        let (keys, repeated) = (Vec::new(), Vec::new());
        let mut reader = Self {
            tape,
            utf8_text,
            records,
            op: 0,
            ascii_at: 0,
            utf8_at: 0,
            json_strings,
            json_at: 0,
            chunk: 0,
            keys,
            repeated,
        };
        reader.open_chunk();
        reader
    }

    fn next(&mut self) -> i32 {
        self.op += 1;
        self.tape.ops[self.op - 1]
    }

    fn value(&mut self) -> Value {
        let op = self.next();
        if op & 1 == 1 {
            return Value::from(op >> 1);
        }
        let payload = (op as u32 >> 4) as usize;
        match op as u32 & 15 {
            op::ASCII_STRING => Value::from(self.ascii_string(payload)),
            op::UTF8_STRING => Value::from(self.utf8_string(payload)),
            op::CONSTANT => match payload {
                op::NULL => Value::Null,
                op::TRUE => Value::Bool(true),
                op::FALSE => Value::Bool(false),
                op::LARGE_INTEGER => {
                    let (high, low) = (i64::from(self.next()), i64::from(self.next() as u32));
                    Value::from((high << 32) + low)
                }
                op::NEXT_CHUNK => {
                    self.end_chunk();
                    self.open_chunk();
                    self.value()
                }
                op::REPEATED_STRING => {
                    let string = self.value();
                    assert!(string.is_string(), "only strings are numbered");
                    self.repeated.push(string.clone());
                    string
                }
                number => self.repeated[number - op::FIRST_REPEAT].clone(),
            },
            op::NUMBER => self.number(payload),
            op::ARRAY => (0..payload).map(|_| self.value()).collect(),
            op::RECORD => self.record(payload),
            op::OBJECT => Value::Object(self.fields(payload)),
            op::JSON_STRING => self.json_strings.next().filter(Value::is_string).expect("a string of the JSON array"),
            other => panic!("no such tag: {other}"),
        }
    }

    fn ascii_string(&mut self, length: usize) -> String {
        let bytes = &self.tape.ascii_text[self.ascii_at..self.ascii_at + length];
        assert!(bytes.is_ascii());
        self.ascii_at += length;
        String::from_utf8(bytes.to_vec()).unwrap()
    }

    fn utf8_string(&mut self, units: usize) -> String {
        let mut text = String::new();
        let mut count = 0;
        let mut characters = self.utf8_text[self.utf8_at..].chars();
        while count < units {
            let character = characters.next().expect("the string is as long as its op says");
            count += character.len_utf16();
            text.push(character);
        }
        assert_eq!(count, units, "a string ends between two characters");
        self.utf8_at += text.len();
        text
    }

    /// A number as a JavaScript engine reads it. One beyond its range becomes a string of its characters.
    fn number(&mut self, length: usize) -> Value {
        let characters = self.ascii_string(length);
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

    /// Parses the JSON array of a chunk, as JavaScript does.
    fn open_chunk(&mut self) {
        let end = self.tape.chunk_ends[self.chunk * 3 + 2] as usize;
        let json = String::from_utf8_lossy(&self.tape.json_texts[self.json_at..end]);
        let strings = if json.is_empty() { Vec::new() } else { serde_json::from_str(&json).expect("a JSON array") };
        self.json_strings = strings.into_iter();
        self.json_at = end;
    }

    /// Checks that the strings so far are all of the chunk, because JavaScript decodes each chunk by itself.
    fn end_chunk(&mut self) {
        let ends = &self.tape.chunk_ends[self.chunk * 3..][..2];
        assert_eq!(ends, [self.ascii_at as u32, self.utf8_at as u32], "chunk {}", self.chunk);
        let rest: Vec<Value> = self.json_strings.by_ref().collect();
        assert!(rest.is_empty() || rest == [0], "strings of the JSON array are left over: {rest:?}");
        self.chunk += 1;
    }

    fn end(&mut self) {
        self.end_chunk();
        assert_eq!(self.op, self.tape.ops.len(), "ops are left over");
        assert_eq!(self.ascii_at, self.tape.ascii_text.len(), "ASCII text is left over");
        assert_eq!(self.utf8_at, self.tape.utf8_text.len(), "UTF-8 text is left over");
        assert_eq!(self.json_at, self.tape.json_texts.len(), "JSON is left over");
        assert_eq!(self.chunk * 3, self.tape.chunk_ends.len(), "chunks are left over");
    }
}

/// Collects the records that a type can hold, by the id of their constructor.
fn collect(field_type: &FieldType, records: &mut HashMap<u32, &'static Record>) {
    match field_type {
        FieldType::JsonString(inner) | FieldType::Array(inner) | FieldType::ArrayOrOne(inner) => {
            collect(inner, records)
        }
        FieldType::Record(record) => {
            let known = records.insert(record.constructor_id, record);
            assert!(
                known.is_none_or(|known| std::ptr::eq(known, *record)),
                "{} stands for two records",
                record.constructor_id
            );
            for field in record.fields {
                collect(&field.field_type, records);
            }
        }
        FieldType::Integer | FieldType::String | FieldType::Boolean | FieldType::Any => {}
    }
}
