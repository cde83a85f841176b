//! Whether a page says that its vacancy is closed, in the languages of authors.

use super::facts::Stated;
use super::{is_no, is_yes};
use rolebook_reader::front_matter::{FrontMatter, VacancyKey, Value};

/// Whether a fact closes the vacancy.
pub(super) fn closes(stated: &Stated<'_>) -> bool {
    let mut texts = stated.texts();
    match stated.fact {
        VacancyKey::IsOpen => texts.any(|text| is_no(text) || is_closed(text)),
        VacancyKey::IsClosed => texts.any(is_yes),
        _ => texts.any(|text| is_closed(text) || is_no(text)),
    }
}

/// Whether a text is a word for the state of a vacancy, not for that of a country: `state: open`.
pub(super) fn is_word(text: &str) -> bool {
    is_closed(text) || text.eq_ignore_ascii_case("open")
}

/// Whether a title says that the vacancy is closed: in brackets, or in capitals at either end of it.
pub(super) fn is_closed_title(title: &str) -> bool {
    let in_brackets =
        title.split(['(', '[', '【']).skip(1).filter_map(|rest| rest.split([')', ']', '】']).next());
    let mut words = title.split([' ', ':', '-', '–', '|']).filter(|word| !word.is_empty());
    let ends = [words.next(), words.next_back()].into_iter().flatten();
    in_brackets.into_iter().any(is_closed)
        || ends.into_iter().any(|word| is_closed(word) && !word.chars().any(char::is_lowercase))
}

/// Whether one of a page's tags says so.
pub(super) fn is_tagged_closed(settings: &FrontMatter) -> bool {
    let tags = ["tags", "categories"].into_iter().flat_map(|key| settings.list(key));
    tags.into_iter().any(|tag| matches!(tag, Value::Text(text) if is_closed(text)))
}

/// Whether a text is a word for a vacancy that is none any more.
pub(super) fn is_closed(text: &str) -> bool {
    let words = text.trim().trim_end_matches(['.', '!']).to_lowercase().replace(['-', '_'], " ");
    WORDS.contains(&words.as_str())
}

const WORDS: &[&str] = &[
    "closed",
    "filled",
    "position filled",
    "position closed",
    "expired",
    "inactive",
    "on hold",
    "paused",
    "cancelled",
    "canceled",
    "no longer open",
    "no longer available",
    "no longer accepting applications",
    "not open",
    "not hiring",
    "unavailable",
    "hired",
    "geschlossen",
    "besetzt",
    "vergeben",
    "bereits besetzt",
    "nicht mehr verfügbar",
    "fermé",
    "fermée",
    "pourvu",
    "pourvue",
    "poste pourvu",
    "clos",
    "expiré",
    "expirée",
    "cerrada",
    "cerrado",
    "cubierta",
    "cubierto",
    "fechada",
    "fechado",
    "encerrada",
    "encerrado",
    "preenchida",
    "chiusa",
    "chiuso",
    "coperta",
    "scaduta",
    "gesloten",
    "vervuld",
    "募集終了",
    "終了",
    "已关闭",
    "已關閉",
    "已招满",
    "已结束",
];
