//! A repository that lies in a folder: where its parts are, its objects and its references.
//!
//! Nothing of its configuration is followed; of it only the kind of hashes is taken.

use std::collections::HashSet;
use std::fs::File;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use gix_hash::{Kind, ObjectId};
use gix_object::bstr::ByteSlice as _;
use gix_ref::file::Store as References;
use keap_http::Shown;

use super::config;

/// The largest object that is unpacked, in bytes: those of trees and commits are small, and a header may promise anything.
const LARGEST_OBJECT: usize = 64 << 20;

/// The largest file of settings that is read, in bytes.
const LARGEST_FILE: u64 = 4 << 20;

/// A repository.
pub(super) struct Repository {
    pub(super) hash: Kind,
    pub(super) objects: Arc<gix_odb::Store>,
    pub(super) references: References,
    /// The commits whose parents a shallow clone does not have.
    pub(super) shallow: HashSet<ObjectId>,
}

impl Repository {
    /// The repository that the `.git` of a folder is, or names.
    pub(super) fn open(top: &Path) -> Result<Self, String> {
        let Places { own, common } = Places::below(top)?;
        let config = contents(&common.join("config"))?.unwrap_or_default();
        let hash = config::object_hash(&config)?;
        let options = gix_ref::store::init::Options {
            prohibit_windows_device_names: cfg!(windows),
            ..Default::default()
        };
        let references = References::for_linked_worktree_opts(own, common.clone(), hash, options);
        let objects = gix_odb::Store::at_opts(
            common.join("objects"),
            hash,
            &mut replaced(&references).into_iter(),
            gix_odb::store::init::Options {
                alloc_limit_bytes: Some(LARGEST_OBJECT),
                ..Default::default()
            },
        );
        let shallow = contents(&common.join("shallow"))?.unwrap_or_default();
        let shallow = shallow.lines();
        Ok(Self {
            hash,
            objects: Arc::new(objects.map_err(|reason| reason.to_string())?),
            references,
            shallow: shallow
                .filter_map(|id| ObjectId::from_hex(id).ok())
                .collect(),
        })
    }
}

/// Where the parts of a repository lie.
struct Places {
    /// The folder of this work tree, with its `HEAD`.
    own: PathBuf,
    /// The folder that all work trees have in common, which is the same one but for linked work trees.
    common: PathBuf,
}

impl Places {
    fn below(top: &Path) -> Result<Self, String> {
        let git = top.join(".git");
        let own = if git.is_dir() {
            git
        } else {
            // Linked work trees and submodules have a file that names the folder.
            let link = contents(&git)?.unwrap_or_default();
            let link = link.strip_prefix(b"gitdir: ").and_then(path);
            top.join(link.ok_or("its .git is no folder, and names none")?)
        };
        let common = match contents(&own.join("commondir"))? {
            Some(link) => own.join(path(&link).ok_or("its commondir names no folder")?),
            None => own.clone(),
        };
        for part in [
            own.join("HEAD"),
            common.join("objects"),
            common.join("refs"),
        ] {
            if !part.exists() {
                return Err(format!("{} is missing", Shown::path(&part)));
            }
        }
        Ok(Self { own, common })
    }
}

/// The path that a file has, with no end of line behind it.
fn path(contents: &[u8]) -> Option<PathBuf> {
    let path = contents.trim_end();
    (!path.is_empty()).then(|| path.to_path().ok().map(Path::to_owned))?
}

/// What a file has, if it is there.
fn contents(path: &Path) -> Result<Option<Vec<u8>>, String> {
    let told =
        |reason: &dyn std::fmt::Display| format!("{} cannot be read: {reason}", Shown::path(path));
    match path.metadata() {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(told(&error)),
        // A pipe would keep the audit waiting.
        Ok(found) if !found.is_file() => return Err(told(&"it is no file")),
        Ok(_) => {}
    }
    let file = File::open(path).map_err(|error| told(&error))?;
    let mut contents = Vec::new();
    let read = file.take(LARGEST_FILE + 1).read_to_end(&mut contents);
    read.map_err(|error| told(&error))?;
    if contents.len() as u64 > LARGEST_FILE {
        return Err(told(&"it is too large"));
    }
    Ok(Some(contents))
}

/// The objects that stand for others, by what they replace. References that cannot be read replace nothing.
fn replaced(references: &References) -> Vec<(ObjectId, ObjectId)> {
    const PREFIX: &str = "refs/replace/";
    let Ok(all) = references.iter() else {
        return Vec::new();
    };
    let Some(found) = PREFIX
        .try_into()
        .ok()
        .and_then(|prefix| all.prefixed(prefix).ok())
    else {
        return Vec::new();
    };
    let pairs = found.flatten().filter_map(|reference| {
        let old = reference.name.as_bstr().strip_prefix(PREFIX.as_bytes())?;
        let old = ObjectId::from_hex(old).ok()?;
        Some((old, reference.target.try_id()?.to_owned()))
    });
    pairs.collect()
}
