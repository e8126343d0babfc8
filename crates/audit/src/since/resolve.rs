//! From a revision to its tree, in the objects of a repository.

use std::collections::HashSet;

use gix_hash::{ObjectId, Prefix};
use gix_object::{CommitRefIter, FindExt as _, Kind, TagRefIter};
use gix_odb::HandleArc;
use gix_ref::file::ReferenceExt as _;

use super::repository::Repository;
use super::revision::{Revision, Step};

/// How many tags may stand before one another. Objects that replace each other could lead in a circle.
const LONGEST_CHAIN: usize = 32;

/// The tree that a revision leads to, as its repository has it.
pub(super) fn tree(repository: &Repository, revision: &Revision) -> Result<Vec<u8>, String> {
    let lookup = Lookup {
        repository,
        objects: repository.objects.to_cache_arc(),
    };
    let is_tree_wanted = revision.steps.first() == Some(&Step::Tree);
    let wanted = if is_tree_wanted {
        Kind::Tree
    } else {
        Kind::Commit
    };
    let mut id = lookup.named(revision.name, wanted)?;
    for step in &revision.steps {
        id = lookup.step(id, *step)?;
    }
    let (_, tree) = lookup.peeled(id, Kind::Tree)?;
    Ok(tree)
}

struct Lookup<'a> {
    repository: &'a Repository,
    objects: HandleArc,
}

impl Lookup<'_> {
    /// What a name stands for. Git looks in this order, too.
    fn named(&self, name: &str, wanted: Kind) -> Result<ObjectId, String> {
        if name.len() == self.repository.hash.len_in_hex()
            && let Ok(id) = ObjectId::from_hex(name.as_bytes())
        {
            return Ok(id);
        }
        if let Some(id) = self.referred(name)? {
            return Ok(id);
        }
        // What `git describe` writes: a tag, how many commits lie behind it, and a hash.
        let described = name.rsplit_once("-g").map(|(_, hash)| hash);
        for hash in described.into_iter().chain([name]) {
            if let Some(id) = self.shortened(hash, wanted)? {
                return Ok(id);
            }
        }
        Err("no branch, tag or commit of this repository is called so".to_owned())
    }

    /// What a reference leads to.
    fn referred(&self, name: &str) -> Result<Option<ObjectId>, String> {
        let references = &self.repository.references;
        let Ok(Some(mut found)) = references.try_find(name) else {
            return Ok(None);
        };
        let packed = references.cached_packed_buffer();
        let packed = packed.map_err(|reason| reason.to_string())?;
        let id =
            found.follow_to_object_packed(references, packed.as_ref().map(|packed| &***packed));
        let id = id.map_err(|_| format!("{} leads to no commit", found.name.as_bstr()))?;
        Ok(Some(id))
    }

    /// What a part of a hash stands for, if it is one: of several objects the only one that can be what is wanted.
    fn shortened(&self, hash: &str, wanted: Kind) -> Result<Option<ObjectId>, String> {
        let Ok(prefix) = Prefix::from_hex(hash) else {
            return Ok(None);
        };
        if prefix.hex_len() > self.repository.hash.len_in_hex() {
            return Ok(None);
        }
        let mut found = HashSet::new();
        let looked_up = self.objects.lookup_prefix(prefix, Some(&mut found));
        looked_up.map_err(|reason| reason.to_string())?;
        if found.len() > 1 {
            found.retain(|id| self.peeled(*id, wanted).is_ok());
            if found.len() != 1 {
                return Err(
                    "several objects have a hash that begins so; give more of it".to_owned(),
                );
            }
        }
        Ok(found.into_iter().next())
    }

    fn step(&self, from: ObjectId, step: Step) -> Result<ObjectId, String> {
        match step {
            Step::Tree => Ok(self.peeled(from, Kind::Tree)?.0),
            Step::Parent(number) => self.parent(from, number),
            Step::Ancestor(generations) => {
                let (commit, _) = self.peeled(from, Kind::Commit)?;
                (0..generations).try_fold(commit, |commit, _| self.parent(commit, 1))
            }
        }
    }

    fn parent(&self, of: ObjectId, number: u32) -> Result<ObjectId, String> {
        let (commit, data) = self.peeled(of, Kind::Commit)?;
        if self.repository.shallow.contains(&commit) {
            return Err(format!(
                "this clone is shallow and ends at {commit}; fetch more of the history"
            ));
        }
        let mut parents = CommitRefIter::from_bytes(&data, self.repository.hash).parent_ids();
        let index = (number - 1) as usize;
        parents
            .nth(index)
            .ok_or_else(|| format!("commit {commit} has no parent {number}"))
    }

    /// The commit or tree that an object is or leads to, over tags and commits.
    fn peeled(&self, from: ObjectId, wanted: Kind) -> Result<(ObjectId, Vec<u8>), String> {
        let hash = self.repository.hash;
        let mut id = from;
        for _ in 0..LONGEST_CHAIN {
            // Git knows this one, and may not have written it.
            if id.is_empty_tree() && wanted == Kind::Tree {
                return Ok((id, Vec::new()));
            }
            let mut data = Vec::new();
            let kind = match self.objects.find(&id, &mut data) {
                Ok(object) => object.kind,
                Err(_) => return Err(format!("object {id} is not here, or cannot be read")),
            };
            let next = match kind {
                _ if kind == wanted => return Ok((id, data)),
                Kind::Tag => TagRefIter::from_bytes(&data, hash).target_id(),
                Kind::Commit => CommitRefIter::from_bytes(&data, hash).tree_id(),
                _ => return Err(format!("object {id} is a {kind}, and no {wanted}")),
            };
            id = next.map_err(|_| format!("object {id} is a broken {kind}"))?;
        }
        Err(format!("object {from} is a tag of a tag, and so on"))
    }
}
