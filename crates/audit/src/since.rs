//! What has changed since a revision: the files that its tree does not have as they lie in the folder.
//!
//! Names are looked up among the objects of the repository, and contents are held against their hashes. No index is read and
//! nothing is checked out, so there is no filter, hook or monitor that a configuration could name; of the configuration
//! itself nothing is trusted.

mod config;
mod repository;
mod resolve;
mod revision;

use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use gix_hash::ObjectId;
use gix_object::bstr::ByteSlice as _;
use gix_object::{Kind, TreeRefIter};

use crate::audit::AuditError;
use repository::Repository;
use revision::Revision;

/// The tree of a revision, and where in it the path that was asked for lies.
pub(crate) struct Since {
    objects: Arc<gix_odb::Store>,
    hash: gix_hash::Kind,
    /// The tree as it is written.
    tree: Vec<u8>,
    /// The path that was asked for, and what it is from the top of the work tree.
    root: PathBuf,
    below: PathBuf,
}

impl Since {
    /// The tree that a revision has, in the repository that a path lies in.
    pub(crate) fn open(root: &Path, revision: &str) -> Result<Self, AuditError> {
        let none = || AuditError::NoRepository {
            path: root.to_string_lossy().into_owned(),
        };
        let absolute = resolved(root).map_err(|_| none())?;
        // The nearest folder with `.git`, whatever the configuration says of the place of its work tree.
        let mut above = absolute.ancestors();
        let top = above.find(|folder| folder.join(".git").symlink_metadata().is_ok());
        let top = top.ok_or_else(none)?;
        let below = absolute.strip_prefix(top).map_err(|_| none())?;
        let repository = Repository::open(top).map_err(|reason| AuditError::BrokenRepository {
            path: top.to_string_lossy().into_owned(),
            reason,
        })?;
        let tree = Revision::parse(revision)
            .and_then(|revision| resolve::tree(&repository, &revision))
            .map_err(|reason| AuditError::Revision {
                revision: revision.to_owned(),
                reason,
            })?;
        Ok(Self {
            objects: repository.objects,
            hash: repository.hash,
            tree,
            root: root.to_owned(),
            below: below.to_owned(),
        })
    }

    /// A view for one thread.
    pub(crate) fn view(&self) -> View<'_> {
        View {
            since: self,
            objects: self.objects.to_cache_arc(),
        }
    }
}

/// The path without links. Windows writes such a one in a form in which `/` parts no names, and that not every program
/// takes; a drive needs none of it.
fn resolved(path: &Path) -> std::io::Result<PathBuf> {
    let resolved = path.canonicalize()?;
    let plain = resolved
        .to_str()
        .and_then(|text| text.strip_prefix(r"\\?\"))
        .filter(|rest| rest.as_bytes().get(1) == Some(&b':'));
    Ok(plain.map_or_else(|| resolved.clone(), PathBuf::from))
}

/// What one thread looks names up in.
pub(crate) struct View<'a> {
    since: &'a Since,
    objects: gix_odb::HandleArc,
}

impl View<'_> {
    /// Whether a file is another one than in the tree. What cannot be looked up counts as changed, so that it is read.
    pub(crate) fn has_changed(&self, path: &Path, bytes: &[u8]) -> bool {
        let Some(then) = self.then(path) else {
            return true;
        };
        let is = |bytes: &[u8]| {
            gix_object::compute_hash(then.kind(), Kind::Blob, bytes).is_ok_and(|now| now == then)
        };
        // A work tree may have ends of lines that its repository has not.
        let is_the_same =
            is(bytes) || (bytes.contains_str("\r\n") && is(&bytes.replace("\r\n", "\n")));
        !is_the_same
    }

    /// What the file was.
    fn then(&self, path: &Path) -> Option<ObjectId> {
        let within = path.strip_prefix(&self.since.root).ok()?;
        let named = self.since.below.join(within);
        let names = named.components().filter_map(|part| match part {
            Component::Normal(name) => Some(name.as_encoded_bytes()),
            _ => None,
        });
        let tree = TreeRefIter::from_bytes(&self.since.tree, self.since.hash);
        let mut buffer = Vec::new();
        let entry = tree
            .lookup_entry(&self.objects, &mut buffer, names)
            .ok()??;
        entry.mode.is_blob().then_some(entry.oid)
    }
}
