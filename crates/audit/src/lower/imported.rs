//! What an import gives another name: `use Infusionsoft\Infusionsoft as Keap`.

use tree_sitter::Node as Part;

use super::{Lowering, last_name};

/// How deep in an import its names stand.
const DEEPEST: usize = 4;

impl Lowering<'_> {
    /// Notes the names that an import gives.
    pub(super) fn import(&mut self, part: Part<'_>) {
        self.import_in(part, DEEPEST);
    }

    fn import_in(&mut self, part: Part<'_>, depth: usize) {
        if let Some((name, of)) = renamed(part) {
            let name = self.source_of(name).to_owned();
            let of = last_name(self.source_of(of)).to_owned();
            if name != of && is_class_or_library(&of) {
                self.aliases.insert(name, of);
            }
            return;
        }
        if depth > 0 {
            let mut cursor = part.walk();
            let inside: Vec<_> = part.named_children(&mut cursor).collect();
            for one in inside {
                self.import_in(one, depth.saturating_sub(1));
            }
        }
    }

    /// A name as the library has it.
    pub(super) fn unaliased<'n>(&'n self, name: &'n str) -> &'n str {
        self.aliases.get(name).map_or(name, String::as_str)
    }
}

/// Whether a name is that of a class, or of a module that points to Keap: other names may be names of the file, too.
fn is_class_or_library(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    let mut words = ["infusion", "keap", "isdk"].iter();
    name.starts_with(char::is_uppercase) || words.any(|word| lower.contains(word))
}

/// The name that a part of an import gives, and what to.
fn renamed(part: Part<'_>) -> Option<(Part<'_>, Part<'_>)> {
    let named = part.child_by_field_name("name");
    if part.kind() == "using_directive" {
        let last = u32::try_from(part.named_child_count())
            .ok()?
            .checked_sub(1)?;
        return Some((named?, part.named_child(last)?));
    }
    let alias = part.child_by_field_name("alias")?;
    Some((alias, named.or_else(|| part.named_child(0))?))
}
