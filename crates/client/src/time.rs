//! Parsing and formatting points in time: the vendor's form, that of HTTP, and ISO 8601.

use youmi_wire::text::trimmed;

/// The vendor's servers write times without an offset in China Standard Time.
const CHINA_SECONDS: i64 = 8 * 3600;

const DAY_SECONDS: i64 = 86_400;

/// Days from 1 March of the year 0, from which the calendar's rules count, to 1 January 1970.
const DAYS_TO_1970: i64 = 719_468;

/// Scans a text from its beginning.
struct Scanner<'a> {
    rest: &'a [u8],
}

impl Scanner<'_> {
    /// Reads one of several characters.
    fn one_of(&mut self, characters: &[u8]) -> Option<u8> {
        let (first, rest) = self.rest.split_first()?;
        if !characters.contains(first) {
            return None;
        }
        self.rest = rest;
        Some(*first)
    }

    /// Reads a number of at most so many digits.
    fn number(&mut self, max_digits: usize) -> Option<i64> {
        let mut number = None;
        for _ in 0..max_digits {
            let Some(digit) = self.one_of(b"0123456789") else { break };
            number = Some(number.unwrap_or(0) * 10 + i64::from(digit - b'0'));
        }
        number
    }

    fn skip_spaces(&mut self) {
        while self.one_of(b" ").is_some() {}
    }

    /// Reads one of several characters and a number of at most two digits.
    fn number_after(&mut self, characters: &[u8]) -> Option<i64> {
        self.one_of(characters)?;
        self.number(2)
    }

    /// Reads one of several characters and a time of day. Returns its seconds; a fraction is ignored.
    fn time_of_day_after(&mut self, characters: &[u8]) -> Option<i64> {
        let hours = self.number_after(characters)?;
        let minutes = self.number_after(b":")?;
        let seconds = self.number_after(b":")?;
        if self.one_of(b".").is_some() {
            while self.number(1).is_some() {}
        }
        (hours < 24 && minutes < 60 && seconds <= 60).then_some(hours * 3600 + minutes * 60 + seconds)
    }
}

/// Reads ISO 8601 with or without an offset, `2018/5/11 14:32:40` and `2018-08-08 10:01:03`; without an offset it is
/// China Standard Time. Returns unix seconds.
pub(crate) fn parse_server_time(text: &str) -> Option<i64> {
    let mut scanner = Scanner { rest: trimmed(text).as_bytes() };
    let year = scanner.number(4)?;
    let month = scanner.number_after(b"-/")?;
    let day = scanner.number_after(b"-/")?;
    let seconds_of_day = scanner.time_of_day_after(b"T ")?;
    let offset = match scanner.one_of(b"+-Zz") {
        None => CHINA_SECONDS,
        Some(b'Z' | b'z') => 0,
        Some(sign) => {
            let hours = scanner.number(2)?;
            scanner.one_of(b":");
            let seconds = hours * 3600 + scanner.number(2)? * 60;
            if sign == b'-' { -seconds } else { seconds }
        }
    };
    if !scanner.rest.is_empty() {
        return None;
    }
    Some(days_from_date(year, month, day)? * DAY_SECONDS + seconds_of_day - offset)
}

/// Reads the date of an HTTP header, `Tue, 24 Nov 2026 16:22:14 GMT`. Returns unix seconds.
pub(crate) fn parse_http_date(text: &str) -> Option<i64> {
    const MONTHS: &[u8] = b"JanFebMarAprMayJunJulAugSepOctNovDec";
    let comma = text.bytes().position(|byte| byte == b',')?;
    let mut scanner = Scanner { rest: text.as_bytes().get(comma + 1..)? };
    scanner.skip_spaces();
    let day = scanner.number(2)?;
    scanner.skip_spaces();
    let (name, rest) = scanner.rest.split_at_checked(3)?;
    let month = MONTHS.chunks(3).position(|month| month == name)? as i64 + 1;
    scanner.rest = rest;
    scanner.skip_spaces();
    let year = scanner.number(4)?;
    Some(days_from_date(year, month, day)? * DAY_SECONDS + scanner.time_of_day_after(b" ")?)
}

/// Writes a point in time in the vendor's form, `2018-08-08 10:01:03`, China Standard Time. `None` outside of the years
/// 1 to 9999.
pub(crate) fn format_vendor_time(unix_seconds: i64) -> Option<String> {
    let seconds = unix_seconds.saturating_add(CHINA_SECONDS + DAYS_TO_1970 * DAY_SECONDS);
    let (year, month, day) = date_from_days(seconds / DAY_SECONDS);
    if seconds < 306 * DAY_SECONDS || year > 9999 {
        return None;
    }
    let clock = seconds % DAY_SECONDS;
    let mut text = String::new();
    for (number, before) in [
        (year / 100, ""),
        (year % 100, ""),
        (month, "-"),
        (day, "-"),
        (clock / 3600, " "),
        (clock / 60 % 60, ":"),
        (clock % 60, ":"),
    ] {
        text.push_str(before);
        text.push(char::from(b'0' + (number / 10) as u8));
        text.push(char::from(b'0' + (number % 10) as u8));
    }
    Some(text)
}

/// Whether a text is a valid time in the vendor's form.
pub(crate) fn is_vendor_time(text: &str) -> bool {
    parse_server_time(text).is_some_and(|seconds| format_vendor_time(seconds).as_deref() == Some(text))
}

/// Days since 1970 of a date of the Gregorian calendar (Howard Hinnant's `days_from_civil`); `None` if there is no such
/// date.
fn days_from_date(year: i64, month: i64, day: i64) -> Option<i64> {
    // Years begin in March here, so that a leap day is the last day of its year.
    let shifted = if month <= 2 { year - 1 } else { year };
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let days = shifted * 365 + shifted / 4 - shifted / 100 + shifted / 400 + of_year;
    (year > 0 && date_from_days(days) == (year, month, day)).then_some(days - DAYS_TO_1970)
}

/// The date of a day, counted from 1 March of the year 0 (`civil_from_days`).
const fn date_from_days(day: i64) -> (i64, i64, i64) {
    let era = day / 146_097;
    let of_era = day % 146_097;
    let years = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * years + years / 4 - years / 100);
    let shifted = (5 * of_year + 2) / 153;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = years + era * 400 + if month <= 2 { 1 } else { 0 };
    (year, month, of_year - (153 * shifted + 2) / 5 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_form_of_the_documentation() {
        assert_eq!(parse_server_time("2018-05-11T15:40:14.1523923+08:00"), Some(1_526_024_414));
        assert_eq!(parse_server_time("2018/5/11 14:32:40"), Some(1_526_020_360));
        assert_eq!(parse_server_time("2018-08-08 10:01:03"), Some(1_533_693_663));
        assert_eq!(parse_server_time("2026-11-24T16:22:14Z"), Some(1_795_537_334));
        assert_eq!(parse_server_time("2026-11-24T10:52:14-05:30"), Some(1_795_537_334));
        assert_eq!(parse_http_date("Tue, 24 Nov 2026 16:22:14 GMT"), Some(1_795_537_334));
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in ["", "now", "2018-13-01 00:00:00", "2018-01-01", "2018-01-01 24:00:00", "a-b-c d:e:f", "运-营 号"]
        {
            assert_eq!(parse_server_time(text), None, "{text}");
        }
        assert_eq!(parse_http_date("120"), None);
        assert!(!is_vendor_time("2018-02-30 00:00:00"));
        assert!(!is_vendor_time("2018-2-3 00:00:00"));
    }

    #[test]
    fn writes_china_standard_time() {
        assert_eq!(format_vendor_time(1_533_693_663).as_deref(), Some("2018-08-08 10:01:03"));
        assert_eq!(format_vendor_time(0).as_deref(), Some("1970-01-01 08:00:00"));
        assert_eq!(format_vendor_time(253_402_271_999).as_deref(), Some("9999-12-31 23:59:59"));
        assert_eq!(format_vendor_time(253_402_272_000), None);
        assert_eq!(format_vendor_time(-70_000_000_000), None);
        assert!(is_vendor_time("2024-02-29 23:59:59"));
    }
}
