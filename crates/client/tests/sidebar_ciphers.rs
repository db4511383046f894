//! What the vendor leaves open of the cipher: every combination is found by trial, can be given, and cannot be abused.
#![cfg(feature = "server")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use support::{ECB, NOW_MS, PRIVATE_KEYS, foreign_in, keys, opened, refusal, sealed, visit};
use youmi_client::sidebar::{Guard, MessageFormat, Mode, OpenError, Padding, TripleDes};

/// Every cipher that a URL with this private key may have.
fn ciphers(private_key: &str) -> Vec<Value> {
    let mut ciphers = Vec::new();
    for mode in ["cbc", "ecb"] {
        for encoding in ["base64", "base64url", "hex"] {
            for padding in ["pkcs7", "zeros"] {
                for key in if private_key.len() == 16 { &["zeros", "k1k2k1"][..] } else { &["zeros"] } {
                    ciphers.push(json!({ "mode": mode, "encoding": encoding, "padding": padding, "key": key }));
                }
            }
        }
    }
    ciphers
}

/// A visit whose URL is in a cipher, the keys, which name no cipher, and the URL.
fn sealed_in(cipher: &Value, private_key: &str) -> (Value, Value, String) {
    let mut visit = visit();
    visit["cipher"] = cipher.clone();
    let given = json!({ "privateKey": private_key, "orderUrl": "http://o.cn/p" });
    let url = sealed(&visit, &keys(given.clone()));
    (visit, given, url)
}

#[test]
fn what_is_sealed_opens_in_every_cipher_with_every_key() {
    for private_key in PRIVATE_KEYS {
        for cipher in ciphers(private_key) {
            let (mut visit, given, url) = sealed_in(&cipher, private_key);
            assert!(url.starts_with("http://o.cn/p?Type=WL&PKID="), "{url}");
            assert!(url.contains("&time=2020-06-23%2014%3A39%3A44&neber=550000&UserID="), "{url}");
            assert_eq!(opened(&url, &keys(given.clone())).as_ref(), Ok(&visit), "{url}");

            // A part of the cipher may be known, or all of it.
            for name in ["mode", "encoding", "padding", "key"] {
                let mut known = given.clone();
                known["cipher"] = json!({ name: cipher[name].clone() });
                assert_eq!(opened(&url, &keys(known)).as_ref(), Ok(&visit), "{url}");
            }
            let mut known = given.clone();
            known["cipher"] = cipher;
            assert_eq!(opened(&url, &keys(known.clone())).as_ref(), Ok(&visit), "{url}");
            visit.as_object_mut().unwrap().remove("cipher");
            assert_eq!(sealed(&visit, &keys(known)), url);
        }
    }
}

#[test]
fn a_cipher_that_is_given_is_the_only_one() {
    for private_key in PRIVATE_KEYS {
        for cipher in ciphers(private_key) {
            let (_, given, url) = sealed_in(&cipher, private_key);
            for (name, others) in
                [("mode", ["cbc", "ecb"]), ("padding", ["pkcs7", "zeros"]), ("key", ["zeros", "k1k2k1"])]
            {
                let Some(other) = others.iter().find(|other| cipher[name] != **other) else { panic!("{cipher}") };
                // Without a key of 16 bytes, both ways to fill it are the same.
                if name == "key" && private_key.len() != 16 {
                    continue;
                }
                let mut known = given.clone();
                known["cipher"] = json!({ name: other });
                assert!(opened(&url, &keys(known)).is_err(), "{name} {other} of {cipher}");
            }
        }
    }
}

/// .NET's `PaddingMode.Zeros` adds nothing to a text that is whole blocks already.
#[test]
fn texts_of_whole_blocks_need_no_zero_bytes() {
    let zeros = TripleDes { padding: Padding::Zeros, ..ECB };
    let keys = keys(json!({ "privateKey": "key" }));
    for user in ["b03", "zhangsan", "张三三李", "b03-of-the-shops"] {
        for filler in 0..9 {
            let text = format!("UserID={user}&Timestamp=1592894384&WX={}&dockPwd=p", "w".repeat(filler));
            let url = foreign_in(zeros, user, &text, "2020-06-23", "key");
            let visit = opened(&url, &keys).unwrap();
            assert_eq!((&visit["userId"], &visit["dockPwd"]), (&json!(user), &json!("p")), "{text}");
            assert_eq!(visit["customer"]["WX"], "w".repeat(filler));
            assert_eq!(visit["cipher"]["padding"], "zeros");
        }
    }
}

#[test]
fn base64_may_come_in_lines() {
    let keys = keys(json!({ "privateKey": "key" }));
    let url = sealed(&visit(), &keys);
    let pkid = url.split('&').find_map(|part| part.strip_prefix("PKID=")).unwrap();
    let plain: String = percent_decode_str(pkid).decode_utf8().unwrap().into_owned();
    assert!(plain.len() > 152, "{plain}");
    for line_break in ["\r\n", "\n", "%0D%0A", "%0a", "\t\r\n "] {
        let lines: Vec<String> =
            plain.as_bytes().chunks(76).map(|line| String::from_utf8_lossy(line).into_owned()).collect();
        let written = lines.iter().map(|line| line.replace('+', "%2B") + line_break).collect::<String>();
        let found = opened(&url.replace(pkid, &written), &keys);
        assert_eq!(found.as_ref(), Ok(&visit()), "{line_break:?}");
    }
}

/// Where the padding is no proof, a wrong key would often give a text that looks like a name.
#[test]
fn a_wrong_key_is_still_called_wrong() {
    let zeros = TripleDes { padding: Padding::Zeros, ..ECB };
    for number in 0..500 {
        let (right, wrong) = (format!("right {number}"), format!("another {number}"));
        let url = foreign_in(zeros, "b03", "UserID=b03&dockPwd=p", "2020-06-23", &right);
        assert_eq!(refusal(&url, &keys(json!({ "privateKey": wrong }))).0, "keys.privateKey");
        assert!(opened(&url, &keys(json!({ "privateKey": right }))).is_ok());
    }
    // What is given is no guess.
    let url = foreign_in(zeros, "b03", "UserID=b03&dockPwd=p", "2020-06-23", "key").replace("123456", "123458");
    let given = keys(json!({ "privateKey": "key", "cipher": { "padding": "zeros" } }));
    assert_eq!(refusal(&url, &given).0, "url.PKID");
}

/// Whoever may have zero bytes for padding can cut off the end of a message, and with it that of the password.
#[test]
fn a_gateway_takes_zero_bytes_for_padding_only_where_they_are_given() {
    let text = "UserID=b03&Timestamp=1592894384&WX=w&dockPwd=hunter22";
    for padding in [Padding::Pkcs7, Padding::Zeros] {
        for given in [json!({}), json!({ "padding": "pkcs7" }), json!({ "padding": "zeros" })] {
            let url = foreign_in(TripleDes { padding, ..ECB }, "b03", text, "2020-06-23", "key");
            let keys = keys(json!({ "privateKey": "key", "cipher": given.clone() }));
            let outcome = Guard::default().open(&url, &keys, MessageFormat::Documented, NOW_MS);
            match (padding, given["padding"].as_str()) {
                (Padding::Pkcs7, None | Some("pkcs7")) | (Padding::Zeros, Some("zeros")) => assert!(outcome.is_ok()),
                (Padding::Zeros, None) => {
                    let Err(OpenError::Invalid(invalid)) = outcome else { panic!("it is opened") };
                    assert_eq!(invalid.path, "url.PKID");
                    assert!(invalid.message.contains("set keys.cipher.padding"), "{}", invalid.message);
                }
                _ => assert!(matches!(outcome, Err(OpenError::Invalid(_))), "{given}"),
            }
        }
    }
}

/// A message that is padded as PKCS#7 has it is not read with zero bytes once its end is cut off.
#[test]
fn a_message_cannot_be_cut_by_choosing_another_padding() {
    let text = "UserID=b03&Timestamp=1592894384&WX=zhangsan&originalId=wxid_a&dockPwd=hunter22";
    for mode in [Mode::Cbc, Mode::Ecb] {
        for key in ["key", "a private key longer than twenty-four bytes", "sixteen bytes it"] {
            let cipher = TripleDes { mode, ..ECB };
            let url = foreign_in(cipher, "b03", text, "2020-06-23", key);
            let keys = keys(json!({ "privateKey": key }));
            assert!(opened(&url, &keys).is_ok());
            let pkid = url.split('&').find_map(|part| part.strip_prefix("PKID=")).unwrap();
            for blocks in 1..pkid.len() / 16 {
                let cut = url.replace(pkid, &pkid[..blocks * 16]);
                assert_eq!(refusal(&cut, &keys).0, "url.PKID", "{blocks}");
            }
        }
    }
}
