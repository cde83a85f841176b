//! What features are: a kind, a value, and the hash by which the weights know them.

/// What a feature says of a heading. The number is part of the feature's hash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Kind {
    /// A word of it.
    Word,
    /// Two words of it that follow one another.
    Pair,
    /// How one of its longer words begins.
    Stem,
    /// Its first word.
    First,
    /// Its last word.
    Last,
    /// Two letters that follow one another, in a script without spaces.
    Letters,
    /// How many words it has.
    Length,
    /// The kind of section that the tables of words give.
    Says,
    /// The kind of section that the table of the page's language gives, where that is not English.
    SaysForeign,
    /// The kind of section that the longer English table gives.
    SaysEnglish,
    /// Whether it names a position in the page's language.
    NamesPosition,
    /// What the rules make of it.
    Rule,
    /// What the rules make of it, with the depth below the page's least deep heading.
    RuleAtDepth,
    /// What the rules make of it, with what they make of the heading above.
    RuleBelow,
    /// What the rules make of it, with what they make of the next heading.
    RuleBefore,
    /// What the rules make of it, with what they make of the heading before.
    RuleAfter,
    /// The position that it names.
    Position,
    /// The seniority or code that it says.
    Rung,
    /// How deep it stands.
    Depth,
    /// How deep it stands below the page's least deep heading.
    RelativeDepth,
    /// How much deeper or less deep the next heading is.
    Next,
    /// How much deeper or less deep the heading before is.
    Before,
    /// Where on the page it stands.
    Place,
    /// How many headings are nested in it.
    Nested,
    /// How many headings stand beside it.
    Beside,
    /// How many of the headings beside it say a seniority or a code.
    RungsBeside,
    /// How many of the headings beside it share words with it.
    SharedBeside,
    /// How many of the headings in it say a seniority or a code.
    RungsNested,
    /// How often its words are a heading of this page.
    Repeated,
    /// How much of the page's title it says.
    Title,
    /// The mark with which it ends.
    Mark,
    /// What stands below it.
    Below,
    /// How many items the first list below it has.
    Items,
    /// The first word of an item.
    ItemFirst,
    /// The first two words of an item.
    ItemPair,
    /// A word with which the text below it begins.
    Text,
    /// A word of the heading above.
    ParentWord,
    /// The first word of the heading before.
    WordBefore,
    /// The first word of the next heading.
    WordNext,
    /// What the rules make of the heading above.
    ParentRule,
    /// What the rules make of the next heading.
    RuleNext,
    /// What the rules make of the heading before.
    RulePrevious,
    /// Whether it is the first heading, and whether another is as little deep.
    Sole,
    /// Signs in it: an arrow, a slash, digits, capitals.
    Shape,
    /// How many rungs the tables and lists below it name.
    RungsBelow,
    /// How many of the headings in it are repeated elsewhere on the page.
    NestedRepeated,
    /// The same of the heading above.
    ParentRepeated,
    /// What the heading above says of a ladder, and where it stands.
    ParentRung,
    /// How many headings of the page are as deep.
    SameDepth,
    /// Signs in the text below it: an address, money, years.
    Signs,
    /// How long the items below it are.
    ItemLength,
    /// What the page is like as a whole.
    Page,
    /// How many sections of a job the page has.
    Sections,
    /// Whether it and those beside it look like the rungs of a ladder.
    Ladder,
    /// Whether it holds what looks like the rungs of a ladder.
    Container,
    /// What the tables give, with what they give for the heading above.
    SaysBelow,
    /// What the tables give, with whether it is the page's first heading and the only one so deep.
    SaysSole,
    /// What the tables give, with how deep it stands.
    SaysAtDepth,
    /// What the tables give, with what stands below.
    SaysHolding,
    /// What the tables give for the next heading.
    SaysNext,
    /// What the tables give for the heading before.
    SaysBefore,
    /// What the rules make of it, with whether it looks like a rung.
    RuleRung,
    /// What a line is that serves as a heading: marked as one, or a sentence.
    Line,
    /// What the tables give for a line, with what it is.
    LineSays,
    /// What a line is, with the section in which it stands.
    LineIn,
    /// What the tables give for a line, with the section in which it stands.
    LineSaysIn,
    /// What a line is, with the label of the heading before.
    LineBehind,
    /// Whether a line says a seniority or a code, and how many of those beside it.
    LineRung,
    /// The same, with the section in which it stands.
    LineRungIn,
    /// How much of the page's title a line says.
    LineTitle,
    /// How often a line stands on the page.
    LineRepeated,
    /// Whether a line says that what follows is a bonus.
    LineSaysBonus,
}

/// How many answers rules and tables give: those of the rules, of their table, of the page's language and of the longer
/// English table.
pub const ANSWERS: usize = 4;

/// The value of a feature, for the reasons that authors are shown.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A number, which means something else for each kind.
    Number(u32),
    /// A word.
    Text(&'a str),
    /// Two words.
    Pair(&'a str, &'a str),
}

/// What is called with each feature: its kind, hash and value. Reading and reasons share one copy of the code by it.
pub(in super::super) type Emit<'a, 'b> = &'a mut dyn FnMut(Kind, u32, Value<'b>);

/// Stands for what is not there.
pub(in super::super) const NONE: u32 = 31;

/// A count in four steps.
pub(in super::super) fn bucket(count: u32) -> u8 {
    match count {
        0..=2 => count as u8,
        3..=5 => 3,
        _ => 4,
    }
}

/// The hash of a feature.
pub(in super::super) fn hash(kind: Kind, value: u32) -> u32 {
    let mixed = (u64::from(value) << 8 | kind as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    (mixed >> 32) as u32
}

/// The hash of a word, without regard to ASCII case.
pub(in super::super) fn hash_of_word(word: &str) -> u32 {
    hash_of_bytes(word.as_bytes())
}

/// The same of its bytes.
pub(in super::super) fn hash_of_bytes(word: &[u8]) -> u32 {
    let mut hashed = 0x811c_9dc5_u32;
    for byte in word {
        hashed = (hashed ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193);
    }
    hashed
}
