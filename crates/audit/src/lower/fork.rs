//! Branches of which one is run: `if` with all `else if` behind it, `switch`, `case` and `match`, `try` with what rescues.

use std::collections::VecDeque;

use tree_sitter::Node as Part;

use super::{Lowering, Rule, empty};
use crate::syntax::{Fork, Kind, Node, Tried, Way};

/// Parts that only hold others.
const HOLDERS: [&str; 9] = [
    "block",
    "body_statement",
    "colon_block",
    "compound_statement",
    "expression_statement",
    "statement_block",
    "statement_list",
    "then",
    "parenthesized_statements",
];

/// How what gives back, throws or ends the program begins.
const LEAVING: [&str; 17] = [
    "return",
    "throw",
    "raise",
    "die",
    "exit",
    "abort",
    "croak",
    "confess",
    "panic",
    "sys.exit",
    "process.exit",
    "os.Exit",
    "log.Fatal",
    "log.Fatalf",
    "log.Fatalln",
    "System.exit",
    "Environment.Exit",
];

/// What ends a case, beside those.
const BREAKING: [&str; 4] = ["break", "continue", "yield", "goto"];

/// The parts of a fork on their way into the common tree.
#[derive(Default)]
struct Ways {
    ways: Vec<Way>,
    is_whole: bool,
}

impl Lowering<'_> {
    /// `if`, with all `else if` and the `else` behind it.
    pub(super) fn fork(&mut self, part: Part<'_>) -> Kind {
        let mut found = Ways::default();
        let mut next = VecDeque::from([part]);
        while let Some(part) = next.pop_front() {
            match self.rule_of(part) {
                Some(Rule::If | Rule::ElseIf) => {
                    let way = self.condition(part, &mut next);
                    found.ways.push(way);
                }
                // `else if` in two words.
                Some(Rule::Else) => match self.only(part) {
                    Some(inner) if matches!(self.rule_of(inner), Some(Rule::If)) => {
                        next.push_front(inner);
                    }
                    _ => {
                        let body = self.children(part);
                        found.otherwise(self.way(part, body));
                    }
                },
                _ => {
                    let body = self.lower(part).into_iter().collect();
                    found.otherwise(self.way(part, body));
                }
            }
        }
        found.kind()
    }

    /// One condition and what is run by it. What is run otherwise is left for later.
    fn condition<'t>(&mut self, part: Part<'t>, otherwise: &mut VecDeque<Part<'t>>) -> Way {
        let mut way = Way::default();
        let mut last = None;
        for (field, child) in fields(part) {
            match (field, self.rule_of(child)) {
                (Some("alternative"), _) | (_, Some(Rule::Else | Rule::ElseIf)) => {
                    otherwise.push_back(child);
                }
                (Some("condition" | "initializer"), _) => way.decides.extend(self.lower(child)),
                _ => {
                    way.body.extend(self.lower(child));
                    last = Some(child);
                }
            }
        }
        way.leaves = last.is_some_and(|last| self.leaves(last));
        way
    }

    /// `a ? b : c`.
    pub(super) fn choice(&mut self, part: Part<'_>) -> Kind {
        let mut parts = self.children(part);
        // `b if a else c`
        if self.rules.language == crate::hit::Language::Python && parts.len() > 1 {
            parts.swap(0, 1);
        }
        // `a ?: c`
        if parts.len() == 2 {
            parts.insert(0, empty(part));
        }
        let mut parts = parts.into_iter();
        let decides = parts.next().into_iter().collect();
        let mut found = Ways {
            ways: parts.map(Way::of).collect(),
            is_whole: true,
        };
        if let Some(first) = found.ways.first_mut() {
            first.decides = decides;
        }
        found.kind()
    }

    /// `switch`, `case`, `match`: what decides, and the cases.
    pub(super) fn cases(&mut self, part: Part<'_>) -> Kind {
        let mut found = Ways::default();
        let mut decides = Vec::new();
        for child in named(part) {
            match self.rule_of(child) {
                Some(Rule::When(_) | Rule::Arm | Rule::Else) => self.when(child, &mut found),
                // The block around the cases.
                None if named(child).iter().any(|one| self.is_case(*one)) => {
                    for one in named(child) {
                        match self.is_case(one) {
                            true => self.when(one, &mut found),
                            false => decides.extend(self.lower(one)),
                        }
                    }
                }
                _ => decides.extend(self.lower(child)),
            }
        }
        match found.ways.first_mut() {
            Some(first) => first.decides = decides,
            None => return Kind::Block(decides),
        }
        found.kind()
    }

    fn is_case(&self, part: Part<'_>) -> bool {
        matches!(
            self.rule_of(part),
            Some(Rule::When(_) | Rule::Arm | Rule::Else)
        )
    }

    /// One case, with what it is for in front.
    fn when(&mut self, part: Part<'_>, found: &mut Ways) {
        let mut body = self.children(part);
        let is_else = matches!(self.rule_of(part), Some(Rule::Else));
        let is_empty = part.named_child_count() < 2 && !is_else;
        if is_empty && !part.kind().contains("default") {
            // What it is for is not what it gives.
            body.push(empty(part));
        }
        let mut way = self.way(part, body);
        if let Some(Rule::When(true)) = self.rule_of(part) {
            way.falls = !self.ends_with(part, &LEAVING) && !self.ends_with(part, &BREAKING);
        }
        found.is_whole |= is_else || is_default(part.kind(), self.source_of(part));
        found.ways.push(way);
    }

    /// `try`: what is tried, what is run instead, and what is run in any case.
    pub(super) fn tried(&mut self, part: Part<'_>) -> Option<Kind> {
        let mut tried = Tried::default();
        let rescues = |(field, child): &(Option<&str>, Part<'_>)| {
            *field == Some("catch_block") || matches!(self.rule_of(*child), Some(Rule::Rescue))
        };
        let all = fields(part);
        if !all.iter().any(rescues) {
            return self.looked_through(part).map(|node| node.kind);
        }
        for (field, child) in all {
            match (field, self.rule_of(child)) {
                (Some("catch_block"), _) | (_, Some(Rule::Rescue)) => {
                    let body = self.children(child);
                    tried.rescues.push(self.way(child, body));
                }
                (Some("finally_block"), _) | (_, Some(Rule::Finally)) => {
                    tried.finally.extend(self.lower(child));
                }
                (_, Some(Rule::Else)) => {
                    tried.otherwise = self.children(child);
                    tried.leaves = self.leaves(child);
                }
                // A type, a name, or what is held while it is tried.
                _ => {
                    self.tries = self.tries.saturating_add(1);
                    tried.body.extend(self.lower(child));
                    tried.leaves = self.leaves(child);
                    self.tries = self.tries.saturating_sub(1);
                }
            }
        }
        Some(Kind::Tried(Box::new(tried)))
    }

    /// `value rescue other`.
    pub(super) fn rescued(&mut self, part: Part<'_>) -> Kind {
        let mut parts = self.children(part).into_iter();
        Kind::Tried(Box::new(Tried {
            body: parts.next().into_iter().collect(),
            rescues: parts.map(Way::of).collect(),
            ..Tried::default()
        }))
    }

    fn way(&self, part: Part<'_>, body: Vec<Node>) -> Way {
        Way {
            body,
            leaves: self.leaves(part),
            ..Way::default()
        }
    }

    /// Whether a part ends the function around it. What is thrown in a `try` may be caught there.
    fn leaves(&self, part: Part<'_>) -> bool {
        let leaving = match self.tries {
            0 => LEAVING.as_slice(),
            _ => &["return"],
        };
        self.ends_with(part, leaving)
    }

    /// Whether the last statement of a part begins with one of the words.
    fn ends_with(&self, part: Part<'_>, words: &[&str]) -> bool {
        let mut last = part;
        let is_holder = |one: Part<'_>| HOLDERS.contains(&one.kind());
        // A clause is no statement.
        let mut is_first = self.is_case(part) || matches!(self.rule_of(part), Some(Rule::Rescue));
        while is_first || is_holder(last) {
            is_first = false;
            let inside = named(last);
            let mut inside = inside.iter().rev();
            match inside.find(|one| !one.kind().contains("comment")) {
                Some(inner) => last = *inner,
                None => break,
            }
        }
        let text = self.source_of(last);
        words.iter().any(|word| {
            let behind = text.strip_prefix(word);
            let next = behind.map(|behind| behind.chars().next());
            next.is_some_and(|next| next.is_none_or(|c| !c.is_alphanumeric() && c != '_'))
        })
    }

    /// The only part in one.
    fn only<'t>(&self, part: Part<'t>) -> Option<Part<'t>> {
        let inside = named(part);
        let mut inside = inside
            .into_iter()
            .filter(|one| !one.kind().contains("comment"));
        let first = inside.next()?;
        inside.next().is_none().then_some(first)
    }

    fn rule_of(&self, part: Part<'_>) -> Option<Rule> {
        self.rules.by_kind.get(part.kind()).copied()
    }
}

impl Ways {
    fn otherwise(&mut self, way: Way) {
        self.ways.push(way);
        self.is_whole = true;
    }

    fn kind(self) -> Kind {
        Kind::Fork(Box::new(Fork {
            ways: self.ways,
            is_whole: self.is_whole,
        }))
    }
}

impl Way {
    fn of(node: Node) -> Self {
        Self {
            body: vec![node],
            ..Self::default()
        }
    }
}

/// Whether a case is for all that the others are not for.
fn is_default(kind: &str, text: &str) -> bool {
    let is_end = |behind: &str| !behind.starts_with(|c: char| c.is_alphanumeric() || c == '_');
    let named = text.strip_prefix("default").is_some_and(is_end);
    let pattern = text
        .trim_start_matches("case ")
        .trim_start_matches("in ")
        .trim_start();
    let any = pattern.strip_prefix('_').map(str::trim_start);
    let any = any.is_some_and(|behind| {
        let ends = [":", "=>", "->", "then"];
        ends.iter().any(|end| behind.starts_with(end))
    });
    let all = text.trim_start_matches('(').starts_with("*)");
    kind.contains("default") || named || any || all
}

fn named(part: Part<'_>) -> Vec<Part<'_>> {
    let mut cursor = part.walk();
    part.named_children(&mut cursor).collect()
}

/// The named children, each with the field that it stands in.
fn fields(part: Part<'_>) -> Vec<(Option<&'static str>, Part<'_>)> {
    let mut cursor = part.walk();
    let mut found = Vec::new();
    let mut is_one = cursor.goto_first_child();
    while is_one {
        if cursor.node().is_named() {
            found.push((cursor.field_name(), cursor.node()));
        }
        is_one = cursor.goto_next_sibling();
    }
    found
}
