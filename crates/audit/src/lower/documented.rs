//! What comments of PHP say of classes: `@var`, `@param`, `@property`, `@return`.

use tree_sitter::Node as Part;

use super::class::class_of;
use super::{Lowering, at, typed};
use crate::hit::Language;
use crate::syntax::{Kind, Node};

/// How far above a declaration its comment may stand: in front of the statement that it is a part of.
const ABOVE: usize = 3;

impl Lowering<'_> {
    /// `/** @var Client $client */` by itself: from there on the variable is that.
    pub(super) fn remark(&mut self, part: Part<'_>) -> Option<Kind> {
        let (class, name) = documented(self.source_of(part), "@var")?;
        let name = Node::new(at(part), Kind::Name(name?.to_owned()));
        let class = self.class_as_known(class);
        let value = typed::typed(name.clone(), Some(class));
        Some(Kind::Assign(Box::new(name), Box::new(value)))
    }

    /// The class that the comment in front of a property or an assignment gives it.
    pub(super) fn documented_class(&self, part: Part<'_>) -> Option<String> {
        let (class, _) = documented(self.comment_of(part)?, "@var")?;
        Some(self.class_as_known(class))
    }

    /// The class that the comment in front of a function gives a parameter, or what it gives back.
    pub(super) fn documented_of_function(
        &self,
        function: Part<'_>,
        parameter: Option<&str>,
    ) -> Option<String> {
        let comment = self.comment_of(function)?;
        let word = match parameter {
            Some(_) => "@param",
            None => "@return",
        };
        let mut rest = comment;
        while let Some((_, behind)) = rest.split_once(word) {
            rest = behind;
            let line = behind.lines().next().unwrap_or_default();
            let (class, name) = said(line)?;
            if parameter.is_none() || name == parameter {
                return Some(self.class_as_known(class));
            }
        }
        None
    }

    /// The properties that the comment in front of a class says it has.
    pub(super) fn documented_properties(&self, class: Part<'_>) -> Vec<Node> {
        let mut found = Vec::new();
        let mut rest = self.comment_of(class).unwrap_or_default();
        while let Some((_, behind)) = rest.split_once("@property") {
            rest = behind;
            let line = behind.lines().next().unwrap_or_default();
            let line = line.trim_start_matches("-read");
            if let Some((class_name, Some(name))) = said(line) {
                let target = Node::new(at(class), Kind::Name(name.to_owned()));
                let class_name = self.class_as_known(class_name);
                let assigned = typed::declared(class, target, Some(class_name));
                found.push(Node::new(at(class), assigned));
            }
        }
        found
    }

    /// The comment in front of a part, or of the statement that it is a part of.
    fn comment_of(&self, part: Part<'_>) -> Option<&str> {
        if self.rules.language != Language::Php {
            return None;
        }
        let mut statement = part;
        for _ in 0..ABOVE {
            let mut before = statement.prev_named_sibling();
            while let Some(modifier) = before.filter(|one| is_modifier(one.kind())) {
                before = modifier.prev_named_sibling();
            }
            if let Some(before) = before {
                return (before.kind() == "comment").then(|| self.source_of(before));
            }
            statement = statement.parent()?;
        }
        None
    }
}

/// Whether a part stands in front of the name that is declared: `private readonly ?Client $client`.
fn is_modifier(kind: &str) -> bool {
    kind.ends_with("_modifier") || kind.ends_with("_type") || kind == "attribute_list"
}

/// The class and the variable behind a word of a comment.
fn documented<'c>(comment: &'c str, word: &str) -> Option<(String, Option<&'c str>)> {
    let (_, behind) = comment.split_once(word)?;
    said(behind.lines().next()?)
}

/// `Infusionsoft|null $client`, or the other way round: the first class and the variable.
fn said(line: &str) -> Option<(String, Option<&str>)> {
    let line = line.trim_end_matches("*/");
    let mut words = line.split_whitespace().take(2);
    let (first, second) = (words.next()?, words.next());
    let (classes, variable) = match first.strip_prefix('$') {
        Some(variable) => (second?, Some(variable)),
        None => (first, second.and_then(|second| second.strip_prefix('$'))),
    };
    Some((class_of(classes)?, variable))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_says_a_class_and_a_variable_in_either_order() {
        let infusionsoft = || "Infusionsoft".to_owned();
        let named = Some((infusionsoft(), Some("keap")));
        assert_eq!(
            documented(
                "/** @var \\Infusionsoft\\Infusionsoft|null $keap the client */",
                "@var"
            ),
            named
        );
        assert_eq!(
            documented("/** @var $keap null|Infusionsoft */", "@var"),
            named
        );
        assert_eq!(
            documented("/** @var Infusionsoft*/", "@var"),
            Some((infusionsoft(), None))
        );
        assert_eq!(documented("/** @var string $keap */", "@var"), None);
        assert_eq!(documented("/** @var */", "@var"), None);
    }
}
