//! What visitors type → the pages that have it, in whatever script and spelling.

use super::{catalog, page};
use rolebook_search::{Filter, TextIndex, find};

/// Searches for each text in a page of its own with this duty, and compares whether it is found: without a correction.
#[track_caller]
fn check(language: &str, duty: &str, found: &[&str], not_found: &[&str]) {
    let catalog = catalog(&[("a/a.md", page("Role", &format!("lang: {language}\n"), duty))]);
    let index = TextIndex::new(&catalog);
    let is_found = |text: &str| {
        let found = find(&catalog, &index, &Filter::default().with_text(text));
        found.roles.len() == 1 && found.corrections.is_empty()
    };
    for text in found {
        assert!(is_found(text), "{text:?} is in {duty:?}");
    }
    for text in not_found {
        assert!(!is_found(text), "{text:?} is not in {duty:?}");
    }
}

#[test]
fn case_accents_and_forms_of_letters_do_not_count() {
    check(
        "vi",
        "Kỹ sư phần mềm, tuyển dụng ở Đà Nẵng",
        &["ky su phan mem", "KỸ SƯ", "Ky\u{303} su\u{31b}", "da nang", "tuyen dung"],
        &["ky sa"],
    );
    check(
        "el",
        "Μηχανικός λογισμικού, ΠΕΛΆΤΗΣ, ϊ",
        &["μηχανικοσ", "ΜΗΧΑΝΙΚΟΣ", "μηχανικός", "πελατης", "πελάτησ"],
        &["μηχανικη"],
    );
    check(
        "ru",
        "Ведёт учёт, мой проект",
        &["ведет", "ВЕДЁТ", "учет", "мои\u{306}", "веде\u{308}т"],
        &["мои"],
    );
    check(
        "ar",
        "مُهَنْدِس أنظمة في إدارة مدرسة على الآلات ـ عربـــي",
        &["مهندس", "انظمة", "ادارة", "مدرسه", "علي", "الالات", "عربي"],
        &["هندس"],
    );
    check("he", "מְפַתֵּחַ תּוֹכְנָה", &["מפתח", "תוכנה"], &[]);
    check(
        "ja",
        "ｶﾞﾗｽ、データ、ガイド",
        &["ガラス", "カ\u{3099}ラス", "ﾃﾞｰﾀ", "データ", "ガイド"],
        &["カラス", "カイド"],
    );
    check(
        "ko",
        "소프트웨어 개발자",
        &["\u{1100}\u{1162}\u{1107}\u{1161}\u{11af}", "웨어", "개발자"],
        &["자개"],
    );
    check("hi", "सॉफ़्टवेयर इंजीनियर की भर्ती", &["सॉफ़्टवेयर", "इंजीनियर", "भर्ती"], &["भरती"]);
    check("de", "Straße, Maß, GROẞ", &["strasse", "STRASSE", "mass", "groß", "gross"], &[]);
    check("tr", "İstanbul ve ılık", &["istanbul", "ilik", "ISTANBUL"], &[]);
    check("pl", "Zażółć gęślą jaźń Łódź", &["zazolc gesla jazn", "lodz"], &[]);
    check("fr", "cœur, où l’équipe", &["coeur", "equipe", "ou"], &[]);
    check("ja", "ＳＱＬ２０２４ と ①", &["sql2024", "1"], &[]);
}

#[test]
fn a_word_within_a_run_without_spaces_is_found() {
    check("th", "วางแผนผลิตภัณฑ์ร่วมกับลูกค้า", &["ผลิตภัณฑ์", "ลูกค้า", "แผน", "วางแผนผลิตภัณฑ์"], &["ค้าลูก", "แผนวาง"]);
    check("km", "អ្នកអភិវឌ្ឍកម្មវិធី", &["កម្មវិធី", "អភិវឌ្ឍ"], &["វិធីកម្ម"]);
    check("lo", "ນັກພັດທະນາຊອບແວ", &["ພັດທະນາ", "ຊອບແວ"], &["ແວຊອບ"]);
    check("my", "ဆော့ဖ်ဝဲအင်ဂျင်နီယာ", &["အင်ဂျင်နီယာ"], &["နီယာအင်"]);
    check(
        "ja",
        "顧客と一緒に新しい\n  機能を設計し、品質を\n  改善する。",
        &["新しい機能", "品質を改善"],
        &["改善品質"],
    );
    check("zh", "负责产品路线图的规划", &["路线图", "产品", "规划"], &["图产品", "线规"]);
}

#[test]
fn invisible_characters_neither_part_words_nor_count() {
    check(
        "en",
        "Plans the roadmap of products",
        &["road\u{ad}map", "road\u{200b}map", "\u{200e}roadmap\u{200f}", "\u{feff}plans", "pro\u{2060}ducts"],
        &[],
    );
    check("en", "Plans the road\u{ad}map of pro\u{200b}ducts", &["roadmap", "products"], &[]);
    check(
        "fa",
        "می\u{200c}خواهم برنامه\u{200c}نویس",
        &["میخواهم", "می\u{200c}خواهم", "برنامه\u{200c}نویس", "برنامهنویس"],
        &[],
    );
    check("hi", "क्\u{200d}ष विकास", &["क्ष", "क्\u{200d}ष"], &[]);
    check("en", "Loves ❤\u{fe0f}food", &["food", "❤\u{fe0f} food"], &[]);
}

#[test]
fn signs_that_are_part_of_a_name_count() {
    check("en", "Writes C++ and C#", &["c++", "C#", "c++ c#", "c++,"], &["f#", "c +x"]);
    check("en", "Writes C, and Go", &["c", "c,"], &["c++", "c#"]);
    check("en", "Knows .NET and F#", &[".net", ".NET", "net", "f#"], &["c#"]);
    check("en", "Knows the net", &["net", "the net"], &[".net"]);
    check(
        "en",
        "Knows Node.js and ASP.NET",
        &["node.js", "nodejs", "node js", "NODE", "asp.net", "aspnet"],
        &["nodets"],
    );
    check(
        "en",
        "Builds the front-end, by e-mail, for CI/CD",
        &["front-end", "frontend", "front end", "email", "e-mail", "ci/cd", "front"],
        &["frontal"],
    );
    check(
        "en",
        "Builds the frontend by email",
        &["front-end", "frontend", "front end", "e-mail", "email"],
        &["ront end"],
    );
    check("en", "5+ years of A/B tests, 50 % R&D", &["5 years", "5+ years", "a/b", "r&d", "R&D tests"], &[]);
}

#[test]
fn a_part_of_a_compound_is_found() {
    check(
        "de",
        "Du führst die Qualitätssicherung",
        &["sicherung", "qualität", "Qualitätssicherung"],
        &["qualitat sich xyz"],
    );
    check(
        "de",
        "Softwareentwicklerinnen im Team",
        &["entwickler", "entwicklerinnen", "software"],
        &["wickler zz"],
    );
    check("nl", "Je werkt aan productontwikkeling", &["ontwikkeling", "product"], &[]);
    check("sv", "Du leder mjukvaruutveckling", &["utveckling"], &[]);
    check("fi", "Ohjelmistokehittäjä", &["kehittäjä", "kehittaja"], &[]);
}

/// Compares the titles that a text finds among these, in order.
#[track_caller]
fn check_order(titles: &[&str], text: &str, expect: &[&str]) {
    let pages: Vec<_> =
        titles.iter().enumerate().map(|(at, title)| (format!("a/{at}.md"), page(title, "", "y"))).collect();
    let pages: Vec<(&str, &String)> = pages.iter().map(|(file, text)| (&**file, text)).collect();
    let catalog = catalog(&pages);
    let found = find(&catalog, &TextIndex::new(&catalog), &Filter::default().with_text(text));
    let titles = found.roles.iter().map(|role| &*catalog.roles[*role].title);
    assert_eq!(titles.collect::<Vec<_>>(), expect, "{text}");
}

const LANGUAGES: &[&str] = &[
    "C++ Developer",
    "C# Developer",
    "C Developer",
    ".NET Developer",
    "Customer Engineer",
    "Internet Developer",
];

#[test]
fn whole_words_come_first_and_signs_tell_names_apart() {
    check_order(LANGUAGES, "c developer", &["C Developer"]);
    check_order(LANGUAGES, "c++", &["C++ Developer"]);
    check_order(LANGUAGES, "c#", &["C# Developer"]);
    check_order(LANGUAGES, ".net", &[".NET Developer"]);
    check_order(LANGUAGES, "c", &["C Developer", "C++ Developer", "C# Developer", "Customer Engineer"]);
    check_order(&["Datenbankentwickler", "Entwickler"], "entwickler", &["Entwickler"]);
    check_order(&["Xylophonbauer", "Bauer", "Bauerin"], "bauer", &["Bauer", "Bauerin"]);
    check_order(&["Go Developer", "Gobelin Weaver"], "go", &["Go Developer", "Gobelin Weaver"]);
    check_order(
        &["Weaver of gobelins", "Art Gobelin", "Z Go"],
        "go",
        &["Z Go", "Art Gobelin", "Weaver of gobelins"],
    );
    check_order(&["Rust Developer", "Trust Officer"], "rust", &["Rust Developer"]);
}
