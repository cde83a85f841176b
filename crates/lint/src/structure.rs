//! The structure of a page: missing and empty sections, levels out of order, headings that may be misread.

use super::context::PageContext;
use super::words::Table;
use rolebook_markdown::slug;
use rolebook_model::limits::LONGEST_QUOTE;
use rolebook_model::{
    Block, Content, Finding, Heading, Inline, Label, Level, Reason, Role, Rule, Section, Seniority, Sureness,
    Track, truncated,
};
use rolebook_reader::front_matter::FrontMatter;
use rolebook_reader::{correction, is_guess};

/// Findings about the structure of a page.
pub(super) fn findings(page: &PageContext<'_>) -> Vec<Finding> {
    let role = page.role;
    let mut findings = missing_sections(page);
    findings.extend(empty_sections(role));
    findings.extend(levels_out_of_order(role));
    let uncertain_headings = headings(role).filter(|heading| !heading.is_line && is_guess(heading));
    findings.extend(uncertain_headings.map(|heading| uncertain(heading, page.front_matter)));
    findings.extend(skipped_depths(role));
    findings
}

/// The sections that every description of a position has, as far as the page has them nowhere.
///
/// A ladder whose levels each have a list needs no such heading. An empty page has a finding already. Where a section may be
/// the one that is missing, nothing is said.
fn missing_sections(page: &PageContext<'_>) -> Vec<Finding> {
    let role = page.role;
    let has = |label| role.sections.iter().any(|section| section.label() == label);
    let lists_of_levels = role.levels.iter().filter(|level| lists_anything(role, level)).count();
    let may_be = |label| role.sections.iter().any(|section| may_be(section, label));
    let does = has(Label::Responsibilities) || lists_of_levels > 0 || may_be(Label::Responsibilities);
    let needs = has(Label::Requirements)
        || has(Label::NiceToHave)
        || (!has(Label::Responsibilities) && lists_of_levels > 1)
        || may_be(Label::Requirements);
    let is_empty = role.sections.is_empty();
    let missing = |rule, message: &str| Finding::new(rule, page.title_position(), message);
    let mut findings = Vec::new();
    if !does && !is_empty {
        findings.push(missing(Rule::NoResponsibilities, "no section lists the responsibilities"));
    }
    if !needs && !is_empty {
        findings.push(missing(Rule::NoRequirements, "no section lists the requirements"));
    }
    findings
}

/// Whether a section may be of this kind although it was not read so: it is not much less likely, or the section is a list to
/// which nothing but the page's title belongs.
fn may_be(section: &Section, label: Label) -> bool {
    let Some(heading) = &section.heading else { return has_list(section) };
    match &heading.reason {
        _ if heading.label == Label::Title => has_list(section),
        Reason::Weighed(weighed) => weighed.next == label && weighed.sureness() != Sureness::Sure,
        _ => false,
    }
}

/// Whether a section has a list that may be one of duties or requirements.
fn has_list(section: &Section) -> bool {
    let is_list = |content: &Content| matches!(content, Content::Items(list) if list.items.len() > 1);
    section.content.iter().any(is_list)
}

/// Whether a list or a table stands right below the heading of a level.
fn lists_anything(role: &Role, level: &Level) -> bool {
    let below = level.section.and_then(|section| role.sections.get(section..)).unwrap_or_default();
    // Lines that serve as headings may divide what stands there.
    let is_divided = |section: &&Section| section.heading.as_ref().is_some_and(|heading| heading.is_line);
    let divisions = below.iter().skip(1).take_while(is_divided);
    let is_list = |content: &Content| matches!(content, Content::Items(_) | Content::Block(Block::Table(_)));
    below.iter().take(1).chain(divisions).any(|section| section.content.iter().any(is_list))
}

/// Headings with nothing below them. One that introduces what follows as deep as itself is not empty: "Levels" above levels.
fn empty_sections(role: &Role) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut below = role.sections.iter().skip(1);
    for (index, section) in role.sections.iter().enumerate() {
        let next = below.next().and_then(|section| section.heading.as_ref());
        // A line may be nothing but bold.
        let Some(heading) = section.heading.as_ref().filter(|heading| !heading.is_line) else { continue };
        let holds_next = next
            .is_some_and(|next| next.depth > heading.depth || next.is_line || introduces(role, index, next));
        if !holds_next && !has_content(section) && !heading.text.is_empty() && !is_link(heading) {
            let message = format!("there is nothing below \"{}\"", truncated(&heading.text, LONGEST_QUOTE));
            let finding = Finding::new(Rule::EmptySection, heading.position, message);
            let is_beside = next.is_some_and(|next| next.depth == heading.depth);
            findings.push(if is_beside { finding.with_help(EMPTY_BESIDE) } else { finding });
        }
    }
    findings
}

/// What to do about a heading above one of the same depth, which may belong below it.
const EMPTY_BESIDE: &str = "write its text, add a `#` to the headings that belong below it, or delete it";

/// Whether the section at `index` introduces `next`, the heading after it, although that is not deeper.
fn introduces(role: &Role, index: usize, next: &Heading) -> bool {
    let Some(section) = role.sections.get(index) else { return false };
    let is_owner = next.owner.and_then(|owner| role.levels.get(owner)?.section) == Some(index);
    match section.label() {
        Label::Title => true,
        Label::Levels => next.label == Label::Level,
        Label::Specialties => next.label == Label::Specialty,
        _ => is_owner,
    }
}

fn has_content(section: &Section) -> bool {
    section.content.iter().any(|content| match content {
        Content::Block(Block::Rule) => false,
        Content::Block(_) => true,
        Content::Items(list) => list.items.iter().any(|item| !item.blocks.is_empty()),
    })
}

/// Whether a heading is a link: its content is on the page it leads to.
fn is_link(heading: &Heading) -> bool {
    heading.content.iter().any(|inline| matches!(inline, Inline::Link(_)))
}

/// Levels that stand below a higher one of the same position and track. A page that goes from the highest level
/// to the lowest gets one finding.
fn levels_out_of_order(role: &Role) -> Vec<Finding> {
    let rungs: Vec<Rung<'_>> = role.levels.iter().filter_map(|level| Rung::of(role, level)).collect();
    let mut findings = Vec::new();
    // The highest rung so far of each position and track.
    let mut highest: Vec<&Rung<'_>> = Vec::new();
    for rung in &rungs {
        match highest.iter_mut().find(|above| above.is_comparable(rung)) {
            Some(above) if rung.seniority < above.seniority => findings.push(rung.below(above)),
            Some(above) => *above = rung,
            None => highest.push(rung),
        }
    }
    let is_descending = rungs.len() > 2 && findings.len() + highest.len() == rungs.len();
    if is_descending {
        findings.truncate(1);
    }
    findings
}

/// A level with what it is compared by.
struct Rung<'a> {
    heading: &'a Heading,
    name: &'a str,
    seniority: Seniority,
    /// The words of its name that name no seniority: the position.
    about: Vec<String>,
}

/// Words for a seniority, and those that join it to the rest of a name.
static SENIORITY_WORDS: Table = Table::of(
    "intern, apprentice, trainee, junior, jr, associate, intermediate, mid, level, senior, sr, lead, staff, \
     principal, distinguished, fellow, manager, director, head, vp, vice, president, svp, evp, chief, officer, i, \
     ii, iii, iv, v, vi, 1, 2, 3, 4, 5, 6, of, the, and, section",
);

impl<'a> Rung<'a> {
    /// `None` for the base level, which stands nowhere among the others.
    fn of(role: &'a Role, level: &'a Level) -> Option<Rung<'a>> {
        let heading = role.sections.get(level.section?)?.heading.as_ref()?;
        let slug = slug(&level.name);
        let mut about: Vec<String> =
            slug.split('-').filter(|word| !SENIORITY_WORDS.contains(word)).map(str::to_owned).collect();
        about.sort_unstable();
        Some(Rung { heading, name: &level.name, seniority: level.seniority, about })
    }

    /// Whether both are of one ladder: of the same position, or of none that is named, and on the same track.
    fn is_comparable(&self, other: &Rung<'_>) -> bool {
        let track: fn(&Rung<'_>) -> Track = |rung| rung.seniority.track();
        track(self) == track(other) && self.about == other.about
    }

    fn below(&self, above: &Rung<'_>) -> Finding {
        let message = format!("the level \"{}\" comes after \"{}\", which is higher", self.name, above.name);
        Finding::new(Rule::LevelOrder, self.heading.position, message).with_see(above.heading.position)
    }
}

fn uncertain(heading: &Heading, settings: &FrontMatter) -> Finding {
    let (text, read_as) = (&heading.text, called(heading.label));
    let (message, help) = match (&heading.reason, heading.label) {
        (Reason::Says(phrase), _) => (
            format!("\"{text}\" is read as {read_as}: a word looks like \"{phrase}\""),
            "correct its spelling".to_owned(),
        ),
        (Reason::Weighed(weighed), _) => {
            let next = called(weighed.next);
            let observations = weighed.observations.join(", ");
            let message = format!("\"{text}\" is read as {read_as}, and may be {next}: {observations}");
            (message, how_to_write(heading, settings))
        }
        (Reason::Because(reason), _) => {
            (format!("\"{text}\" is read as {read_as}: it {reason}"), how_to_write(heading, settings))
        }
    };
    let finding = Finding::new(Rule::UncertainHeading, heading.position, message).with_help(help);
    match (&heading.reason, misspelt(heading)) {
        (Reason::Says(_), Some((written, meant))) => finding.with_edit(written, meant),
        _ => finding,
    }
}

/// The word of a heading that misses one of the phrase that it is read by, and that word in the case of the heading.
fn misspelt(heading: &Heading) -> Option<(&str, String)> {
    let Reason::Says(phrase) = &heading.reason else { return None };
    let words = || heading.text.split(|mark: char| !mark.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_written = |meant: &&str| words().any(|word| word.to_lowercase() == **meant);
    let meant = phrase.split(' ').find(|meant| !is_written(meant))?;
    let distance = |word: &&str| strsim::osa_distance(&word.to_lowercase(), meant);
    let written = words().min_by_key(distance).filter(|word| distance(word) <= 2)?;
    let mut letters = meant.chars();
    let meant = match letters.next() {
        Some(first) if written.starts_with(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => meant.to_owned(),
    };
    Some((written, meant))
}

/// How to write a heading that cannot be mistaken.
fn how_to_write(heading: &Heading, settings: &FrontMatter) -> String {
    let help = match heading.label {
        Label::Levels => "begin it with \"Levels of\", if that is what it holds",
        Label::JobGrade => "write \"Job grade\" behind the level's name",
        _ => Rule::UncertainHeading.help(),
    };
    // What takes several lines is in the preview.
    match correction(heading, settings)
        .filter(|line| help == Rule::UncertainHeading.help() && !line.contains('\n'))
    {
        Some(line) => {
            format!("write `{line}` in the front matter if it is a level, or use the words of a section")
        }
        None => help.to_owned(),
    }
}

/// What authors call a kind of section.
fn called(label: Label) -> &'static str {
    match label {
        Label::Level => "a level",
        Label::Levels => "a group of levels",
        Label::Title => "the page's title",
        Label::JobGrade => "a job grade",
        Label::Specialty => "a specialty",
        Label::Other => "neither a level nor a known section",
        Label::NotResponsible => "what one is not responsible for",
        Label::NiceToHave => "what is nice to have",
        Label::PerformanceIndicators => "performance indicators",
        Label::CareerLadder => "the career ladder",
        Label::HiringProcess => "the hiring process",
        known => known.name(),
    }
}

/// Headings that are deeper than the one above by more than one.
fn skipped_depths(role: &Role) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut above: Option<&Heading> = None;
    for heading in headings(role) {
        // The page's title is its heading of depth 1.
        let depth = above.map_or(1, |above| above.depth);
        // A line's depth is not the author's.
        if heading.is_line {
            continue;
        }
        if heading.depth > depth + 1 {
            let marks = |depth: u8| "#".repeat(depth.into());
            let (written, meant) = (marks(heading.depth), marks(depth + 1));
            let message = match above {
                Some(above) => format!("`{written}` below `{}` skips a heading level", marks(above.depth)),
                None => format!("the page's first heading is a `{written}`"),
            };
            let finding = Finding::new(Rule::SkippedDepth, heading.position, message);
            findings.push(finding.with_help(format!("write `{meant}`")).with_edit(written, meant));
        }
        above = Some(heading);
    }
    findings
}

fn headings(role: &Role) -> impl Iterator<Item = &Heading> {
    role.sections.iter().filter_map(|section| section.heading.as_ref())
}
