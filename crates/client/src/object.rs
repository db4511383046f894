//! Objects that are put together here, on their way to JavaScript.

use youmi_wire::decode::is_safe;
use youmi_wire::tape::{NO_SHAPE, Tape};

/// An object on a tape, to which fields are added.
#[derive(Debug)]
pub struct Object {
    /// The tape.
    pub tape: Tape,
    place: usize,
    count: usize,
}

impl Object {
    /// An object without fields.
    pub fn new(mut tape: Tape) -> Self {
        let place = tape.object();
        Self { tape, place, count: 0 }
    }

    /// A field; its value has to follow on the tape.
    pub fn key(&mut self, key: &str) {
        self.tape.key(NO_SHAPE, key);
        self.count += 1;
    }

    /// A text, or null.
    pub fn text(&mut self, key: &str, text: Option<&str>) {
        self.key(key);
        match text {
            Some(text) => self.tape.text(text),
            None => self.tape.null(),
        }
    }

    /// An integer that a number holds, or null.
    pub fn integer(&mut self, key: &str, integer: Option<i64>) {
        self.key(key);
        match integer.filter(|integer| is_safe(*integer)) {
            Some(integer) => self.tape.integer(integer),
            None => self.tape.null(),
        }
    }

    /// An object of texts.
    pub fn texts(&mut self, key: &str, fields: &mut dyn Iterator<Item = (&str, &str)>) {
        self.key(key);
        let place = self.tape.object();
        let mut count = 0;
        for (key, text) in fields {
            self.tape.key(NO_SHAPE, key);
            self.tape.text(text);
            count += 1;
        }
        self.tape.set_count(place, count);
    }

    /// The whole tape.
    pub fn end(mut self) -> Tape {
        self.tape.set_count(self.place, self.count);
        self.tape
    }
}
