//! The sidebar URL: what a real server may write opens, and everything else has its own error.
#![cfg(feature = "server")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use percent_encoding::percent_decode_str;
use serde_json::{Value, json};
use support::{NOW, NOW_MS, PRIVATE_KEYS, foreign, keys, opened, read, refusal, sealed, visit};
use youmi_client::sidebar::{SidebarKeys, SidebarVisitToSeal, open};
use youmi_testing::random::Random;

#[test]
fn random_visits_come_back() {
    const PARTS: [&str; 14] = ["", "a", "0", "&", "=", "+", "%", "%41", " ", "张", "😊", "&WX=", "\u{1}", "\0"];
    let mut random = Random::new(1);
    for round in 0..2000 {
        let mut text = |least: usize| -> String {
            let parts = least + random.below(12);
            (0..parts).map(|_| *random.pick(&PARTS)).collect()
        };
        let mut visit = visit();
        visit["userId"] = json!(format!("u{}", text(0).replace('\0', "")));
        for name in ["WX", "TEL", "Number", "merchantid", "wechat", "uid", "originalId"] {
            visit["customer"][name] = json!(text(0));
        }
        visit["sign"] = json!(text(0));
        visit["dockPwd"] = json!(text(0));
        let mut given = visit.clone();
        given["time"] = json!(format!("t{}", text(0)));
        given["neber"] = json!(format!("n{}", text(0)));
        let keys = keys(json!({ "privateKey": PRIVATE_KEYS[round % 4], "cipher": { "encoding": "base64" } }));
        let url = sealed(&given, &keys);
        assert_eq!(opened(&url, &keys), Ok(visit), "{url}");
    }
}

#[test]
fn little_is_needed() {
    let keys = keys(json!({ "privateKey": "key" }));
    let url = sealed(&json!({ "userId": "b03" }), &keys);
    let visit = opened(&url, &keys).unwrap();
    assert_eq!(visit["userId"], "b03");
    assert_eq!(visit["timestamp"], NOW);
    assert_eq!(visit["customer"]["WX"], "");
    let url = sealed(&json!({ "userId": "b03", "timestamp": null }), &keys);
    assert_eq!(opened(&url, &keys).unwrap()["timestamp"], Value::Null);
    let url = sealed(&json!({ "userId": "b03", "timestamp": "2020-06-23T06:39:44.000Z" }), &keys);
    assert_eq!(opened(&url, &keys).unwrap()["timestamp"], NOW);
}

#[test]
fn a_url_opens_however_it_was_carried() {
    let mut visit = visit();
    visit["time"] = json!("2020-06-23 14:39:44 +0800");
    let keys = keys(json!({ "privateKey": "key", "orderUrl": "http://o.cn/#/order?shop=1" }));
    let url = sealed(&visit, &keys);
    let query = &url[url.find("Type=").unwrap()..];
    let raw: String = percent_decode_str(query).decode_utf8().unwrap().into_owned();
    assert!(raw.contains('+'), "{raw}");
    for carried in [
        url.clone(),
        query.to_owned(),
        format!("?{query}"),
        format!("/order?{query}#top"),
        format!("order?{query}&"),
        query.replace("%2B", "%2b").replace("%2F", "/").replace("%3D", "="),
        query.replace("%20", "+"),
        query.replace("time=", "Time="),
        // Resolved by somebody on the way, and once more as a form.
        raw.clone(),
        raw.replace(' ', "%20"),
    ] {
        assert_eq!(opened(&carried, &keys).unwrap()["userId"], "张三", "{carried}");
    }
    // Where a `+` has become a space, the key of the time is found all the same, if it has one or the other.
    visit["time"] = json!("2020-06-23T14:39:44+08:00");
    let raw = percent_decode_str(&sealed(&visit, &keys)).decode_utf8().unwrap().into_owned();
    assert_eq!(opened(&raw.replace('+', " "), &keys).unwrap()["userId"], "张三");
}

#[test]
fn a_server_that_escapes_nothing_is_understood() {
    let keys = keys(json!({ "privateKey": "key" }));
    for user in ["b03", "a&b", "a=b%", "%41", "张 三+", "a&WX=1"] {
        let text = format!("UserID={user}&Timestamp=1592894384&WX=a%&TEL=+86&sign=c==&dockPwd=p&%zz=&q\0\0\0");
        let visit = opened(&foreign(user, &text, "t", "key"), &keys).unwrap();
        assert_eq!(visit["userId"], user);
        assert_eq!(visit["customer"]["WX"], "a%");
        assert_eq!(visit["customer"]["TEL"], "+86");
        assert_eq!(visit["sign"], "c==");
        assert_eq!(visit["dockPwd"], "p&%zz=&q");
        assert_eq!(visit["cipher"], json!({ "mode": "ecb", "encoding": "hex", "padding": "pkcs7", "key": "zeros" }));
    }
}

#[test]
fn everything_that_can_be_wrong_has_its_own_error() {
    let keys = keys(json!({ "privateKey": "key" }));
    let good = "UserID=b03&Timestamp=1592894384&dockPwd=password";
    let url = foreign("b03", good, "t", "key");
    assert!(opened(&url, &keys).is_ok());
    let of = |name: &str| url.split('&').find_map(|part| part.strip_prefix(&format!("{name}="))).unwrap().to_owned();
    let (pkid, user_id) = (of("PKID"), of("UserID"));
    let shortened = |text: &str| text[..text.len() - 2].to_owned();
    for (wrong, path, words) in [
        (String::new(), "url.PKID", "is missing"),
        (url.replace("UserID=", "UserId="), "url.UserID", "is missing"),
        (url.replace("neber=123456", "neber="), "url.neber", "is missing"),
        (url.replace("time=t", "tim=t"), "url.time", "is missing"),
        (url.replace(&pkid, "张三"), "url.PKID", "is no encrypted text"),
        (url.replace(&pkid, &shortened(&pkid)), "url.PKID", "is no encrypted text"),
        (url.replace(&user_id, &shortened(&user_id)), "url.UserID", "is no encrypted text"),
        (url.replace(&user_id, "AAAAAAAAAAA="), "url.UserID", "not encoded in the way"),
        (foreign("b03", good, "t", "other"), "keys.privateKey", "does not decrypt"),
        // DES does not look at the lowest bit of a key's byte: a change has to be in another.
        (url.replace("123456", "123458"), "url.PKID", "was altered"),
        (url.replace("time=t", "time=v"), "url.PKID", "was altered"),
        (url.replace(&pkid, &pkid.replacen(&pkid[..2], "00", 1)), "url.PKID", "was altered"),
        (url.replace(&pkid, &pkid[..pkid.len() - 16]), "url.PKID", "was altered"),
        (foreign("b03", "Timestamp=1592894384&UserID=b03", "t", "key"), "url.PKID", "was altered"),
        (foreign("b03", "UserID=b03&WX=1&WX=2", "t", "key"), "url.PKID", "was altered"),
        (foreign("b03", "UserID=b04&Timestamp=1592894384", "t", "key"), "url.UserID", "is not the user name"),
    ] {
        let (found, message) = refusal(&wrong, &keys);
        assert_eq!(found, path, "{wrong}: {message}");
        assert!(message.contains(words), "{wrong}: {message}");
    }
    // The key that counts is named.
    let order_url =
        SidebarKeys::read(read(&json!({ "privateKey": "", "orderUrl": "http://o.cn" })).value(), "keys").ok().unwrap();
    assert_eq!(refusal(&url, &order_url).0, "keys.orderUrl");
    // A cipher that is fixed is the only one.
    let cbc = self::keys(json!({ "privateKey": "key", "cipher": { "mode": "cbc" } }));
    assert_eq!(refusal(&url, &cbc).0, "keys.privateKey");
    let base64 = self::keys(json!({ "privateKey": "key", "cipher": { "encoding": "base64" } }));
    assert!(refusal(&url, &base64).1.contains("as keys.cipher may say"));
}

#[test]
fn age_is_held_against_the_clock() {
    let with = |max_age: Value| keys(json!({ "privateKey": "key", "maxAgeMs": max_age }));
    let of = |timestamp: &str| foreign("b03", &format!("UserID=b03&Timestamp={timestamp}"), "t", "key");
    for (timestamp, max_age, words) in [
        (NOW.to_string(), json!(500), None),
        (NOW.to_string(), json!(499), Some("older")),
        ((NOW - 600).to_string(), json!(600_500), None),
        ((NOW - 601).to_string(), json!(600_500), Some("older")),
        ((NOW + 300).to_string(), json!(0), None),
        ((NOW + 301).to_string(), json!(0), Some("future")),
        (format!("{NOW}123"), json!(500), None),
        (String::new(), json!(1000), Some("no legible Timestamp")),
        ("2020-06-23".into(), json!(1000), Some("no legible Timestamp")),
        ("-5".into(), json!(1000), Some("no legible Timestamp")),
        ("99999999999999999999".into(), json!(1000), Some("no legible Timestamp")),
        ("9223372036854775807".into(), json!(1000), Some("no legible Timestamp")),
        ("1".into(), Value::Null, None),
        (String::new(), Value::Null, None),
    ] {
        let outcome = opened(&of(&timestamp), &with(max_age.clone())).map(|_| ());
        match words {
            None => assert_eq!(outcome, Ok(()), "{timestamp}"),
            Some(words) => {
                let wrong = outcome.unwrap_err();
                assert_eq!(wrong.path, "url.PKID");
                assert!(wrong.message.contains(words), "{timestamp}: {}", wrong.message);
            }
        }
    }
    assert_eq!(opened(&of(&format!("{NOW}123")), &with(Value::Null)).unwrap()["timestamp"], NOW);
}

#[test]
fn what_the_caller_gives_is_checked() {
    for (given, path, words) in [
        (json!(null), "keys", "has to be an object"),
        (json!("key"), "keys", "has to be an object"),
        (json!({}), "keys.privateKey", "系统私钥"),
        (json!({ "privateKey": "", "orderUrl": "" }), "keys.privateKey", "下单URL"),
        (json!({ "privateKey": 1 }), "keys.privateKey", "has to be a string"),
        (json!({ "privatekey": "a" }), "keys.privatekey", "did you mean privateKey?"),
        (json!({ "privateKey": "a", "zzzzzzzzzz": 1 }), "keys.zzzzzzzzzz", "is not known"),
        (json!({ "privateKey": "a", "maxAgeMs": -1 }), "keys.maxAgeMs", "whole number of milliseconds"),
        (json!({ "privateKey": "a", "maxAgeMs": 1.5 }), "keys.maxAgeMs", "whole number of milliseconds"),
        (json!({ "privateKey": "a", "maxAgeMs": "1" }), "keys.maxAgeMs", "whole number of milliseconds"),
        (json!({ "privateKey": "a", "cipher": "cbc" }), "keys.cipher", "has to be an object"),
        (json!({ "privateKey": "a", "cipher": { "mode": "CBC" } }), "keys.cipher.mode", "\"cbc\" or \"ecb\""),
        (json!({ "privateKey": "a", "cipher": { "encoding": 1 } }), "keys.cipher.encoding", "has to be a string"),
        (
            json!({ "privateKey": "a", "cipher": { "padding": "zero" } }),
            "keys.cipher.padding",
            "\"pkcs7\" or \"zeros\"",
        ),
        (json!({ "privateKey": "a", "cipher": { "key": "K1K2K1" } }), "keys.cipher.key", "\"zeros\" or \"k1k2k1\""),
        (json!({ "privateKey": "a", "cipher": { "codec": 1 } }), "keys.cipher.codec", "is not known"),
    ] {
        let wrong =
            SidebarKeys::read(read(&given).value(), "keys").err().unwrap_or_else(|| panic!("{given} is accepted"));
        assert_eq!(wrong.path, path);
        assert!(wrong.message.contains(words), "{}", wrong.message);
    }
    for (given, path, words) in [
        (json!([]), "visit", "has to be an object"),
        (json!({}), "visit.userId", "not empty"),
        (json!({ "userId": "" }), "visit.userId", "not empty"),
        (json!({ "userId": "a\0" }), "visit.userId", "not empty"),
        (json!({ "userID": "a" }), "visit.userID", "did you mean userId?"),
        (json!({ "userId": "a", "customer": { "wx": "" } }), "visit.customer.wx", "did you mean"),
        (json!({ "userId": "a", "customer": { "TEL": 138 } }), "visit.customer.TEL", "has to be a string"),
        (json!({ "userId": "a", "timestamp": NOW_MS }), "visit.timestamp", "whole seconds"),
        (json!({ "userId": "a", "timestamp": 1.5 }), "visit.timestamp", "whole seconds"),
        (json!({ "userId": "a", "timestamp": true }), "visit.timestamp", "whole seconds"),
        (json!({ "userId": "a", "neber": 123_456 }), "visit.neber", "has to be a string"),
        (json!({ "userId": "a", "cipher": { "mode": "" } }), "visit.cipher.mode", "\"cbc\" or \"ecb\""),
    ] {
        let wrong =
            SidebarVisitToSeal::read(read(&given).value()).err().unwrap_or_else(|| panic!("{given} is accepted"));
        assert_eq!(wrong.path, path);
        assert!(wrong.message.contains(words), "{}", wrong.message);
    }
}

/// Ten thousand URLs, altered and made up: never a panic, never another user, never a secret in a message.
#[test]
fn no_altered_url_panics_or_tells_a_secret() {
    const SECRET: &str = "the-private-key-itself";
    let keys = keys(json!({ "privateKey": SECRET, "maxAgeMs": 1000 }));
    let mut visit = visit();
    visit["dockPwd"] = json!("the-password");
    let mut urls = Vec::new();
    for mode in ["cbc", "ecb"] {
        for encoding in ["base64", "base64url", "hex"] {
            visit["cipher"] = json!({ "mode": mode, "encoding": encoding });
            urls.push(sealed(&visit, &keys));
        }
    }
    let mut random = Random::new(7);
    let mut refused = 0;
    for _ in 0..10_000 {
        let mut url: Vec<char> = random.pick(&urls).chars().collect();
        for _ in 0..=random.below(4) {
            let at = random.below(url.len());
            match random.below(5) {
                0 => url.truncate(at),
                1 => drop(url.remove(at)),
                2 => url.insert(at, *random.pick(&['%', '&', '=', '+', '?', '#', 'A', '0', '张', '\0'])),
                3 => url[at] = char::from(random.below(128) as u8),
                _ => {
                    let end = (at + random.below(20)).min(url.len());
                    random.shuffle(&mut url[at..end]);
                }
            }
            if url.is_empty() {
                url.push('?');
            }
        }
        let url: String = url.into_iter().collect();
        match opened(&url, &keys) {
            Ok(visit) => assert_eq!(visit["userId"], "张三", "{url}"),
            Err(wrong) => {
                refused += 1;
                assert!(wrong.path.starts_with("url.") || wrong.path == "keys.privateKey", "{}", wrong.path);
                assert!(!wrong.message.contains(SECRET) && !wrong.message.contains("password"), "{}", wrong.message);
            }
        }
    }
    assert!(refused > 5000, "{refused}");
    for length in 0..2000 {
        let noise: String = (0..length % 97).map(|_| char::from(random.below(256) as u8)).collect();
        assert!(open(&noise, &keys, NOW_MS).is_err());
        let query = format!("PKID={noise}&UserID={noise}&time={noise}&neber={noise}");
        assert!(open(&query, &keys, i64::MIN).is_err());
    }
}
