//! From the tree of a grammar to the common tree.

mod assign;
mod call;
mod choice;
mod class;
mod collection;
mod declared;
mod documented;
mod each;
mod fork;
mod imported;
mod pairs;
mod pattern;
mod place;
mod text;
mod typed;

use std::collections::HashMap;

use tree_sitter::Node as Part;

pub(crate) use class::SEVERAL;
pub(crate) use place::Slot;

use crate::hit::Language;
use crate::syntax::{Kind, Node};

/// How deep a tree is followed. Chains of texts and calls that are longer are cut there, and what is below is not read.
const DEEPEST: usize = 1200;

/// What a kind of node means. The slots say where its parts are.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Rule {
    /// `callee(arguments)`.
    Call(Slot, Slot),
    /// `object.name(arguments)`; without object a call of the name.
    Send(Slot, Slot, Slot),
    /// `new class(arguments) { with }`.
    New(Slot, Slot, Slot),
    /// `object.name`.
    Member(Slot, Slot),
    /// `object[index]`.
    Index(Slot, Slot),
    /// A text, perhaps with parts put into it.
    Text,
    /// A name that is a text: a symbol, a bare word. The letters at its ends that do not belong to it.
    Word(&'static str),
    Number,
    True,
    False,
    Null,
    /// A name, without these letters in front of it.
    Name(&'static str),
    /// A name of which only the last part counts, behind this.
    Qualified(&'static str),
    /// A list, or a map when what stands in it are pairs.
    Collection,
    /// Parts between commas: a list, unless it is one.
    Tuple,
    /// A list of words.
    Words,
    /// `key: value`; without key an element.
    Pair(Slot, Slot),
    /// `left operator right`; texts are joined by one of these operators.
    Binary(&'static [&'static str]),
    /// Texts put together by standing side by side.
    Joined,
    /// `target = value`, or with an operator that joins.
    Assign(Slot, Slot),
    /// `name(parameters) { body }`.
    Function(Slot, Slot, Slot),
    /// `class name extends base { body }`.
    Class(Slot, Slot, Slot),
    Return,
    /// Parts that may not be run.
    Branch,
    /// `if`, with what is run otherwise in or behind it.
    If,
    /// `elsif`: in an `if` only.
    ElseIf,
    /// What is run where no other part is: of an `if`, a `case`, a `try`, a loop.
    Else,
    /// One of its parts, by what the first says: `a ? b : c`.
    Choice,
    /// `switch`, `case`, `match`.
    Cases,
    /// One case of it, and whether the next is run after it where it does not end.
    When(bool),
    /// `try`, `begin`.
    Try,
    /// `catch`, `rescue`.
    Rescue,
    /// `finally`, `ensure`.
    Finally,
    /// `value rescue other`.
    Rescued,
    /// What a value is in one case: its last part.
    Arm,
    /// `i++`.
    Counted(Slot),
    /// Parts that are run with a target that is each of a list.
    Each(Slot, Slot),
    /// The same in Perl, where each is in `$_` without a target.
    EachTopic(Slot, Slot),
    /// The same where target and list stand in a part of this kind.
    Range(&'static str),
    /// A loop of a shell, over words.
    EachWord,
    /// What something is taken apart into, by keys.
    Pattern,
    /// One of it, with what is taken where there is nothing.
    Default,
    /// A list made of what its first part is for each of a list.
    Comprehension,
    /// `use constant NAME => value`.
    Use,
    /// What it is about is its only part, or its last.
    Group,
    /// A list that stands for its parts.
    Spread,
    /// An argument: its name, if it has one.
    Argument(Slot),
    /// A value that is said to be of a class: a cast.
    Cast(Slot, Slot),
    /// A value that is held against a pattern, which may give it a name.
    Tested(Slot, Slot),
    /// A pattern that what a choice is about is held against.
    Case,
    /// An import, which may give things another name.
    Import,
    /// A comment, which may say what a variable is.
    Remark,
    /// Nothing of a program: a comment, a type, an import.
    Skip,
}

/// The rules of a grammar, to look up.
pub(crate) struct Rules {
    pub(crate) by_kind: HashMap<&'static str, Rule>,
    pub(crate) pieces: &'static [&'static str],
    pub(crate) quotes: &'static [&'static str],
    pub(crate) language: Language,
}

/// What a loop of Perl without a variable is in.
const TOPIC: &str = "$_";

/// What gives its right side where the left one has nothing.
const OTHERWISE: [&str; 4] = ["??", "||", "or", "//"];

/// One program on its way into the common tree.
pub(crate) struct Lowering<'a> {
    source: &'a str,
    rules: &'a Rules,
    depth: usize,
    whole: bool,
    /// How many `try` this place stands in.
    tries: usize,
    /// What imports give another name.
    aliases: HashMap<String, String>,
}

impl<'a> Lowering<'a> {
    pub(crate) fn new(source: &'a str, rules: &'a Rules) -> Self {
        Self {
            source,
            rules,
            depth: 0,
            whole: true,
            tries: 0,
            aliases: HashMap::new(),
        }
    }

    pub(crate) fn is_whole(&self) -> bool {
        self.whole
    }

    pub(crate) fn program(&mut self, root: Part<'_>) -> Vec<Node> {
        self.children(root)
    }

    /// All named children, one after the other.
    fn children(&mut self, part: Part<'_>) -> Vec<Node> {
        let mut cursor = part.walk();
        let parts: Vec<_> = part.named_children(&mut cursor).collect();
        parts
            .into_iter()
            .filter_map(|child| self.lower(child))
            .collect()
    }

    fn lower(&mut self, part: Part<'_>) -> Option<Node> {
        if self.depth >= DEEPEST {
            self.whole = false;
            return None;
        }
        self.depth = self.depth.saturating_add(1);
        let node = match self.rules.by_kind.get(part.kind()) {
            None => self.looked_through(part),
            Some(_) => self.kind_of(part).map(|kind| Node::new(at(part), kind)),
        };
        self.depth = self.depth.saturating_sub(1);
        node
    }

    fn kind_of(&mut self, part: Part<'_>) -> Option<Kind> {
        let rule = self.rules.by_kind.get(part.kind()).copied();
        Some(match rule {
            None | Some(Rule::Skip) => return None,
            Some(Rule::Call(callee, arguments)) => {
                let target = self.callee(part, callee);
                self.call(part, target, arguments)
            }
            Some(Rule::Send(object, name, arguments)) => self.send(part, object, name, arguments),
            Some(Rule::New(class, arguments, with)) => self.creation(part, class, arguments, with),
            Some(Rule::Member(object, name)) => self.member(part, object, name),
            Some(Rule::Index(object, index)) => {
                let object = self.slot(part, object).unwrap_or_else(|| empty(part));
                Kind::Index(Box::new(object), self.slot(part, index).map(Box::new))
            }
            Some(Rule::Text) => self.text(part),
            Some(Rule::Word(around)) => Kind::Text(
                self.source_of(part)
                    .trim_matches(|c| around.contains(c))
                    .to_owned(),
            ),
            Some(Rule::Number) => Kind::Number(self.source_of(part).to_owned()),
            Some(Rule::True) => Kind::Flag,
            Some(Rule::False) => Kind::Flag,
            Some(Rule::Null) => Kind::Null,
            Some(Rule::Name(sigils)) => match self.in_text(part) {
                Some(list) => list,
                None => self.name(part, sigils),
            },
            Some(Rule::Qualified(between)) => {
                let whole = self.source_of(part);
                Kind::Name(whole.rsplit(between).next().unwrap_or(whole).to_owned())
            }
            Some(Rule::Collection) => self.collection(part),
            Some(Rule::Words) => self.words(part),
            // Outside of a collection a pair is an argument with a name.
            Some(Rule::Pair(key, value)) => self.lone_pair(part, key, value)?,
            Some(Rule::Joined) => Kind::Join(self.children(part)),
            Some(Rule::Binary(joining)) => self.binary(part, joining),
            Some(Rule::Assign(target, value)) => self.assignment(part, target, value)?,
            Some(Rule::Function(name, parameters, body)) => {
                self.function(part, name, parameters, body)
            }
            Some(Rule::Class(name, base, body)) => self.class(part, name, base, body),
            Some(Rule::Spread) => Kind::Spread(Box::new(self.group_node(part)?)),
            Some(Rule::Tuple) => return self.tuple(part),
            Some(Rule::Return) => {
                Kind::Return(self.children(part).into_iter().next().map(Box::new))
            }
            // Of a loop; those of other parts are looked for by what they belong to.
            Some(Rule::Branch | Rule::ElseIf | Rule::Else | Rule::When(_) | Rule::Rescue) => {
                Kind::Branch(self.children(part))
            }
            Some(Rule::If) => self.fork(part),
            Some(Rule::Choice) => self.choice(part),
            Some(Rule::Cases) => self.cases(part),
            Some(Rule::Try) => return self.tried(part),
            Some(Rule::Rescued) => self.rescued(part),
            Some(Rule::Finally) => Kind::Block(self.children(part)),
            Some(Rule::Arm) => self.arm(part),
            Some(Rule::Counted(what)) => return self.counted(part, what),
            Some(Rule::Each(target, list)) => self.each(part, target, list),
            Some(Rule::EachTopic(target, list)) => self.each_topic(part, target, list),
            Some(Rule::EachWord) => self.each_word(part),
            Some(Rule::Range(head)) => self.range(part, head),
            Some(Rule::Pattern) => self.pattern(part),
            Some(Rule::Default) => return self.with_default(part),
            Some(Rule::Comprehension) => self.comprehension(part),
            Some(Rule::Use) => return self.constants(part),
            Some(Rule::Import) => {
                self.import(part);
                return None;
            }
            Some(Rule::Remark) => return self.remark(part),
            Some(Rule::Cast(value, class)) => return self.cast(part, value, class),
            Some(Rule::Case) => self.case(part),
            Some(Rule::Tested(value, pattern)) => return self.tested(part, value, pattern),
            Some(Rule::Group | Rule::Argument(_)) => return self.group(part),
        })
    }

    /// A part that means nothing by itself: what is in it.
    fn looked_through(&mut self, part: Part<'_>) -> Option<Node> {
        let mut inside = self.children(part);
        match inside.len() {
            0 | 1 => inside.pop(),
            _ => Some(Node::new(at(part), Kind::Block(inside))),
        }
    }

    fn group(&mut self, part: Part<'_>) -> Option<Kind> {
        self.children(part).pop().map(|last| last.kind)
    }

    fn group_node(&mut self, part: Part<'_>) -> Option<Node> {
        self.group(part).map(|kind| Node::new(at(part), kind))
    }

    fn tuple(&mut self, part: Part<'_>) -> Option<Kind> {
        // `my ($table) = @_`: one name in brackets is a list, too.
        let is_list = self.rules.language == Language::Perl && self.source_of(part).contains('(');
        if part.named_child_count() == 1 && !is_list {
            return self.group(part);
        }
        Some(self.collection(part))
    }

    /// What an expression in a text of Perl is: `"<methodName>@{[ name() ]}</methodName>"`.
    fn in_text(&mut self, part: Part<'_>) -> Option<Kind> {
        let is_one = self.rules.language == Language::Perl
            && part.kind() == "array"
            && self.source_of(part).starts_with("@{");
        let inside = is_one.then(|| self.group(part))??;
        match inside {
            Kind::List(mut items) if items.len() == 1 => items.pop().map(|item| item.kind),
            _ => None,
        }
    }

    fn name(&self, part: Part<'_>, sigils: &str) -> Kind {
        let text = self.source_of(part);
        // Of Perl, since `@_` is something else.
        if text == TOPIC && part.kind() != "container_variable" {
            return Kind::Name(TOPIC.to_owned());
        }
        let text = text.trim_start_matches(|c| sigils.contains(c));
        let text = text.trim_matches(|c| c == '{' || c == '}');
        Kind::Name(self.unaliased(text).to_owned())
    }

    /// Both sides of an operator. The left spine of a long chain is walked and not recursed into.
    fn binary(&mut self, part: Part<'_>, joining: &[&str]) -> Kind {
        if place::joins(part, self.source, &["instanceof"])
            && let Some(tested) = self.tested_by_class(part)
        {
            return tested;
        }
        let mut right_sides = Vec::new();
        let mut left = part;
        while left.kind() == part.kind() && place::joins(left, self.source, joining) {
            right_sides.extend(left.child_by_field_name("right"));
            match left.child_by_field_name("left") {
                Some(next) => left = next,
                None => break,
            }
        }
        if right_sides.is_empty() && place::joins(part, self.source, &OTHERWISE) {
            return self.otherwise(part);
        }
        if right_sides.is_empty() {
            return Kind::Block(self.children(part));
        }
        right_sides.push(left);
        let is_added = self.rules.language == Language::Ruby
            && place::joins(part, self.source, &["<<"])
            && matches!(left.kind(), "identifier" | "instance_variable");
        let target = is_added.then(|| self.lower(left)).flatten();
        let pieces = right_sides.into_iter().rev();
        let pieces = pieces.skip(usize::from(target.is_some()));
        let pieces: Vec<Node> = pieces.filter_map(|piece| self.lower(piece)).collect();
        match target {
            Some(target) => assign::appended(part, target, pieces),
            None => Kind::Join(pieces),
        }
    }

    fn slot(&mut self, part: Part<'_>, slot: Slot) -> Option<Node> {
        place::find(part, slot).and_then(|found| self.lower(found))
    }

    fn source_of(&self, part: Part<'_>) -> &'a str {
        self.source.get(part.byte_range()).unwrap_or_default()
    }
}

/// Where a part begins.
fn at(part: Part<'_>) -> u32 {
    u32::try_from(part.start_byte()).unwrap_or(u32::MAX)
}

fn empty(part: Part<'_>) -> Node {
    Node::new(at(part), Kind::Block(Vec::new()))
}

/// The last part of a qualified name, without type arguments: `Infusionsoft\Api\Contact`, `java.util.List<Object>`.
fn last_name(text: &str) -> &str {
    let text = text.split(['<', '[', '(']).next().unwrap_or(text);
    let text = text.trim().trim_start_matches(['*', '&', '?', ':']);
    text.rsplit(['\\', '.', ':', '/', ' '])
        .next()
        .unwrap_or(text)
        .trim_matches(['?', '"', '\''])
}

fn name_of(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Name(name) | Kind::Member(_, name) => Some(name),
        _ => None,
    }
}
