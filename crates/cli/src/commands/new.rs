//! `rolebook new`: a title → a page to start from.

use super::roles::Roles;
use anyhow::{anyhow, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use rolebook_files::{Folder, Refusal};
use rolebook_markdown::slug;
use rolebook_model::{Finding, Level, PageSource, Seniority, Severity, Site, Source};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Write a page to start from, which passes `rolebook check`
#[derive(clap::Args)]
pub(super) struct New {
    /// Title of the role: "Data Analyst"
    title: String,
    /// Department, which becomes the folder of the page
    #[arg(long, value_name = "NAME")]
    department: Option<String>,
    /// Levels besides the base level, separated by commas: associate,senior
    #[arg(long, value_name = "LEVELS", value_delimiter = ',', value_parser = seniority())]
    levels: Vec<Seniority>,
    #[command(flatten)]
    roles: Roles,
}

fn seniority() -> impl TypedValueParser<Value = Seniority> {
    let names = Seniority::ALL.map(Seniority::name);
    PossibleValuesParser::new(names).try_map(|name| Seniority::from_name(&name).ok_or("unknown level"))
}

impl New {
    pub(super) fn run(self) -> anyhow::Result<()> {
        let title: String = self.title.chars().filter(|character| !character.is_control()).collect();
        let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
        if !title.contains(char::is_alphanumeric) {
            bail!("a title needs letters, as in \"Data Analyst\"");
        }
        let department = self.department.as_deref().map(slug).unwrap_or_default();
        let file = Path::new(&department).join(slug(&title)).with_extension("md");
        let text = passing(&title, self.levels)?;
        let place = self.roles.place();
        let failed = |path: &Path, refusal| failed(&place.join(path), &refusal);
        let opened = fs::create_dir_all(&place).and_then(|()| Folder::open(&place));
        let roles = opened.map_err(|error| failed(Path::new(""), error.into()))?;
        roles.create(&file, text.as_bytes()).map_err(|refusal| failed(&file, refusal))?;
        let message =
            format!("wrote {0}: edit it, then run `rolebook check {0}`", place.join(file).display());
        writeln!(io::stdout(), "{message}")?;
        Ok(())
    }
}

fn failed(path: &Path, refusal: &Refusal) -> anyhow::Error {
    let path = path.display();
    match refusal {
        Refusal::System(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            anyhow!("{path}: exists already, choose another title or edit it")
        }
        Refusal::Outside => {
            anyhow!(
                "{path}: in a link out of the folder of roles, choose another department or delete the link"
            )
        }
        _ => anyhow!("{path}: cannot be written ({refusal})"),
    }
}

/// A page that passes the check, with its levels in the order of the rungs as read: if the title itself contains a rung, as
/// "Engineering Manager" does, a level's name may be read as another rung. The error gives the first finding.
fn passing(title: &str, mut levels: Vec<Seniority>) -> anyhow::Result<String> {
    levels.sort();
    levels.dedup();
    let (ladder, _) = read(page(title, &levels));
    let as_read = |level: &Seniority| {
        let name = name(*level, title);
        ladder.iter().find(|read| read.name == name).map(|read| read.seniority)
    };
    levels.sort_by_key(as_read);
    let text = page(title, &levels);
    match read(text.clone()).1.into_iter().next() {
        None => Ok(text),
        Some(Finding { message, .. }) => {
            Err(anyhow!("no page with this title and these levels would pass, try others: {message}"))
        }
    }
}

/// The levels of a new page as they are read, and the findings for which it would not pass.
fn read(text: String) -> (Vec<Level>, Vec<Finding>) {
    let page = PageSource { file: "new.md".to_owned(), text };
    let source = Source { site: Site::default(), pages: vec![page] };
    let (catalog, parsed) = rolebook_reader::catalog_and_pages(&source);
    let findings =
        rolebook_lint::findings(&source, &catalog, &parsed, BTreeMap::new()).into_values().flatten();
    let fails = |finding: &Finding| source.site.severity(finding.rule) >= Some(Severity::Warning);
    let ladder = catalog.roles.iter().flat_map(|role| role.levels.clone()).collect();
    (ladder, findings.filter(fails).collect())
}

/// A page of questions; the answers make it a good one.
fn page(title: &str, levels: &[Seniority]) -> String {
    // In double quotes only these two are special to YAML.
    let quoted = title.replace('\\', r"\\").replace('"', "\\\"");
    let mut page = format!(
        "---\n\
         title: \"{quoted}\"\n\
         summary: What would be missing without this role, in one sentence?\n\
         ---\n\
         \n\
         Who works with this role, and for whom is the work done?\n\
         \n\
         ## Responsibilities\n\
         \n\
         - What is done every week?\n\
         - What is decided without asking anybody?\n\
         \n\
         ## You are not responsible for\n\
         \n\
         - What do people expect of the role that somebody else does?\n\
         \n\
         ## Requirements\n\
         \n\
         - What must one be able to do on the first day?\n\
         - Nice to have: what helps, and can be learned here?\n"
    );
    for level in levels.iter().filter(|level| **level != Seniority::Intermediate) {
        // Writing to a text cannot fail.
        let _ = write!(
            page,
            "\n## {}\n\n- What does this level do that the one below it does not?\n",
            name(*level, title)
        );
    }
    page
}

/// The name of a level of a role.
fn name(level: Seniority, title: &str) -> String {
    match level {
        Seniority::Intern => format!("{title} Intern"),
        _ if level >= Seniority::Manager => format!("{}, {title}", level.title()),
        _ => format!("{} {title}", level.title()),
    }
}
