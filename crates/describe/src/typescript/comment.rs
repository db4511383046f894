//! Documentation comments.

use crate::language::{columns, is_wide_mark};

/// The length of a line.
const WIDTH: usize = 120;

/// A comment of paragraphs: in one line if it fits.
pub fn comment(indent: &str, paragraphs: &[String]) -> String {
    if let [only] = paragraphs
        && indent.len() + columns(only) + "/**  */".len() <= WIDTH
    {
        return format!("{indent}/** {only} */\n");
    }
    let mut text = format!("{indent}/**\n");
    for (index, paragraph) in paragraphs.iter().enumerate() {
        if index > 0 {
            text += &format!("{indent} *\n");
        }
        for line in paragraph.lines().flat_map(|line| wrapped(line, WIDTH - indent.len() - " * ".len())) {
            text += &format!("{indent} * {line}\n");
        }
    }
    text + &format!("{indent} */\n")
}

/// A text in lines. They end at spaces and behind wide punctuation marks, where whoever joins them by spaces does not tear
/// words apart; what is longer than a line stands in one by itself. A link stays whole.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let text = text.replace("{@link ", "{@link\u{a0}");
    for word in text.split_inclusive(|character| character == ' ' || is_wide_mark(character)) {
        let is_mark = word.chars().all(|character| character == ' ' || is_wide_mark(character));
        match lines.last_mut() {
            Some(line) if is_mark || columns(line) + columns(word.trim_end()) <= width => {
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines.iter().map(|line| line.trim_end().replace('\u{a0}', " ")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_one_takes_one_line() {
        assert_eq!(comment("  ", &["Name.".into()]), "  /** Name. */\n");
    }

    #[test]
    fn paragraphs_are_wrapped_and_stay_apart() {
        let long = ["word"; 40].join(" ");
        let text = comment("", &[long.clone(), "End.".into()]);
        assert!(text.lines().all(|line| line.len() <= WIDTH), "{text}");
        assert_eq!(text.matches("word").count(), 40);
        assert!(text.ends_with(" *\n * End.\n */\n"), "{text}");
    }

    #[test]
    fn a_link_is_not_torn_apart() {
        for count in 100..120 {
            let text = comment("", &[format!("{} {{@link YoumiError}} end.", "a".repeat(count)), "End.".into()]);
            assert!(text.contains("{@link YoumiError}"), "{text}");
        }
    }

    #[test]
    fn chinese_is_wrapped_behind_punctuation() {
        let text = comment("", &["这是一句，".repeat(24)]);
        assert!(text.lines().all(|line| columns(line) <= WIDTH), "{text}");
        assert_eq!(text.lines().filter(|line| line.ends_with('，')).count(), 3, "{text}");
    }
}
