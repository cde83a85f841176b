use super::{check, check_site, page};

#[test]
fn years_are_counted_where_they_are_asked_for() {
    check(
        "## Requirements\n- 5+ years of baking\n- Three to five (5) years at an oven",
        &["RB501 5:3+8", "RB501 6:3+23"],
    );
    check("You have one year of experience.", &["RB501 4:10+8"]);
    check(
        "Founded 20 years ago, with a plan for 2 years.\n\n## Requirements\n- Plans 3 years ahead in `2 years`\n- Learned in the last five years",
        &[],
    );
}

#[test]
fn gender_coded_words_are_found_where_they_describe_people() {
    check(
        "You are an aggressive, self-reliant and **outspoken** person.",
        &["RB502 4:12+10", "RB502 4:24+12", "RB502 4:43+9"],
    );
    check(
        "He/she leads. The chairman decides; his or her word counts.",
        &["RB502 4:1+6", "RB502 4:19+8", "RB502 4:37+10"],
    );
    check("Highly independent and assertive, and as assertive as can be.", &["RB502 4:1+18", "RB502 4:24+9"]);
}

#[test]
fn a_pronoun_for_men_is_found_alone() {
    check("He will bake.", &["RB502 4:1+7"]);
    check("The baker knows that he must rise early, and his duties.", &["RB502 4:22+7", "RB502 4:46+10"]);
    check("He or she will bake.", &["RB502 4:1+9"]);
    check("She or he will bake.", &["RB502 4:1+9"]);
    check("They will bake. He/she will rise.", &["RB502 4:17+6"]);
    check("Reports to Max, whom he helps with his work. The HE sector, he said.", &[]);
}

#[test]
fn words_for_one_gender_are_found() {
    check("Chairmen, a stewardess and waitresses.", &["RB502 4:1+8", "RB502 4:13+10", "RB502 4:28+10"]);
    check("Chairs, flight attendants, servers, humans, a German craft.", &[]);
}

#[test]
fn titles_for_men_are_found_by_the_language_of_the_page() {
    let titled =
        |title: &str, more: &str| page("Text.").replace("title: Baker\n", &format!("{more}title: {title}\n"));
    check_site(&[("bakery/baker.md", &titled("Projektleiter", "lang: de\n"))], &["RB502 3:1"]);
    check_site(&[("bakery/baker.md", &titled("Projektleiter (m/w/d)", "lang: de-AT\n"))], &[]);
    check_site(&[("bakery/baker.md", &titled("Développeur web", "lang: fr\n"))], &["RB502 3:1"]);
    check_site(&[("bakery/baker.md", &titled("Développeur·euse web", "lang: fr\n"))], &[]);
    check_site(&[("bakery/baker.md", &titled("Projektleiter", ""))], &[]);
    check_site(&[("bakery/baker.md", &titled("Projektleiter", "lang: nl\n"))], &[]);
}

#[test]
fn the_same_words_about_things_are_not() {
    check(
        "Competitive pay, competitive analysis, an ambitious plan, the dominant product. Analytical tools, an independent \
         contractor, active directory, leading and supporting a team. She, he and `chairman`.",
        &[],
    );
}

#[test]
fn inflated_titles_are_found() {
    check("We want a rock-star, a 10x engineer.", &["RB503 4:11+9"]);
    check("- A Python ninja, as rare as a unicorn\n- A 10x developer", &["RB503 4:12+5", "RB503 5:5+3"]);
    check("The setup wizard, the Unicorn server, a growing unicorn and 10x growth.", &[]);
}

#[test]
fn announcements_are_for_vacancies() {
    check("We’re looking for a baker. Apply now!", &["RB504 4:1+17"]);
    check("Agrees on the candidate's start date.\n\n## Hiring process\n- Send your CV", &[]);
}

#[test]
fn a_sentence_has_an_end() {
    let words = |count: usize| "bread ".repeat(count);
    check(&format!("{}end.", words(41)), &[]);
    check(&format!("Yes. {}end.", words(42)), &["RB505 4:6+256"]);
    check(&format!("{}e.g. {}end.", words(30), words(20)), &["RB505 4:1+309"]);
    check(&format!("{}: {}", words(30).trim(), words(30)), &[]);
    check(&format!("## Relevant links\n- {}", words(60)), &[]);
}

#[test]
fn words_are_english_on_english_pages_only() {
    let german =
        page("A ninja, 5 years of experience.").replace("title: Baker\n", "title: Baker\nlang: de\n");
    check_site(&[("bakery/baker.md", &german)], &[]);
}
