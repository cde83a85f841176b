//! A folder → the files below it, and what was left out.

use crate::folder::{Folder, kind};
use crate::refusal::{Kind, Refusal};
use cap_std::fs::{DirEntry, FileType};
use std::collections::HashMap;
use std::path::{Path, PathBuf};

/// The files below a folder.
#[derive(Debug, Default)]
pub struct Walk {
    /// The regular files, and links to such files, in order of their names.
    pub files: Vec<Entry>,
    /// The folders that were walked, likewise.
    pub folders: Vec<Entry>,
    /// What is neither, or could not be walked.
    pub left_out: Vec<LeftOut>,
}

/// A file or a folder that was found.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// The name relative to the folder, with `/` on every machine.
    pub name: String,
    /// The path relative to the folder, without links.
    pub path: PathBuf,
}

/// A file that is not read, or a folder that is not walked to its end.
#[derive(Debug)]
pub struct LeftOut {
    /// The name relative to the folder, with `/` on every machine. The folder itself has an empty one.
    pub name: String,
    /// Why it was left out.
    pub refusal: Refusal,
    /// Whether it may be a folder. What a link leads to is not looked at unless it is read.
    pub may_be_folder: bool,
}

/// How many folders may lie in one another.
const DEEPEST: usize = 100;

/// How often links may lead to one folder. A graph of links that fan out would otherwise be walked on every path.
const MOST_VISITS: usize = 100;

impl Folder {
    /// Lists everything below, up to `most` entries, without those whose own name `is_hidden`.
    ///
    /// A folder's files come before the folders in it, so that the limit is reached as late as possible for them.
    pub fn walk(&self, most: usize, is_hidden: impl Fn(&str) -> bool) -> Walk {
        let (walk, visits) = (Walk::default(), HashMap::new());
        let mut walker = Walker { folder: self, is_hidden, most, seen: 0, visits, around: Vec::new(), walk };
        walker.visit(Entry { name: String::new(), path: PathBuf::new() });
        let mut walk = walker.walk;
        walk.files.sort_unstable();
        walk.folders.sort_unstable();
        walk.left_out.sort_by(|one, other| one.name.cmp(&other.name));
        walk
    }
}

struct Walker<'a, IsHidden> {
    folder: &'a Folder,
    is_hidden: IsHidden,
    most: usize,
    seen: usize,
    visits: HashMap<PathBuf, usize>,
    /// The folders that the walk is in, without links.
    around: Vec<PathBuf>,
    walk: Walk,
}

impl<IsHidden: Fn(&str) -> bool> Walker<'_, IsHidden> {
    fn visit(&mut self, folder: Entry) {
        if self.seen > self.most {
            return;
        }
        let visits = self.visits.entry(folder.path.clone()).or_default();
        *visits += 1;
        let refusal = match () {
            () if self.around.contains(&folder.path) => Some(Refusal::Loop),
            () if *visits > MOST_VISITS => Some(Refusal::TooOften { limit: MOST_VISITS }),
            () if self.around.len() > DEEPEST => Some(Refusal::TooDeep),
            () => None,
        };
        if let Some(refusal) = refusal {
            return self.leave_out(folder.name, refusal, true);
        }
        match self.entries(&folder) {
            Err(refusal) => self.leave_out(folder.name, refusal, true),
            Ok(entries) => {
                self.around.push(folder.path.clone());
                let folders: Vec<_> =
                    entries.into_iter().filter_map(|(entry, found)| self.sort(entry, found)).collect();
                folders.into_iter().for_each(|folder| self.visit(folder));
                self.around.pop();
                if !folder.name.is_empty() {
                    self.walk.folders.push(folder);
                }
            }
        }
    }

    /// The entries of a folder in order, as far as the limit allows.
    fn entries(&mut self, folder: &Entry) -> Result<Vec<(Entry, FileType)>, Refusal> {
        let path = if folder.path.as_os_str().is_empty() { Path::new(".") } else { &folder.path };
        let mut entries = Vec::new();
        for entry in self.folder.inside(path, |path| self.folder.dir.read_dir(path))? {
            let entry = entry?;
            let own = entry.file_name();
            let own_name = own.to_string_lossy();
            self.seen += 1;
            if self.seen > self.most {
                self.leave_out(folder.name.clone(), Refusal::TooMany { limit: self.most }, true);
                break;
            }
            if (self.is_hidden)(&own_name) {
                continue;
            }
            let file_type = file_type(&entry)?;
            entries
                .push((Entry { name: joined(folder, &own_name), path: folder.path.join(&own) }, file_type));
        }
        entries.sort_unstable_by(|(one, _), (other, _)| one.cmp(other));
        Ok(entries)
    }

    /// Takes down a file, and gives a folder back.
    fn sort(&mut self, mut entry: Entry, mut file_type: FileType) -> Option<Entry> {
        if file_type.is_symlink() {
            match self.target(&entry) {
                Ok((path, found)) => (entry.path, file_type) = (path, found),
                Err(refusal) => {
                    self.leave_out(entry.name, refusal, true);
                    return None;
                }
            }
        }
        match kind(file_type) {
            None => self.walk.files.push(entry),
            Some(Kind::Folder) => return Some(entry),
            Some(kind) => self.leave_out(entry.name, Refusal::NotRegular(kind), false),
        }
        None
    }

    /// Where a link leads to, and what is there.
    fn target(&self, link: &Entry) -> Result<(PathBuf, FileType), Refusal> {
        let metadata = self.folder.inside(&link.path, |path| self.folder.dir.metadata(path))?;
        Ok((self.folder.resolve(&link.path)?, metadata.file_type()))
    }

    fn leave_out(&mut self, name: String, refusal: Refusal, may_be_folder: bool) {
        self.walk.left_out.push(LeftOut { name, refusal, may_be_folder });
    }
}

fn joined(folder: &Entry, name: &str) -> String {
    if folder.name.is_empty() { name.to_owned() } else { format!("{}/{name}", folder.name) }
}

/// The type that the folder lists, or, where its file system lists none, the file's own.
fn file_type(entry: &DirEntry) -> Result<FileType, Refusal> {
    let listed = entry.file_type()?;
    if listed == FileType::unknown() { Ok(entry.metadata()?.file_type()) } else { Ok(listed) }
}
