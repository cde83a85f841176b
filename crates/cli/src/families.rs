//! The families among pages → text for authors or JSON for tools.
//!
//! [`outlines`] finds them; [`write_text`] and [`write_json`] print them.

use crate::report::printable;
use rolebook_model::{Seniority, Source, truncated};
use serde::Serialize;
use std::io::{self, Write};

/// The families of a folder of roles, and what is nearly of one.
pub struct Families {
    /// In the order of their first files.
    pub families: Vec<Family>,
    /// Files that are not of the role of the file beside which they stand, and why.
    pub near: Vec<(String, String, &'static str)>,
}

/// Files that are the levels of one role.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Family {
    /// The role's title.
    pub title: String,
    /// The file that introduces it.
    pub introduction: Option<String>,
    /// Why they are one role.
    pub reason: String,
    /// The levels in their order.
    pub files: Vec<Member>,
}

/// A file that is a level.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The file, below the folder of roles.
    pub file: String,
    /// The name of the level.
    pub level: String,
    /// Its seniority.
    pub seniority: Seniority,
    /// Its place among the levels, from 1.
    pub rank: usize,
    /// Its track.
    pub track: &'static str,
}

/// The families among the pages of `source`.
pub fn outlines(source: &Source) -> Families {
    let (families, near) = rolebook_reader::families(source);
    let file = |place: usize| source.pages.get(place).map(|page| page.file.clone()).unwrap_or_default();
    let family = |family: rolebook_reader::families::Family| Family {
        title: family.title,
        introduction: family.introduction.map(file),
        reason: family.reason,
        files: family
            .members
            .into_iter()
            .zip(1..)
            .map(|(member, rank)| Member {
                file: file(member.page),
                level: member.level,
                seniority: member.seniority,
                rank,
                track: member.track.name(),
            })
            .collect(),
    };
    Families {
        families: families.into_iter().map(family).collect(),
        near: near.into_iter().map(|miss| (file(miss.page), file(miss.beside), miss.reason)).collect(),
    }
}

/// Prints one JSON object per family, each on its own line.
pub fn write_json(found: &Families, out: &mut impl Write) -> io::Result<()> {
    for family in &found.families {
        serde_json::to_writer(&mut *out, family)?;
        writeln!(out)?;
    }
    Ok(())
}

/// Prints a table of levels for each family, and below all of them the files that are nearly of one.
pub fn write_text(found: &Families, out: &mut impl Write) -> io::Result<()> {
    for family in &found.families {
        writeln!(out, "{}", printable(&family.title))?;
        writeln!(out, "  one role, since {}", family.reason)?;
        if let Some(file) = &family.introduction {
            writeln!(out, "  introduced by {}", printable(file))?;
        }
        for Member { file, level, seniority, rank, track } in &family.files {
            let level = truncated(&printable(level), 43);
            writeln!(
                out,
                "  {rank:>4}  {level:<44}  {:<16}  {track:<10}  {}",
                seniority.name(),
                printable(file)
            )?;
        }
        writeln!(out)?;
    }
    for (file, beside, reason) in &found.near {
        writeln!(out, "{}: no level beside {}, since {reason}", printable(file), printable(beside))?;
    }
    Ok(())
}
