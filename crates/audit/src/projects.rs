//! What files of C# say of other files: usings that count for a whole project, interfaces whose methods are calls, which files
//! of Visual Basic have, too, and constants that name methods, which files of Java have, too.
//!
//! All of them are read after the walk, when all that others say of them is known.

mod constants;
mod declared;
mod proxies;
mod services;
mod usings;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::audit::Audit;
use crate::constants::Constants;
use crate::dialect::Rulebook;
use crate::hit::{Hit, Language};
use crate::source::{Around, decoded};
use constants::Constant;
use proxies::Proxy;

/// What was seen while folders were walked through.
#[derive(Debug, Default)]
pub(crate) struct Projects {
    /// The folders that have a project's file.
    folders: BTreeSet<PathBuf>,
    usings: Vec<Using>,
    /// Interfaces with the names of the libraries' services that programs declare themselves, with the folders of their files.
    own: Vec<(PathBuf, String)>,
    proxies: Vec<Proxy>,
    constants: Vec<Constant>,
}

/// What of it a file is read with.
#[derive(Debug, Default)]
pub(crate) struct Known {
    /// The dialects with the interfaces, where there are some.
    rules: Option<Arc<Rulebook>>,
    constants: Arc<Constants>,
}

/// Namespaces of libraries that are used without a word in the files themselves.
#[derive(Debug)]
struct Using {
    folder: PathBuf,
    /// Whether it counts for all projects below the folder, and not for the one of the folder alone.
    is_for_all: bool,
    dialects: Vec<usize>,
}

/// Whether a file is read after the walk: it is written in C#, Visual Basic or Java, or may be.
pub(crate) fn waits(path: &Path) -> bool {
    has_ending(
        path,
        &[
            "cs", "vb", "aspx", "ascx", "asmx", "ashx", "master", "java", "jsp",
        ],
    )
}

impl Projects {
    /// Notes what a file says of others.
    pub(crate) fn note(&mut self, audit: &Audit, root: &Path, path: &Path, bytes: &[u8]) {
        let Some(folder) = path.parent() else { return };
        let is_project = has_ending(path, &["csproj"]);
        if is_project {
            self.folders.insert(folder.to_owned());
        }
        let name = path.file_name().unwrap_or_default();
        let is_for_all = name.eq_ignore_ascii_case("Directory.Build.props")
            || name.eq_ignore_ascii_case("Directory.Build.targets");
        if has_ending(path, &["vb"]) {
            let name = Audit::name_of(root, path);
            self.proxies
                .extend(proxies::of_visual_basic(&name, &decoded(bytes)));
            return;
        }
        if has_ending(path, &["java"]) {
            let found = constants::of(Language::Java, &decoded(bytes));
            self.constants.extend(found);
            return;
        }
        let is_program = has_ending(path, &["cs"]);
        if !is_project && !is_for_all && !is_program {
            return;
        }
        let text = decoded(bytes);
        let dialects = match is_program {
            true => usings::of_program(&audit.rules, &text),
            false => usings::of_project(&audit.rules, &text),
        };
        if !dialects.is_empty() {
            self.usings.push(Using {
                folder: folder.to_owned(),
                is_for_all,
                dialects,
            });
        }
        if is_program {
            let name = Audit::name_of(root, path);
            self.proxies.extend(proxies::of(&name, &text));
            self.constants
                .extend(constants::of(Language::CSharp, &text));
            let own = services::of(&audit.rules, &text).into_iter();
            self.own.extend(own.map(|name| (folder.to_owned(), name)));
        }
    }

    pub(crate) fn merge(&mut self, other: Self) {
        self.folders.extend(other.folders);
        self.usings.extend(other.usings);
        self.own.extend(other.own);
        self.proxies.extend(other.proxies);
        self.constants.extend(other.constants);
    }

    /// What all of it comes to.
    pub(crate) fn known(&mut self, audit: &Audit) -> Known {
        let constants = constants::known(&self.constants);
        proxies::resolve(&mut self.proxies, &constants);
        let own = proxies::dialects(&self.proxies);
        let rules = (!own.is_empty()).then(|| {
            let known = audit.rules.dialects().iter().cloned();
            Arc::new(Rulebook::new(known.chain(own).collect()))
        });
        Known {
            rules,
            constants: constants.into(),
        }
    }

    /// Whether a file that has no word of a dialect has the name of an interface, or of a class with constants.
    pub(crate) fn are_named_in(&self, known: &Known, bytes: &[u8]) -> bool {
        let mut proxies = self.proxies.iter();
        proxies.any(|one| memchr::memmem::find(bytes, one.class.as_bytes()).is_some())
            || known.constants.are_named_in(bytes)
    }

    /// What is known of a file. One that declares an interface itself is read by its own declarations.
    pub(crate) fn around(&self, root: &Path, path: &Path, known: &Known) -> Around {
        let project = self.project(root, path);
        // The project of a folder is the one that a file in it is of.
        let is_here = |folder: &PathBuf| self.project(root, &folder.join("it")) == project;
        let is_meant = |one: &&Using| match one.is_for_all {
            true => path.starts_with(&one.folder),
            false => is_here(&one.folder),
        };
        let usings = self.usings.iter().filter(is_meant);
        let own = self.own.iter().filter(|(folder, _)| is_here(folder));
        let name = Audit::name_of(root, path);
        let declares = self.proxies.iter().any(|one| one.file == name);
        Around {
            rules: known.rules.clone().filter(|_| !declares),
            constants: Arc::clone(&known.constants),
            imported: usings.flat_map(|one| one.dialects.clone()).collect(),
            own: own.map(|(_, name)| name.clone()).collect(),
        }
    }

    /// The folder of the project that a file is of: the nearest one with a project's file, or all that is audited.
    fn project<'p>(&self, root: &'p Path, path: &'p Path) -> &'p Path {
        let mut folders = path.ancestors().skip(1);
        let mut folders = folders
            .by_ref()
            .take_while(|folder| folder.starts_with(root));
        folders
            .find(|folder| self.folders.contains(*folder))
            .unwrap_or(root)
    }

    /// Takes what an interface declares out of the calls where another file calls it, as where its own file does.
    pub(crate) fn settle(&self, hits: &mut Vec<Hit>) {
        proxies::settle(&self.proxies, hits);
    }
}

impl Known {
    /// Whether files say nothing of each other that makes one worth reading which has no word itself.
    pub(crate) fn is_empty(&self) -> bool {
        self.rules.is_none() && self.constants.is_empty()
    }
}

fn has_ending(path: &Path, known: &[&str]) -> bool {
    let ending = path.extension().unwrap_or_default();
    known.iter().any(|one| ending.eq_ignore_ascii_case(one))
}
