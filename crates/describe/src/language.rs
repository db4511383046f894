//! The two languages of the documentation, and how comments are told apart by them.

use youmi_api::{Docs, Text};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    English,
    Chinese,
}

impl Language {
    /// In the order in which comments have them.
    pub const ALL: [Self; 2] = [Self::English, Self::Chinese];

    /// What a text says in this language.
    pub const fn of(self, text: Text) -> &'static str {
        self.choose(text.english, text.chinese)
    }

    /// One of two things.
    pub const fn choose<T: Copy>(self, english: T, chinese: T) -> T {
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }

    /// A text that is made in one of two ways.
    pub fn say(self, english: impl FnOnce() -> String, chinese: impl FnOnce() -> String) -> String {
        match self {
            Self::English => english(),
            Self::Chinese => chinese(),
        }
    }

    /// A text in brackets behind a word.
    pub fn brackets(self, text: &str) -> String {
        self.say(|| format!(" ({text})"), || format!("（{text}）"))
    }

    /// The paragraphs of a comment in this language, each as one line.
    pub fn paragraphs(self, docs: &Docs) -> Vec<String> {
        let lines: Vec<&str> = docs.lines.iter().map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
        let first_chinese = lines.iter().position(|line| line.starts_with(is_chinese)).unwrap_or(lines.len());
        let (english, chinese) = lines.split_at(first_chinese);
        let paragraphs = self.choose(english, chinese).split(|line| line.is_empty());
        let mut paragraphs: Vec<String> = paragraphs.filter(|lines| !lines.is_empty()).map(joined).collect();
        if let (Self::Chinese, Some(term)) = (self, docs.term) {
            match paragraphs.first_mut() {
                Some(first) => *first = format!("{term}。{first}"),
                None => paragraphs.push(format!("{term}。")),
            }
        }
        paragraphs
    }

    /// Adds a sentence to a paragraph.
    pub fn add(self, paragraph: &mut String, sentence: &str) {
        paragraph.push_str(self.choose(" ", ""));
        paragraph.push_str(sentence);
    }

    /// Sentences as a paragraph.
    pub fn paragraph(self, sentences: &[String]) -> String {
        sentences.join(self.choose(" ", ""))
    }
}

/// Whether a character is one of Chinese words.
pub fn is_chinese(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

/// Whether a character is a punctuation mark that is as wide as a Chinese character. No space follows it.
pub fn is_wide_mark(character: char) -> bool {
    "，。；：、！？）".contains(character)
}

/// How wide a text is: a Chinese character takes two columns.
pub fn columns(text: &str) -> usize {
    text.chars().map(|character| if character >= '\u{1100}' { 2 } else { 1 }).sum()
}

fn joined(lines: &[&str]) -> String {
    let mut text = String::new();
    for line in lines {
        if !text.is_empty() && !text.ends_with(is_wide_mark) {
            text.push(' ');
        }
        text.push_str(line);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_line_that_begins_in_chinese_begins_the_chinese_part() {
        let lines =
            &[" Code (员工号) of", " a person.", "", " Text.", " 说明文字，", " `x` 的", " 值。", "", " 第二段。"];
        let docs = Docs { lines, term: Some("员工号") };
        assert_eq!(Language::English.paragraphs(&docs), ["Code (员工号) of a person.", "Text."]);
        assert_eq!(Language::Chinese.paragraphs(&docs), ["员工号。说明文字，`x` 的 值。", "第二段。"]);
    }

    #[test]
    fn the_vendors_term_stands_for_a_chinese_part() {
        let docs = Docs { lines: &[" Code."], term: Some("员工号") };
        assert_eq!(Language::Chinese.paragraphs(&docs), ["员工号。"]);
        assert!(Language::Chinese.paragraphs(&Docs { term: None, ..docs }).is_empty());
    }
}
