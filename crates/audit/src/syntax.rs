//! Programs of all languages in one small tree: what is called with what, what is assigned, and what is constant.
//!
//! The languages differ in how they write a call, not in what one is. Each grammar's tree becomes this one
//! (`language`), and everything that follows constants and recognises calls (`fold`) is written once.

use std::rc::Rc;

/// A place in a file, in bytes from its beginning.
pub(crate) type Offset = u32;

/// A part of a program.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    pub(crate) at: Offset,
    pub(crate) kind: Kind,
}

/// What a part of a program is.
#[derive(Clone, Debug)]
pub(crate) enum Kind {
    /// A text without anything put into it.
    Text(String),
    /// A number, as it is written.
    Number(String),
    Flag,
    Null,
    /// A variable, a constant, a class, a module.
    Name(String),
    /// `object.name`, `object->name`, `Class::NAME`.
    Member(Box<Node>, String),
    /// `object[index]`; without index where a value is put at the end.
    Index(Box<Node>, Option<Box<Node>>),
    /// A call of a name or of a member.
    Call(Box<Call>),
    /// A new object.
    New(Box<New>),
    List(Vec<Node>),
    Map(Vec<(Node, Node)>),
    /// A list whose parts stand in the list or the arguments around it.
    Spread(Box<Node>),
    /// Texts put together.
    Join(Vec<Node>),
    Assign(Box<Node>, Box<Node>),
    /// A value, and the class that the program says it is of.
    Typed(Box<Node>, String),
    Function(Rc<Function>),
    Class(Rc<Class>),
    /// A number that is counted up or down: `i++`.
    Counted(Box<Node>),
    /// A value, and what is taken where it has none: `table || "Contact"`.
    Otherwise(Box<Node>, Box<Node>),
    /// Parts that may not be run.
    Branch(Vec<Node>),
    /// Ways of which one is run.
    Fork(Box<Fork>),
    /// What is tried, and what is run where it fails.
    Tried(Box<Tried>),
    /// Parts that are run for each of a list.
    Each(Box<Each>),
    Return(Option<Box<Node>>),
    /// Anything else, with what stands in it.
    Block(Vec<Node>),
}

#[derive(Clone, Debug)]
pub(crate) struct Call {
    /// What is called: a name, a member, or something else.
    pub(crate) target: Node,
    pub(crate) arguments: Vec<Argument>,
    /// The type arguments: `Query<Contact>(..)`.
    pub(crate) types: Vec<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Each {
    /// What the key or the number of each is assigned to.
    pub(crate) key: Option<Node>,
    /// What each is assigned to.
    pub(crate) item: Option<Node>,
    pub(crate) list: Node,
    pub(crate) body: Vec<Node>,
    /// Whether the whole is a list of what the body is each time.
    pub(crate) makes_list: bool,
}

/// `if`, `switch`, `match`, `? :`.
#[derive(Clone, Debug)]
pub(crate) struct Fork {
    pub(crate) ways: Vec<Way>,
    /// Whether one of them is run in any case: there is an `else`, or a default.
    pub(crate) is_whole: bool,
}

/// One of several ways.
#[derive(Clone, Debug, Default)]
pub(crate) struct Way {
    /// What is looked at before it, and before those behind it.
    pub(crate) decides: Vec<Node>,
    pub(crate) body: Vec<Node>,
    /// Whether the next one is run after it: a case without `break`.
    pub(crate) falls: bool,
    /// Whether what stands behind the ways is not reached by it.
    pub(crate) leaves: bool,
}

/// `try` with what it catches.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tried {
    pub(crate) body: Vec<Node>,
    /// What is run where nothing fails.
    pub(crate) otherwise: Vec<Node>,
    /// Whether what stands behind is not reached where nothing fails.
    pub(crate) leaves: bool,
    pub(crate) rescues: Vec<Way>,
    /// What is run in any case.
    pub(crate) finally: Vec<Node>,
}

#[derive(Clone, Debug)]
pub(crate) struct New {
    pub(crate) class: String,
    /// What the class is, where that is no name: `new $class()`.
    pub(crate) class_value: Option<Node>,
    pub(crate) arguments: Vec<Argument>,
    /// What is set in the same expression: elements, or pairs.
    pub(crate) with: Option<Node>,
}

#[derive(Clone, Debug)]
pub(crate) struct Argument {
    /// The name it is given under, if it is.
    pub(crate) name: Option<String>,
    pub(crate) value: Node,
}

#[derive(Clone, Debug)]
pub(crate) struct Function {
    /// None for one that is a value only.
    pub(crate) name: Option<String>,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Vec<Node>,
    /// The class of what it gives back, where the program says so.
    pub(crate) returns: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    pub(crate) default: Option<Node>,
    /// What it is taken apart into, where it has no name of its own: `([table, columns]) => ..`.
    pub(crate) pattern: Option<Node>,
    /// Whether it has all arguments from its place on.
    pub(crate) rest: bool,
    /// Whether it has what is given by names that no other parameter has: `**options` of Python.
    pub(crate) keywords: bool,
    /// Whether what it is given is no copy, in PHP.
    pub(crate) reference: bool,
    /// Its type, where the language writes one.
    pub(crate) class: Option<String>,
}

#[derive(Clone, Debug)]
pub(crate) struct Class {
    pub(crate) name: String,
    pub(crate) bases: Vec<String>,
    pub(crate) body: Vec<Node>,
}

impl Argument {
    /// The name of a map that has several by their names: `**options` of Python.
    pub(crate) const NAMED: &'static str = "**";
}

impl Fork {
    /// All that stands in it.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Node> {
        self.ways.iter().flat_map(Way::parts)
    }
}

impl Way {
    fn parts(&self) -> impl Iterator<Item = &Node> {
        self.decides.iter().chain(&self.body)
    }
}

impl Tried {
    /// All that stands in it.
    pub(crate) fn parts(&self) -> impl Iterator<Item = &Node> {
        let rescues = self.rescues.iter().flat_map(Way::parts);
        let body = self.body.iter().chain(&self.otherwise);
        body.chain(rescues).chain(&self.finally)
    }
}

impl Node {
    pub(crate) fn new(at: Offset, kind: Kind) -> Self {
        Self { at, kind }
    }
}
