//! The rules for pages, with their codes, names, severities and help, in one table.
//!
//! Codes and names are printed, and authors write them in comments and settings, so they never change, and the code of a
//! removed rule is not used again. The first digit is the category: 0 files and limits, 1 front matter, 2 structure, 3 items,
//! 4 links, 5 wording, 6 vacancies, 7 comments that silence findings, 8 the theme.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// How severe a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Could be written better.
    Advice,
    /// Is probably read in another way than its author means it.
    Warning,
    /// Is lost, leads nowhere, or conflicts with another page.
    Error,
}

impl Severity {
    /// Every severity, in ascending order.
    pub const ALL: [Severity; 3] = [Severity::Advice, Severity::Warning, Severity::Error];

    /// Its name, as printed and as `site.toml` writes it.
    pub fn name(self) -> &'static str {
        match self {
            Severity::Advice => "advice",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }

    /// The severity that [`name`](Severity::name) gives, if there is one.
    pub fn from_name(name: &str) -> Option<Severity> {
        Severity::ALL.into_iter().find(|severity| severity.name() == name)
    }
}

/// Defines the enum and its facts from one table, so that no rule can lack a fact.
macro_rules! rules {
    ($($(#[$meaning:meta])* $rule:ident = $code:literal $name:literal $severity:ident $help:literal,)*) => {
        /// What a finding is about.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Rule {
            $($(#[$meaning])* $rule,)*
        }

        impl Rule {
            /// Every rule, in the order of the codes.
            pub const ALL: &[Rule] = &[$(Rule::$rule),*];

            /// Its facts.
            fn facts(self) -> &'static Facts {
                match self {
                    $(Rule::$rule => &Facts {
                        code: $code,
                        name: $name,
                        severity: Severity::$severity,
                        help: $help,
                    },)*
                }
            }
        }
    };
}

/// A row of the table.
struct Facts {
    code: &'static str,
    name: &'static str,
    severity: Severity,
    help: &'static str,
}

rules! {
    /// The file cannot be read, so the page is missing.
    Unreadable = "RB001" "unreadable" Error "check that you may read it",
    /// The file is not UTF-8.
    Encoding = "RB002" "encoding" Error "save the file as UTF-8",
    /// The file is larger than the limit, so the page is missing.
    TooLarge = "RB003" "too-large" Error "split the page",
    /// The file has no text.
    EmptyPage = "RB004" "empty-page" Error "write what the role does and needs",
    /// The page has more headings than are read.
    TooManyHeadings = "RB005" "too-many-headings" Warning "split the page",
    /// Blocks are nested deeper than the limit.
    TooDeep = "RB006" "too-deep" Warning "nest less",
    /// The page has more items than the limit.
    TooManyItems = "RB007" "too-many-items" Warning "split the page",
    /// The page has more links than the limit.
    TooManyLinks = "RB008" "too-many-links" Warning "split the page",
    /// The front matter is larger than the limit.
    FrontMatterTooLarge = "RB009" "front-matter-too-large" Error "move what visitors read below the front matter",
    /// The site has more pages than the limit.
    CatalogTooLarge = "RB010" "catalog-too-large" Error "make a site of each part of the company",
    /// An invisible character, or one that reverses the text around it, was left out.
    HiddenCharacter = "RB011" "hidden-character" Warning "delete it, or type the words anew",
    /// A name or a summary is longer than the limit.
    TooLong = "RB012" "too-long" Warning "keep it short, and say the rest below",

    /// Front matter is not closed, or a line of it is outside of what is read of YAML, TOML and JSON.
    FrontMatter = "RB101" "front-matter" Warning "write `key: value`, one a line",
    /// The front matter names no title.
    MissingTitle = "RB102" "missing-title" Warning "add a line such as `title: Product Manager`",
    /// The front matter has an unknown key.
    UnknownKey = "RB103" "unknown-key" Warning "delete it, or write a key that is known",
    /// The front matter has a key twice.
    DuplicateKey = "RB104" "duplicate-key" Error "keep one of them",
    /// The front matter has a value of the wrong type.
    WrongType = "RB105" "wrong-type" Warning "write what the key takes",
    /// The browser's reading of the front matter differs from that of a full YAML, TOML or JSON library.
    FrontMatterDiffers = "RB106" "front-matter-differs" Warning "put the value in quotes",
    /// The front matter or a vacancy names a level that the role does not have.
    UnknownLevel = "RB107" "unknown-level" Warning "write the heading's own words",
    /// The key `vacancy` has a value other than "open" and "closed".
    UnknownVacancy = "RB108" "unknown-vacancy" Warning "write one of the two",
    /// A setting keeps the page off the site.
    NotPublished = "RB109" "not-published" Advice "delete the key once the page is to be published",
    /// The key `next` names no role of the site, or several.
    UnknownNext = "RB110" "unknown-next" Warning "write a role's title, or its path as in its address",

    /// The page has no section with responsibilities.
    NoResponsibilities = "RB201" "no-responsibilities" Warning "add a heading `## Responsibilities` with a list below it",
    /// The page has no section with requirements.
    NoRequirements = "RB202" "no-requirements" Warning "add a heading `## Requirements` with a list below it",
    /// A heading without text.
    EmptyHeading = "RB203" "empty-heading" Warning "write what the section is about, or delete it",
    /// A heading with nothing below it.
    EmptySection = "RB204" "empty-section" Warning "write what belongs there, or delete the heading",
    /// Two levels of a role have one name.
    DuplicateLevel = "RB205" "duplicate-level" Warning "give each its own name",
    /// A level is below a higher one.
    LevelOrder = "RB206" "level-order" Warning "order the levels from the first rung to the last",
    /// A heading that the reader is not sure about.
    UncertainHeading = "RB207" "uncertain-heading" Advice "name it in `levels:` if it is a level, or use the words of a section",
    /// A heading is more than one step deeper than the one above it.
    SkippedDepth = "RB208" "skipped-depth" Advice "use one `#` more than the heading above it",
    /// A link leads to a heading whose id another heading could have as well.
    AmbiguousAnchor = "RB209" "ambiguous-anchor" Warning "tell the headings apart, or link to the id that the page gives",
    /// The text includes another level, but it is not clear which one.
    UnresolvedInheritance = "RB210" "unresolved-inheritance" Warning "write the level's name as its heading does",
    /// Two files claim one URL.
    DuplicateUrl = "RB211" "duplicate-url" Error "rename one of the files, or set `slug` in its front matter",
    /// Two roles of a department have one title.
    DuplicateRole = "RB212" "duplicate-role" Warning "merge the pages, or tell their titles apart",
    /// The file is no role page, so it is left out.
    NoRole = "RB213" "no-role" Advice "to make a role of it, name a position in its title, or write its responsibilities or requirements",
    /// The file looks like a level of a role that others are levels of, and is shown as a role.
    NearLevel = "RB214" "near-level" Advice "name its files in `[families]` of site.toml, or rename it",

    /// A level has an item twice.
    DuplicateItem = "RB301" "duplicate-item" Advice "delete one of them",
    /// A note to oneself, or a placeholder.
    Unfinished = "RB302" "unfinished" Warning "finish the text, or delete the note",
    /// A mark of kramdown (`{: …}`), or attributes of Pandoc or mdBook (`{#id .class}`), was left out.
    KramdownMark = "RB303" "kramdown-mark" Advice "remove it",
    /// A template's leftover (`<%= … %>`, `{{ … }}`, `{% … %}`) was left out.
    TemplateLeftover = "RB304" "template-leftover" Warning "write what it stands for, or remove it",
    /// Lines such as "a. …" were read as a list.
    LetteredList = "RB305" "lettered-list" Warning "indent them and number them, or start each with `-`",
    /// One item contains both a requirement and a bonus.
    MixedNecessity = "RB306" "mixed-necessity" Warning "make two items of it",
    /// A comment was left out.
    Comment = "RB307" "comment" Advice "delete it, unless it is for those who edit the page",
    /// Raw HTML was converted, or its markup was left out.
    RawHtml = "RB308" "raw-html" Advice "write it as Markdown",
    /// A fenced code block is never closed.
    UnclosedFence = "RB309" "unclosed-fence" Warning "close it with a line of the same marks",
    /// Marks of bold or deleted text that are shown as they are written.
    LiteralMark = "RB310" "literal-mark" Warning "write `**bold**` without spaces inside, or `\\*` for the sign itself",

    /// A link leads to a page that does not exist.
    DeadLink = "RB401" "dead-link" Error "correct the link, or delete it",
    /// A link leads to a part of a page that does not exist.
    DeadAnchor = "RB402" "dead-anchor" Warning "link to a heading that is there",
    /// A root-relative link on a site without a link base.
    LinkBase = "RB403" "link-base" Warning "name the site's `link_base` in site.toml",
    /// A link's target is not allowed, so only its text is shown.
    LinkTarget = "RB404" "link-target" Warning "link to an address with `https:`, `http:`, `mailto:` or `tel:`, or to a page or part",
    /// A link to a page without encryption.
    InsecureLink = "RB405" "insecure-link" Advice "write `https:` where the page is there, too",
    /// An address that is no link.
    BareUrl = "RB406" "bare-url" Advice "write `[what is there](address)`",
    /// A link whose text is an address on another host.
    MisleadingLink = "RB407" "misleading-link" Warning "let text and target name the same address",
    /// An image without alternative text.
    ImageWithoutText = "RB408" "image-without-text" Warning "write what it shows: `![A team at a table](team.png)`",
    /// An image is shown as a link, since its origin is not allowed.
    ImageOrigin = "RB409" "image-origin" Advice "name its origin in `images` of site.toml to have it shown",
    /// A link that is not read as one, such as `[text](an address.md)` and `(text)[address]`.
    LiteralLink = "RB410" "literal-link" Warning "write `[text](address)`",

    /// A number of years in a requirement.
    YearsOfExperience = "RB501" "years-of-experience" Advice "write what one can do after these years",
    /// A gender-coded word.
    GenderCoded = "RB502" "gender-coded" Advice "use a word that says the same of everybody",
    /// A title that flatters instead of describing.
    InflatedTitle = "RB503" "inflated-title" Advice "write what the person does",
    /// A role page that is worded like a job advertisement.
    VacancyWording = "RB504" "vacancy-wording" Advice "describe the role; what is open stands in vacancies.toml",
    /// A sentence that is too long.
    LongSentence = "RB505" "long-sentence" Advice "make two of it",

    /// A part of the file of vacancies cannot be read, or has a wrong value.
    Vacancies = "RB601" "vacancies" Warning "correct it",
    /// A vacancy names a role that does not exist.
    UnknownRole = "RB602" "unknown-role" Warning "write department and role as in its URL",
    /// A vacancy without an address for applications.
    Apply = "RB603" "apply" Warning "write an address with https:// or mailto:",
    /// A vacancy has expired, or has an invalid date.
    VacancyDate = "RB604" "vacancy-date" Warning "write year, month and day, as in 2026-11-22",
    /// A vacancy of a role that its front matter closes.
    ClosedRole = "RB605" "closed-role" Warning "delete one or the other",
    /// A vacancy lacks what search engines require.
    IncompleteVacancy = "RB606" "incomplete-vacancy" Warning "add it",
    /// The front matter names a posting that the job board does not have.
    UnknownPosting = "RB607" "unknown-posting" Warning "delete it once it is over",
    /// A fact of a vacancy in front matter is not understood, or not enough for search engines.
    VacancyFact = "RB608" "vacancy-fact" Advice "say it plainly, or list the vacancy in vacancies.toml",
    /// A vacancy states less of pay than a rule asks for that the site names in `[pay_rules]`.
    PayRule = "RB609" "pay-rule" Warning "write what is paid",

    /// A finding is silenced without a reason.
    AllowWithoutReason = "RB701" "allow-without-reason" Warning "write the reason behind a colon",
    /// An unknown rule is silenced.
    UnknownAllow = "RB702" "unknown-allow" Warning "write a rule's code or name, as printed",
    /// A rule is silenced where it has no finding.
    UnusedAllow = "RB703" "unused-allow" Advice "delete the comment",

    /// A file of the theme, or a part of one, is not used or has no effect.
    Theme = "RB801" "theme" Warning "write what docs/theme.md lists",
}

impl Rule {
    /// The code, as printed: `RB205`.
    pub fn code(self) -> &'static str {
        self.facts().code
    }

    /// The name, as printed: `duplicate-level`.
    pub fn name(self) -> &'static str {
        self.facts().name
    }

    /// The severity of its findings, unless the site sets another.
    pub fn severity(self) -> Severity {
        self.facts().severity
    }

    /// What to do about a finding that has no help of its own.
    pub fn help(self) -> &'static str {
        self.facts().help
    }

    /// The rule with this code or name, in upper or lower case.
    pub fn named(text: &str) -> Option<Rule> {
        let matches =
            |rule: &Rule| text.eq_ignore_ascii_case(rule.code()) || text.eq_ignore_ascii_case(rule.name());
        Rule::ALL.iter().copied().find(matches)
    }
}

/// Written by its name.
impl Serialize for Rule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.name())
    }
}

/// Read by its name or its code.
impl<'de> Deserialize<'de> for Rule {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Rule, D::Error> {
        let name = String::deserialize(deserializer)?;
        Rule::named(&name).ok_or_else(|| de::Error::custom("no rule has this code or name"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn every_rule_has_a_code_and_a_name_of_its_own() {
        let names: HashSet<&str> = Rule::ALL.iter().flat_map(|rule| [rule.code(), rule.name()]).collect();
        assert_eq!(names.len(), 2 * Rule::ALL.len());
        assert!(Rule::ALL.is_sorted_by_key(|rule| rule.code()));
    }

    #[test]
    fn rules_are_found_by_code_and_name() {
        assert_eq!(Rule::named("rb205"), Some(Rule::DuplicateLevel));
        assert_eq!(Rule::named("duplicate-level"), Some(Rule::DuplicateLevel));
        assert_eq!(Rule::named("RB999"), None);
    }
}
