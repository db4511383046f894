//! What the gateway says on its server of requests, whose texts are a stranger's.

/// Characters of a line.
const LONGEST: usize = 500;

/// A line of the log: of bounded length, without characters that would end it, or that would do something to a terminal.
pub fn line(text: &str) -> String {
    let mut characters = text.chars();
    let mut line: String = characters.by_ref().take(LONGEST).map(printable).collect();
    if characters.next().is_some() {
        line.push('…');
    }
    line
}

fn printable(character: char) -> char {
    match character {
        // Line and paragraph separators, and what turns the direction of writing.
        '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => {
            char::REPLACEMENT_CHARACTER
        }
        character if character.is_control() => char::REPLACEMENT_CHARACTER,
        character => character,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_one_and_short() {
        assert_eq!(line("来自 \"https://evil.example\""), "来自 \"https://evil.example\"");
        assert_eq!(
            line("a\r\nb\u{1b}[2Jc\0\u{9b}\u{2028}\u{202e}"),
            "a\u{fffd}\u{fffd}b\u{fffd}[2Jc\u{fffd}\u{fffd}\u{fffd}\u{fffd}"
        );
        assert_eq!(line(&"张".repeat(1_000_000)).chars().count(), LONGEST + 1);
    }
}
