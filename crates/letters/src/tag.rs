//! The code of a language as people write it → a tag as browsers know it (BCP 47).

/// The longest tag in bytes.
const LONGEST: usize = 60;

/// A language's code with hyphens and in its usual case: `pt_BR`, as some systems write it, is `pt-BR`. `None` where it is no
/// code.
///
/// ```
/// use rolebook_letters::language_tag;
///
/// assert_eq!(language_tag("de_ch.UTF-8").as_deref(), Some("de-CH"));
/// assert_eq!(language_tag("German"), None);
/// ```
pub fn language_tag(written: &str) -> Option<String> {
    // What stands behind is the encoding or a variant of Unix.
    let code = written.trim().split(['.', '@']).next().unwrap_or_default();
    let mut tag = String::with_capacity(code.len());
    let mut is_extension = false;
    for (number, part) in code.split(['-', '_']).enumerate() {
        let is_word = part.bytes().all(|byte| byte.is_ascii_alphabetic());
        let is_part = matches!(part.len(), 1..=8) && part.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_part || (number == 0 && !(is_word && matches!(part.len(), 2..=3))) {
            return None;
        }
        let start = tag.len() + usize::from(number > 0);
        if number > 0 {
            tag.push('-');
        }
        tag.push_str(part);
        let own = tag.get_mut(start..).unwrap_or_default();
        own.make_ascii_lowercase();
        match part.len() {
            _ if number == 0 || is_extension => {}
            1 => is_extension = true,
            2 => own.make_ascii_uppercase(),
            4 if is_word => own.get_mut(..1).unwrap_or_default().make_ascii_uppercase(),
            _ => {}
        }
    }
    (tag.len() <= LONGEST).then_some(tag)
}

#[cfg(test)]
mod tests {
    use super::language_tag;

    #[track_caller]
    fn check(written: &str, expect: Option<&str>) {
        assert_eq!(language_tag(written).as_deref(), expect, "{written}");
        if let Some(tag) = expect {
            assert_eq!(language_tag(tag).as_deref(), expect);
        }
    }

    #[test]
    fn a_tag_has_hyphens_and_its_usual_case() {
        check("de", Some("de"));
        check("pt_BR", Some("pt-BR"));
        check(" EN-us ", Some("en-US"));
        check("zh_hant_tw", Some("zh-Hant-TW"));
        check("es-419", Some("es-419"));
        check("de_CH.UTF-8", Some("de-CH"));
        check("sr_RS@latin", Some("sr-RS"));
        check("de-CH-1996", Some("de-CH-1996"));
        check("en-u-CA-gregory", Some("en-u-ca-gregory"));
        check("gsw", Some("gsw"));
    }

    #[test]
    fn anything_else_is_none() {
        for written in ["", "e", "1", "Deutsch!", "german language", "en-", "-de", "German", "de--CH", "д"] {
            check(written, None);
        }
        check(&format!("en{}", "-aaaaaaaa".repeat(9)), None);
    }
}
