//! What each type of field makes of each kind of JSON: a value, or an error that names both.

use serde_json::{Value, json};
use youmi_testing::tape_reader;
use youmi_wire::decode::DecodeError;
use youmi_wire::envelope::{self, Envelope};
use youmi_wire::schema::{Field, FieldType, Record};

static INNER: Record =
    Record { constructor_id: 1, fields: &[Field { name: "id", field_type: FieldType::Integer, nullable: false }] };

static INNER_TYPE: FieldType = FieldType::Record(&INNER);

/// What a record holds whose one field has a type.
fn read(field_type: FieldType, nullable: bool, written: Option<&str>) -> Result<Value, DecodeError> {
    // A table has to live as long as the program, as those of the vendor's records do.
    let fields = Box::leak(Box::new([Field { name: "field", field_type, nullable }]));
    let table: &'static Record = Box::leak(Box::new(Record { constructor_id: 0, fields }));
    let values = FieldType::Record(table);
    let record = written.map_or_else(|| "{}".into(), |written| format!(r#"{{"field":{written}}}"#));
    let answer = format!(r#"{{"errmsg":20000,"succeed":true,"msgTime":"","values":{record}}}"#);
    match envelope::decode(answer.as_bytes(), &values)? {
        Envelope::Success(tape) => Ok(tape_reader::reply(tape, &values)["values"]["field"].take()),
        Envelope::Failure(failure) => panic!("{failure:?}"),
    }
}

/// What comes out: a value, or the reason of the error.
type Outcome = Result<Value, &'static str>;

/// What a server writes ("missing": nothing), what becomes of it where the field may not be null, and where it may.
type Row = (&'static str, Outcome, Outcome);

fn check(make: fn() -> FieldType, rows: &[Row]) {
    for (written, required, nullable) in rows {
        for (is_nullable, expected) in [(false, required), (true, nullable)] {
            let outcome = read(make(), is_nullable, Some(*written).filter(|written| *written != "missing"));
            let outcome = outcome.map_err(|error| {
                assert!(error.path.starts_with("values.field"), "{}", error.path);
                error.reason
            });
            let expected = expected.clone().map_err(str::to_owned);
            assert_eq!(outcome, expected, "{written}, nullable: {is_nullable}");
        }
    }
}

/// What is the same whether the field may be null or not.
fn both(written: &'static str, outcome: Outcome) -> Row {
    (written, outcome.clone(), outcome)
}

const NULL: Outcome = Ok(Value::Null);

#[test]
fn a_string_is_read_from_strings_and_numbers_and_null_is_empty() {
    check(
        || FieldType::String,
        &[
            both(r#""a""#, Ok(json!("a"))),
            both(r#""""#, Ok(json!(""))),
            ("null", Ok(json!("")), NULL),
            ("missing", Err("expected a string, but it is missing"), NULL),
            both("12", Ok(json!("12"))),
            both("1.50", Ok(json!("1.50"))),
            both("true", Err("expected a string, found a boolean")),
            both("[]", Err("expected a string, found an array")),
            both("{}", Err("expected a string, found an object")),
        ],
    );
}

#[test]
fn an_integer_is_read_from_numbers_and_strings() {
    check(
        || FieldType::Integer,
        &[
            both("-5", Ok(json!(-5))),
            both("3.0", Ok(json!(3))),
            both(r#"" 7 ""#, Ok(json!(7))),
            ("null", Err("expected an integer, found null"), NULL),
            ("missing", Err("expected an integer, but it is missing"), NULL),
            (r#""""#, Err("expected an integer, found a string that is no integer"), NULL),
            both(r#""five""#, Err("expected an integer, found a string that is no integer")),
            both("1.5", Err("expected an integer, found a number with a fraction or an exponent")),
            both("9007199254740992", Err("expected an integer, found one beyond 2^53, which JavaScript would round")),
            both("true", Err("expected an integer, found a boolean")),
            both("[]", Err("expected an integer, found an array")),
            both("{}", Err("expected an integer, found an object")),
        ],
    );
}

#[test]
fn a_boolean_is_read_from_booleans_numbers_and_strings() {
    check(
        || FieldType::Boolean,
        &[
            both("true", Ok(json!(true))),
            both("0", Ok(json!(false))),
            both(r#""True""#, Ok(json!(true))),
            both(r#""0""#, Ok(json!(false))),
            ("null", Err("expected a boolean, 0 or 1, found null"), NULL),
            ("missing", Err("expected a boolean, 0 or 1, but it is missing"), NULL),
            (r#""""#, Err("expected a boolean, 0 or 1, found another value"), NULL),
            both("2", Err("expected a boolean, 0 or 1, found another value")),
            both(r#""yes""#, Err("expected a boolean, 0 or 1, found another value")),
            both("[]", Err("expected a boolean, 0 or 1, found an array")),
            both("{}", Err("expected a boolean, 0 or 1, found an object")),
        ],
    );
}

#[test]
fn an_array_is_empty_where_there_is_none() {
    check(
        || FieldType::Array(&FieldType::String),
        &[
            both(r#"["a", null, 1]"#, Ok(json!(["a", "", "1"]))),
            ("null", Ok(json!([])), NULL),
            ("missing", Ok(json!([])), NULL),
            both("[true]", Err("expected a string, found a boolean")),
            both(r#""a""#, Err("expected an array, found a string")),
            both("1", Err("expected an array, found a number")),
            both("{}", Err("expected an array, found an object")),
        ],
    );
    check(
        || FieldType::ArrayOrOne(&INNER_TYPE),
        &[
            both(r#"[{"id":1},{"id":"2"}]"#, Ok(json!([{ "id": 1 }, { "id": 2 }]))),
            both(r#"{"id":1}"#, Ok(json!([{ "id": 1 }]))),
            ("null", Ok(json!([])), NULL),
            both("1", Err("expected an array, found a number")),
        ],
    );
}

#[test]
fn a_record_is_an_object_with_its_fields() {
    check(
        || FieldType::Record(&INNER),
        &[
            both(r#"{"id":1,"more":[null]}"#, Ok(json!({ "id": 1, "more": [null] }))),
            ("null", Err("expected an object, found null"), NULL),
            ("missing", Err("expected an object, but it is missing"), NULL),
            both("{}", Err("expected an integer, but it is missing")),
            both("[]", Err("expected an object, found an array")),
            both(r#""a""#, Err("expected an object, found a string")),
        ],
    );
}

#[test]
fn json_inside_a_string_is_read_as_if_it_stood_there() {
    check(
        || FieldType::JsonString(&FieldType::Array(&FieldType::Integer)),
        &[
            both(r#""[1, 2]""#, Ok(json!([1, 2]))),
            both("[1]", Ok(json!([1]))),
            ("null", Ok(json!([])), NULL),
            ("missing", Ok(json!([])), NULL),
            (r#""""#, Ok(json!([])), NULL),
            both(r#""{}""#, Err("expected an array, found an object")),
            both("1", Err("expected an array, found a number")),
        ],
    );
}

#[test]
fn what_is_not_documented_is_handed_out_as_it_came() {
    check(
        || FieldType::Any,
        &[
            both(r#"{"a":[1,"b",null,true]}"#, Ok(json!({ "a": [1, "b", null, true] }))),
            both("null", NULL),
            both("missing", NULL),
        ],
    );
}
