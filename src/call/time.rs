//! Points in time, in the forms that occur: the vendor's, HTTP's, and ISO 8601.

/// The vendor's servers write times without an offset in China Standard Time.
const CHINA_SECONDS: i64 = 8 * 3600;

/// Reads ISO 8601 with or without an offset, `2018/5/11 14:32:40` and `2018-08-08 10:01:03`; without an offset it is
/// China Standard Time. Gives unix seconds.
pub fn parse_server_time(text: &str) -> Option<i64> {
    let text = text.trim();
    let (date, rest) = text.split_once(['T', ' '])?;
    let mut parts = date.split(['-', '/']).map(str::parse::<i64>);
    let (year, month, day) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let offset_at = rest.find(['+', '-', 'Z', 'z']);
    let (clock, offset) = rest.split_at(offset_at.unwrap_or(rest.len()));
    let offset = match offset.split_at_checked(1) {
        None => CHINA_SECONDS,
        Some(("Z" | "z", "")) => 0,
        Some((sign, size)) => {
            let (hours, minutes) = size.split_once(':').or_else(|| size.split_at_checked(2))?;
            let seconds = hours.parse::<i64>().ok()? * 3600 + minutes.parse::<i64>().ok()? * 60;
            if sign == "-" { -seconds } else { seconds }
        }
    };
    Some(days(year, month, day)? * 86_400 + seconds_of_day(clock)? - offset)
}

/// Reads the date of an HTTP header, `Tue, 24 Nov 2026 16:22:14 GMT`. Gives unix seconds.
pub fn parse_http_date(text: &str) -> Option<i64> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = text.split_once(',')?.1.split_ascii_whitespace();
    let day = parts.next()?.parse().ok()?;
    let name = parts.next()?;
    let month = MONTHS.iter().position(|month| *month == name)? as i64 + 1;
    let year = parts.next()?.parse().ok()?;
    Some(days(year, month, day)? * 86_400 + seconds_of_day(parts.next()?)?)
}

/// Writes a point in time in the vendor's form, `2018-08-08 10:01:03`, China Standard Time.
pub fn format_vendor_time(unix_seconds: i64) -> String {
    let seconds = unix_seconds.saturating_add(CHINA_SECONDS);
    let (day, rest) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(day);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", rest / 3600, rest / 60 % 60, rest % 60)
}

/// Whether a text is in the vendor's form and names a real time.
pub fn is_vendor_time(text: &str) -> bool {
    parse_server_time(text).is_some_and(|seconds| format_vendor_time(seconds) == text)
}

fn seconds_of_day(clock: &str) -> Option<i64> {
    let clock = clock.split('.').next()?;
    let mut parts = clock.split(':').map(str::parse::<i64>);
    let (hours, minutes, seconds) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let valid = (0..24).contains(&hours) && (0..60).contains(&minutes) && (0..=60).contains(&seconds);
    (valid && parts.next().is_none()).then_some(hours * 3600 + minutes * 60 + seconds)
}

/// Days since 1970 of a date of the Gregorian calendar (Howard Hinnant's `days_from_civil`).
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// The inverse of [`days`].
const fn civil(days: i64) -> (i64, i64, i64) {
    let days = days.saturating_add(719_468);
    let era = days.div_euclid(146_097);
    let of_era = days.rem_euclid(146_097);
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
        assert_eq!(format_vendor_time(1_533_693_663), "2018-08-08 10:01:03");
        assert_eq!(format_vendor_time(0), "1970-01-01 08:00:00");
        assert!(is_vendor_time("2024-02-29 23:59:59"));
    }
}
