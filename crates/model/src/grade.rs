//! The grade of a level, as people say it: "6", "7 to 9", "E5".

use super::{Block, Content, Inline, Label, Role, Section, plain_text};

/// A sentence without a code is the grade itself up to this number of bytes: "The band of specialists".
const SHORT: usize = 60;

impl Role {
    /// The grade that a section of its own gives for a level, or with `None` for the whole role: the code in it, or its first
    /// sentence where that is short. `None` where the page gives no grade, or only a link to where grades are explained.
    pub fn own_grade_of(&self, level: Option<usize>) -> Option<String> {
        let is_on_grade = |section: &&Section| section.label() == Label::JobGrade && section.owner() == level;
        let section = self.sections.iter().find(is_on_grade)?;
        let content = first_text(section)?;
        let text = plain_text(content);
        let sentence = first_sentence(&text);
        let grade = code_behind_word(&text)
            .or_else(|| only_code(sentence))
            .or_else(|| says_itself(content, sentence).then_some(sentence))?;
        Some(grade.to_owned())
    }
}

/// The first text of a section, be it a paragraph's or an item's.
fn first_text(section: &Section) -> Option<&[Inline]> {
    let block = match section.content.first()? {
        Content::Block(block) => block,
        Content::Items(list) => list.items.first()?.blocks.first()?,
    };
    match block {
        Block::Paragraph(content) => Some(content),
        _ => None,
    }
}

/// Whether a sentence can stand for the grade: it is short and leads nowhere else.
fn says_itself(content: &[Inline], sentence: &str) -> bool {
    let has_link = content.iter().any(|inline| matches!(inline, Inline::Link(_)));
    (1..=SHORT).contains(&sentence.len()) && !has_link
}

/// The first sentence of a text, without its full stop.
fn first_sentence(text: &str) -> &str {
    let end = text.as_bytes().windows(2).position(|pair| pair == b". ");
    let sentence = text.get(..end.unwrap_or(text.len())).unwrap_or(text).trim();
    sentence.strip_suffix('.').unwrap_or(sentence)
}

/// The code behind the word "grade": "… is a grade 7 to 9 and …" gives "7 to 9".
fn code_behind_word(text: &str) -> Option<&str> {
    let mut words = text.as_bytes().windows(5).zip(5..);
    words.find_map(|(word, end)| {
        let behind = text.get(end..).filter(|_| word.eq_ignore_ascii_case(b"grade"))?;
        let gap = behind.bytes().take_while(|byte| b"s: [(".contains(byte)).count();
        code(behind.get(gap..)?)
    })
}

/// The code of a text that has no other: "The role is a 8".
fn only_code(text: &str) -> Option<&str> {
    let mut only = None;
    let mut before = b' ';
    for (start, byte) in text.bytes().enumerate() {
        if before == b' '
            && let Some(code) = text.get(start..).and_then(code)
            && only.replace(code).is_some()
        {
            return None;
        }
        before = byte;
    }
    only
}

/// The code, or the row of codes, with which a text begins.
fn code(text: &str) -> Option<&str> {
    let mut end = code_length(text)?;
    while let Some(rest) = text.get(end..)
        && let Some(more) = [", or ", ", and ", " to ", " or ", " and ", ", ", "-", "–", "/"]
            .iter()
            .find_map(|joint| Some(joint.len() + code_length(rest.strip_prefix(joint)?)?))
    {
        end += more;
    }
    text.get(..end)
}

/// How long the code is with which a text begins: at most two letters and two digits.
fn code_length(text: &str) -> Option<usize> {
    let of = |text: &str, is: fn(&u8) -> bool| text.bytes().take_while(is).count();
    let letters = of(text, u8::is_ascii_uppercase);
    let digits = of(text.get(letters..)?, u8::is_ascii_digit);
    let end = letters + digits;
    let ends_there = !text.get(end..)?.starts_with(|next: char| next.is_alphanumeric());
    (letters <= 2 && (1..=2).contains(&digits) && ends_there).then_some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expect: Option<&str>) {
        assert_eq!(code_behind_word(text).or_else(|| only_code(first_sentence(text))), expect, "{text}");
    }

    #[test]
    fn the_code_behind_the_word_is_the_grade() {
        check("The Senior Baker is a grade 7.", Some("7"));
        check("The role is a job grade: E5", Some("E5"));
        check("Grade 10 of our 12 grades", Some("10"));
        check("Bakers are grades 6, 7 or 8. Ask 2 of them.", Some("6, 7 or 8"));
        check("This is grade 7 to 9 and rising", Some("7 to 9"));
        check("A grade above the others is a grade 8", Some("8"));
    }

    #[test]
    fn a_number_alone_is_the_grade_too() {
        check("The Senior Baker is a 7", Some("7"));
        check("Since 2024 it is IC4", Some("IC4"));
        check("Between 5 people and 9 ovens", None);
        check("No grade yet", None);
    }
}
