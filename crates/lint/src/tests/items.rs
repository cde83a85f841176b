use super::check;

#[test]
fn a_duplicate_item_in_a_level_is_found() {
    check("## Responsibilities\n- Bakes *bread*\n- Sells\n- bakes bread.", &["RB301 7:3+12 see 5:3"]);
    check("## Responsibilities\n- Knows flour\n## Requirements\n-  Knows flour", &["RB301 7:4+11 see 5:3"]);
    check("## Junior Baker\n- Bakes bread rolls\n## Senior Baker\n- Bakes bread rolls", &[]);
    check(
        "## Specialties\n### Bread\n#### Requirements\n- Knows flour\n### Cake\n#### Requirements\n- Knows flour",
        &[],
    );
}

#[test]
fn items_with_different_content_are_not_the_same() {
    check("## Responsibilities\n- Skills of a baker\n  - Kneads\n- Skills of a baker\n  - Bakes", &[]);
    check("## Hiring process\n- A talk with us\n- A talk with us", &[]);
    check("## Responsibilities\n- Bakes\n- Bakes", &[]);
}

#[test]
fn an_item_asks_for_a_must_or_for_a_bonus() {
    for item in [
        "Some time at an oven; sourdough is a plus",
        "A certificate is required. A degree is preferred.",
        "You know dough (and ideally how to fold it)",
        "Experience with ovens, experience with gas ovens is a plus",
        "You have led a team, preferably in a bakery",
        "Certificate required; degree a plus",
        "A certificate is required. Degree, or work at an oven preferred.",
    ] {
        let expected = format!("RB306 6:3+{}", item.len());
        check(&format!("## Requirements\n- Care of things\n- {item}"), &[&expected]);
    }
}

#[test]
fn one_that_is_a_bonus_as_a_whole_is_not_mixed() {
    for item in [
        "Bonus points: you have baked for a fair, or for a feast",
        "Wheat, rye, and spelt experience a plus",
        "Knowledge of flour, water and salt preferred",
        "Gas ovens (preferred) or electric ones",
        "Knowledge of ovens (gas, wood) is a plus",
        "Nice to have: a certificate; a degree",
        "Knowing what salt does, highly preferred.",
        "French is welcome but not required",
        "A certificate is a must",
    ] {
        check(&format!("## Requirements\n- Care of things\n- {item}"), &[]);
    }
    check("## Requirements\nNice to have:\n\n- An oven; a cat is a plus\n- A dog, ideally brown", &[]);
    check("## Nice to have\n- You know dough; rye is a plus", &[]);
}

#[test]
fn placeholders_are_found() {
    check("TODO", &["RB302 4:1+4"]);
    check(
        "Bread: TBD\n\n- lorem ipsum dolor\n- [insert the oven here]\n- Insert more text here.",
        &["RB302 4:8+3", "RB302 6:3+11", "RB302 7:4+20", "RB302 8:3+21"],
    );
    check("## FIXME: Tools\nText.", &["RB302 4:4+5"]);
    check(
        "- todo: write\n- To do\n- tbd\n- T.B.D.\n- (Todo)\n- wip",
        &["RB302 4:3+4", "RB302 5:3+5", "RB302 6:3+3", "RB302 7:3+5", "RB302 8:4+4", "RB302 9:3+3"],
    );
    check("Further measures are to be defined", &["RB302 4:22+13"]);
    check(
        "To be defined when it is needed.\n\n- More will be added later.",
        &["RB302 4:1+13", "RB302 6:8+19"],
    );
}

#[test]
fn words_like_placeholders_are_text() {
    check(
        "The order in which guests are to be served is to be decided by who serves. MAX_TODO_LENGTH. Insert data here and there.",
        &[],
    );
    check(
        "Todo, a `TODO` and a TODO list, todos; MYTODO.\n\n```\nTODO\n```\n\nInsert bread. [Insert coin](#duties)",
        &[],
    );
}
