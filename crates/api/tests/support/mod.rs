//! Shared by the tests of the decoder: an answer is read, and plain JSON comes out.
#![allow(dead_code, reason = "each test file uses some of it")]

use serde_json::Value;
use youmi_api::{ENDPOINTS, Endpoint};
use youmi_testing::tape_reader;
use youmi_wire::decode::DecodeError;
use youmi_wire::envelope::{self, ApiFailure, Envelope};

pub fn endpoint(id: &str) -> &'static Endpoint {
    ENDPOINTS.iter().find(|endpoint| endpoint.id == id).unwrap_or_else(|| panic!("no endpoint {id}"))
}

/// The reply that an endpoint reads from an answer.
pub fn decoded(id: &str, answer: impl AsRef<[u8]>) -> Value {
    let bytes = answer.as_ref();
    match envelope::decode(bytes, &endpoint(id).values) {
        Ok(Envelope::Success(tape)) => tape_reader::reply(tape, &endpoint(id).values),
        other => panic!("expected success of {}, got {other:?}", String::from_utf8_lossy(bytes)),
    }
}

/// Into how many chunks the texts of an answer are cut, and how long the longest of them is in bytes.
pub fn chunks(id: &str, answer: &str) -> (usize, usize) {
    let Ok(Envelope::Success(mut tape)) = envelope::decode(answer.as_bytes(), &endpoint(id).values) else {
        panic!("expected success of {answer}")
    };
    tape.finish();
    let ends: Vec<usize> = tape.chunk_ends.chunks(3).map(|ends| ends.iter().sum::<u32>() as usize).collect();
    let starts = [0].into_iter().chain(ends.iter().copied());
    (ends.len(), ends.iter().zip(starts).map(|(end, start)| end - start).max().unwrap_or(0))
}

/// The error that an endpoint finds in an answer.
pub fn error(id: &str, answer: impl AsRef<[u8]>) -> DecodeError {
    let bytes = answer.as_ref();
    match envelope::decode(bytes, &endpoint(id).values) {
        Err(error) => error,
        other => panic!("expected an error of {}, got {other:?}", String::from_utf8_lossy(bytes)),
    }
}

/// The failure that an endpoint reads from an answer.
pub fn failure(id: &str, answer: impl AsRef<[u8]>) -> ApiFailure {
    let bytes = answer.as_ref();
    match envelope::decode(bytes, &endpoint(id).values) {
        Ok(Envelope::Failure(failure)) => failure,
        other => panic!("expected a failure of {}, got {other:?}", String::from_utf8_lossy(bytes)),
    }
}

/// A successful answer around `values`, which is JSON and may be invalid.
pub fn answer(values: &str) -> String {
    format!(r#"{{"errmsg":20000,"succeed":true,"msgTime":"2021-12-27T15:18:13.1647541+08:00","values":{values}}}"#)
}

/// The `values` that an endpoint reads.
pub fn values(id: &str, values: &str) -> Value {
    decoded(id, answer(values))["values"].take()
}

/// The path of the error that an endpoint finds in `values`.
pub fn fault(id: &str, values: &str) -> String {
    error(id, answer(values)).path
}
