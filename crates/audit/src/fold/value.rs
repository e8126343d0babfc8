//! What a part of a program is, as far as it is constant.

mod given;
mod keyed;
mod made;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::dialect::Type;
use crate::syntax::{Class, Function};

/// How many parts a value may have. What is larger is no list of columns.
const LARGEST: usize = 2_000;
/// How many values a variable may have had on different ways.
const MOST_WAYS: usize = 8;
/// How long a text may be that is put together.
const LONGEST: usize = 200_000;

/// Places from here on are all arguments of a function from one on: `REST + 1` are those behind the first.
pub(crate) const REST: usize = 900;
/// Places from here on are arguments of the function around the one that a value stands in.
pub(crate) const CAPTURED: usize = 1_000;

/// A value, as far as it is known.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    Unknown,
    Null,
    Flag,
    Number(Rc<str>),
    Text(Rc<str>),
    /// A text with parts that are not known.
    Join(Rc<Vec<Self>>),
    List(Rc<Vec<Self>>),
    Map(Rc<Vec<(Self, Self)>>),
    /// The parts of a list that is not known yet.
    Spread(Rc<Self>),
    /// What the function around it is given at this place.
    Parameter(usize),
    /// Something of a library.
    Object(Rc<Object>),
    /// A client of XML-RPC that is of no library, and whose calls go there.
    Client(Host),
    /// A message by the place where it was made, which is given its params afterwards.
    Message(u32),
    /// A name that nothing was assigned to: a class, a module.
    Name(Rc<str>),
    /// An object of the file that answers whatever it is asked for, or a function that it gives.
    Proxy(Rc<Proxy>),
    /// What a client is asked for by a name that is not constant.
    Asked(Rc<Asked>),
    /// What an argument of the function around it has under a key.
    Keyed(Rc<(Self, Rc<str>)>),
    /// One of these.
    Either(Rc<Vec<Self>>),
}

/// An object that answers whatever it is asked for, and what it has.
#[derive(Debug)]
pub(crate) struct Proxy {
    pub(crate) answers: Answers,
    /// The fields of an object, and the names that a function has from around it.
    pub(crate) names: RefCell<BTreeMap<String, Value>>,
}

/// What a client, or a service of it, is asked for by a name that is not constant.
#[derive(Debug)]
pub(crate) struct Asked {
    pub(crate) of: Value,
    pub(crate) name: Value,
    /// What it is asked for with: `contacts("xml")`.
    pub(crate) given: Vec<Value>,
}

/// What answers.
#[derive(Clone, Debug)]
pub(crate) enum Answers {
    /// The methods of a class: `__getattr__`, `__call`, `method_missing`.
    Class(Rc<Class>),
    /// What a `Proxy` of JavaScript is made with: what is got, and what is called.
    Handler {
        target: Rc<Value>,
        get: Option<Rc<Function>>,
        apply: Option<Rc<Function>>,
    },
    /// A function that was given back.
    Function(Rc<Function>),
}

/// Where the calls of a client go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Host {
    /// To Keap, or to a gateway under its paths.
    Keap,
    /// To something else, surely.
    Other,
}

impl Object {
    /// The same where it stands for all of several.
    pub(crate) fn one_of_many(&self) -> Value {
        Value::Object(Rc::new(Self {
            kind: self.kind.clone(),
            is_at_keap: self.is_at_keap,
            is_likely: self.is_likely,
            table: self.table,
            set: RefCell::default(),
            is_any: true,
        }))
    }
}

/// Something of a library: a client, a service of it, a record.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) kind: Type,
    /// Whether its calls go to an address of Keap's, as its file says.
    pub(crate) is_at_keap: bool,
    /// Whether it is only likely to be that: a container gave it by a name that points to Keap.
    pub(crate) is_likely: bool,
    /// The table of a record.
    pub(crate) table: Option<&'static str>,
    /// The columns that were set on a record.
    pub(crate) set: RefCell<BTreeSet<String>>,
    /// Whether it stands for all of several, such as the rows of a query.
    pub(crate) is_any: bool,
}

impl Value {
    pub(crate) fn text(text: &str) -> Self {
        Self::Text(text.into())
    }

    pub(crate) fn object(kind: Type) -> Self {
        Self::record(kind, None)
    }

    pub(crate) fn record(kind: Type, table: Option<&'static str>) -> Self {
        Self::Object(Rc::new(Object {
            kind,
            is_at_keap: false,
            is_likely: false,
            table,
            set: RefCell::default(),
            is_any: false,
        }))
    }

    /// Something that belongs to an object, whose calls go where those of the object go.
    pub(crate) fn belonging(kind: Type, to: &Object) -> Self {
        Self::of(kind, to.is_at_keap, to.is_likely)
    }

    pub(crate) fn at(kind: Type, is_at_keap: bool) -> Self {
        Self::of(kind, is_at_keap, false)
    }

    /// Something of which its name alone says that it is of the library.
    pub(crate) fn likely(kind: Type) -> Self {
        Self::of(kind, false, true)
    }

    fn of(kind: Type, is_at_keap: bool, is_likely: bool) -> Self {
        Self::Object(Rc::new(Object {
            kind,
            is_at_keap,
            is_likely,
            table: None,
            set: RefCell::default(),
            is_any: false,
        }))
    }

    /// Whether its calls go to an address of Keap's, as far as its file says it.
    pub(crate) fn is_at_keap(&self) -> bool {
        self.ways().iter().any(|way| match way {
            Self::Client(host) => *host == Host::Keap,
            Self::Object(object) => object.is_at_keap,
            _ => false,
        })
    }

    /// Whether it may be a client of XML-RPC that is of no library.
    pub(crate) fn is_client(&self) -> bool {
        let mut ways = self.ways().iter();
        ways.any(|way| matches!(way, Self::Client(_)))
    }

    /// Whether its calls surely go elsewhere.
    pub(crate) fn is_elsewhere(&self) -> bool {
        let mut ways = self.ways().iter();
        ways.all(|way| matches!(way, Self::Client(Host::Other)))
    }

    /// What a call of the data service gives that is given a record in the place of a table: records that are stored. One
    /// stands for all of a list.
    pub(crate) fn records(method: Option<&str>, values: &[Self]) -> Self {
        let asked = values.first().and_then(Self::as_object);
        let Some(asked) = asked.filter(|asked| asked.table.is_some()) else {
            return Self::Unknown;
        };
        let stored = |is_any| {
            Self::Object(Rc::new(Object {
                kind: asked.kind.clone(),
                is_at_keap: asked.is_at_keap,
                is_likely: asked.is_likely,
                table: asked.table,
                set: RefCell::new(BTreeSet::from(["Id".to_owned()])),
                is_any,
            }))
        };
        match method {
            Some("DataService.query" | "DataService.findByField") => Self::list(vec![stored(true)]),
            Some("DataService.load") => stored(false),
            _ => Self::Unknown,
        }
    }

    /// The record that stands for all of a list of them.
    pub(crate) fn any_record(&self) -> Option<&Self> {
        let Self::List(items) = self else { return None };
        let record = items.first().filter(|_| items.len() == 1)?;
        let is_any = record.as_object().is_some_and(|object| object.is_any);
        is_any.then_some(record)
    }

    /// One of the records that this one stands for: what is set in it is set on no other.
    pub(crate) fn own_record(&self) -> Self {
        match self {
            Self::Object(object) if object.is_any => Self::Object(Rc::new(Object {
                kind: object.kind.clone(),
                is_at_keap: object.is_at_keap,
                is_likely: object.is_likely,
                table: object.table,
                set: RefCell::new(BTreeSet::from(["Id".to_owned()])),
                is_any: false,
            })),
            other => other.clone(),
        }
    }

    /// The values it may have.
    pub(crate) fn ways(&self) -> &[Self] {
        match self {
            Self::Either(ways) => ways,
            one => std::slice::from_ref(one),
        }
    }

    pub(crate) fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The object among the values it may have that answers whatever it is asked for.
    pub(crate) fn as_proxy(&self) -> Option<&Rc<Proxy>> {
        self.ways().iter().find_map(|way| match way {
            Self::Proxy(proxy) => Some(proxy),
            _ => None,
        })
    }

    /// The object among the values it may have.
    pub(crate) fn as_object(&self) -> Option<&Rc<Object>> {
        self.ways().iter().find_map(|way| match way {
            Self::Object(object) => Some(object),
            _ => None,
        })
    }

    /// Whether two values are the same, as far as it is cheap to know.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown, Self::Unknown)
            | (Self::Null, Self::Null)
            | (Self::Flag, Self::Flag) => true,
            (Self::Number(a), Self::Number(b))
            | (Self::Text(a), Self::Text(b))
            | (Self::Name(a), Self::Name(b)) => a == b,
            (Self::Parameter(a), Self::Parameter(b)) => a == b,
            (Self::Message(a), Self::Message(b)) => a == b,
            (Self::Client(a), Self::Client(b)) => a == b,
            (Self::Object(a), Self::Object(b)) => Rc::ptr_eq(a, b),
            (Self::Proxy(a), Self::Proxy(b)) => Rc::ptr_eq(a, b),
            (Self::Keyed(a), Self::Keyed(b)) => a.1 == b.1 && a.0.is_same(&b.0),
            (Self::Asked(a), Self::Asked(b)) => a.of.is_same(&b.of) && a.name.is_same(&b.name),
            (Self::List(a), Self::List(b)) => Rc::ptr_eq(a, b),
            (Self::Map(a), Self::Map(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}
