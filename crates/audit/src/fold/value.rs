//! What a part of a program is, as far as it is constant.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::rc::Rc;

use crate::dialect::Type;

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
    /// A message by the place where it was made, which is given its params afterwards.
    Message(u32),
    /// A name that nothing was assigned to: a class, a module.
    Name(Rc<str>),
    /// One of these.
    Either(Rc<Vec<Self>>),
}

/// Something of a library: a client, a service of it, a record.
#[derive(Debug)]
pub(crate) struct Object {
    pub(crate) kind: Type,
    /// The table of a record.
    pub(crate) table: Option<&'static str>,
    /// The columns that were set on a record.
    pub(crate) set: RefCell<BTreeSet<String>>,
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
            table,
            set: RefCell::default(),
        }))
    }

    /// Puts the parts of lists that are known where they stand.
    pub(crate) fn flattened(items: Vec<Self>) -> Vec<Self> {
        if !items.iter().any(|item| matches!(item, Self::Spread(_))) {
            return items;
        }
        let mut flat = Vec::new();
        for item in items {
            match item {
                Self::Spread(inner) => match inner.as_ref() {
                    Self::List(items) => flat.extend(items.iter().cloned()),
                    Self::Map(pairs) => flat.extend(pairs.iter().map(|(_, value)| value.clone())),
                    _ => flat.push(Self::Spread(inner)),
                },
                other => flat.push(other),
            }
        }
        flat
    }

    /// A list, unless it is larger than a list of columns can be.
    pub(crate) fn list(items: Vec<Self>) -> Self {
        let items = Self::flattened(items);
        if items.iter().map(Self::size).sum::<usize>() > LARGEST {
            return Self::Unknown;
        }
        Self::List(Rc::new(items))
    }

    /// A list or a map that may have more than is known.
    pub(crate) fn opened(&self) -> Self {
        let is_more =
            |value: &Self| matches!(value, Self::Spread(inner) if matches!(**inner, Self::Unknown));
        let more = Self::Spread(Rc::new(Self::Unknown));
        match self {
            Self::List(items) if !items.iter().any(is_more) => {
                Self::list(items.iter().cloned().chain([more]).collect())
            }
            Self::Map(pairs) if !pairs.iter().any(|(key, _)| is_more(key)) => {
                let more = [(more, Self::Null)];
                Self::map(pairs.iter().cloned().chain(more).collect())
            }
            Self::Either(ways) => Self::either(ways.iter().map(Self::opened).collect()),
            other => other.clone(),
        }
    }

    /// Whether it is another list or map with more in it.
    fn extends(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Map(more), Self::Map(less)) => {
                let mut keys = more.iter().zip(less.iter());
                more.len() >= less.len() && keys.all(|((a, _), (b, _))| a.is_same(b))
            }
            (Self::List(more), Self::List(less)) => {
                let mut items = more.iter().zip(less.iter());
                more.len() >= less.len() && items.all(|(a, b)| a.is_same(b))
            }
            (Self::Map(_), Self::List(items)) => items.is_empty(),
            _ => false,
        }
    }

    pub(crate) fn map(pairs: Vec<(Self, Self)>) -> Self {
        let pairs = spread_out(pairs);
        let size = pairs
            .iter()
            .map(|(key, value)| key.size().saturating_add(value.size()))
            .sum::<usize>();
        if size > LARGEST {
            return Self::Unknown;
        }
        Self::Map(Rc::new(pairs))
    }

    /// Texts put together; where a part has several values, the whole has.
    pub(crate) fn join(parts: Vec<Self>) -> Self {
        let either = parts
            .iter()
            .position(|part| matches!(part, Self::Either(_)));
        if let Some(at) = either
            && let Some(Self::Either(ways)) = parts.get(at)
        {
            let whole = ways.iter().map(|way| {
                let mut one = parts.clone();
                if let Some(place) = one.get_mut(at) {
                    *place = way.clone();
                }
                Self::join(one)
            });
            return Self::either(whole.collect());
        }
        let mut joined: Vec<Self> = Vec::new();
        let mut length = 0_usize;
        for part in parts {
            let inner = match part {
                Self::Join(inner) => inner.to_vec(),
                other => vec![other],
            };
            for part in inner {
                let part = match part {
                    Self::Number(number) => Self::Text(number),
                    Self::Null => Self::text(""),
                    part @ (Self::Text(_) | Self::Parameter(_)) => part,
                    _ => Self::Unknown,
                };
                if let Self::Text(text) = &part {
                    length = length.saturating_add(text.len());
                }
                match (joined.last_mut(), part) {
                    (Some(Self::Text(before)), Self::Text(more)) => {
                        *before = format!("{before}{more}").into();
                    }
                    (_, part) => joined.push(part),
                }
            }
        }
        if length > LONGEST || joined.len() > LARGEST {
            return Self::Unknown;
        }
        match (joined.len(), joined.pop()) {
            (0, _) => Self::text(""),
            (1, Some(only)) => only,
            (_, last) => {
                joined.extend(last);
                Self::Join(Rc::new(joined))
            }
        }
    }

    /// One of several values.
    pub(crate) fn either(ways: Vec<Self>) -> Self {
        let mut different: Vec<Self> = Vec::new();
        let mut is_cut = false;
        for way in ways {
            let inner = match way {
                Self::Either(inner) => inner.to_vec(),
                other => vec![other],
            };
            for way in inner {
                let is_known = |known: &Self| known.is_same(&way);
                if different.iter().any(is_known) {
                    continue;
                }
                // What was added on one of the ways is known of the other one, too: it has those and perhaps these.
                if let Some(less) = different.iter_mut().find(|less| way.extends(less)) {
                    *less = way;
                } else if different.len() < MOST_WAYS {
                    different.push(way);
                } else {
                    is_cut = true;
                }
            }
        }
        if is_cut && !different.iter().any(|known| matches!(known, Self::Unknown)) {
            different.push(Self::Unknown);
        }
        match (different.len(), different.pop()) {
            (0, _) => Self::Unknown,
            (1, Some(only)) => only,
            (_, last) => {
                different.extend(last);
                Self::Either(Rc::new(different))
            }
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

    /// The object among the values it may have.
    pub(crate) fn as_object(&self) -> Option<&Rc<Object>> {
        self.ways().iter().find_map(|way| match way {
            Self::Object(object) => Some(object),
            _ => None,
        })
    }

    /// Whether it depends on what the function around it is given.
    pub(crate) fn is_open(&self) -> bool {
        match self {
            Self::Parameter(_) => true,
            Self::Spread(inner) => inner.is_open(),
            Self::Join(parts) | Self::List(parts) | Self::Either(parts) => {
                parts.iter().any(Self::is_open)
            }
            Self::Map(pairs) => pairs
                .iter()
                .any(|(key, value)| key.is_open() || value.is_open()),
            _ => false,
        }
    }

    /// The value when the function around it is given these.
    pub(crate) fn given(&self, arguments: &[Self]) -> Self {
        self.with(&|place| match place {
            // What the function has from the one around it, which calls it.
            CAPTURED.. => Self::Parameter(place.saturating_sub(CAPTURED)),
            REST.. => {
                let behind = arguments.get(place.saturating_sub(REST)..);
                Self::list(behind.unwrap_or_default().to_vec())
            }
            _ => arguments.get(place).cloned().unwrap_or(Self::Unknown),
        })
    }

    /// What a function around this place was given, as a function in it has it. From further out nothing is followed.
    pub(crate) fn captured(&self) -> Self {
        self.with(&|place| match place {
            CAPTURED.. => Self::Unknown,
            _ => Self::Parameter(place.saturating_add(CAPTURED)),
        })
    }

    /// The value with others in the place of what depends on a function's arguments.
    fn with(&self, argument: &dyn Fn(usize) -> Self) -> Self {
        if !self.is_open() {
            return self.clone();
        }
        let all = |parts: &[Self]| parts.iter().map(|part| part.with(argument)).collect();
        match self {
            Self::Parameter(place) => argument(*place),
            Self::Spread(inner) => Self::Spread(Rc::new(inner.with(argument))),
            Self::Join(parts) => Self::join(all(parts)),
            Self::List(items) => Self::list(all(items)),
            Self::Either(ways) => Self::either(all(ways)),
            Self::Map(pairs) => {
                let pairs = pairs.iter();
                let pairs = pairs.map(|(key, value)| (key.with(argument), value.with(argument)));
                Self::map(pairs.collect())
            }
            other => other.clone(),
        }
    }

    /// The list without its first parts.
    pub(crate) fn behind(&self, first: usize) -> Option<Self> {
        match self {
            Self::List(items) => items.get(first..).map(|items| Self::list(items.to_vec())),
            Self::Parameter(place) if (REST..CAPTURED).contains(place) => {
                Some(Self::Parameter(place.saturating_add(first)))
            }
            _ => None,
        }
    }

    /// The last of the arguments that it depends on.
    pub(crate) fn highest(&self) -> usize {
        match self {
            Self::Parameter(place) => *place,
            Self::Spread(inner) => inner.highest(),
            Self::Join(parts) | Self::List(parts) | Self::Either(parts) => {
                parts.iter().map(Self::highest).max().unwrap_or(0)
            }
            Self::Map(pairs) => {
                let values = pairs.iter().map(|(_, value)| value.highest());
                values.max().unwrap_or(0)
            }
            _ => 0,
        }
    }

    fn size(&self) -> usize {
        match self {
            Self::Join(parts) | Self::List(parts) | Self::Either(parts) => {
                parts.iter().map(Self::size).fold(1, usize::saturating_add)
            }
            Self::Map(pairs) => pairs.iter().fold(1, |sum, (key, value)| {
                sum.saturating_add(key.size()).saturating_add(value.size())
            }),
            _ => 1,
        }
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
            (Self::Object(a), Self::Object(b)) => Rc::ptr_eq(a, b),
            (Self::List(a), Self::List(b)) => Rc::ptr_eq(a, b),
            (Self::Map(a), Self::Map(b)) => Rc::ptr_eq(a, b),
            _ => false,
        }
    }
}

/// Pairs with those of the maps that stand among them.
fn spread_out(pairs: Vec<(Value, Value)>) -> Vec<(Value, Value)> {
    if !pairs.iter().any(|(key, _)| matches!(key, Value::Spread(_))) {
        return pairs;
    }
    let mut flat = Vec::new();
    for (key, value) in pairs {
        let Value::Spread(inner) = &key else {
            flat.push((key, value));
            continue;
        };
        let nothing = |way: &Value| match way {
            Value::List(items) => items.is_empty(),
            Value::Null | Value::Flag => true,
            _ => false,
        };
        let mut ways = inner.ways().iter();
        if ways.all(|way| matches!(way, Value::Map(_)) || nothing(way)) {
            for way in inner.ways() {
                if let Value::Map(pairs) = way {
                    flat.extend(pairs.iter().cloned());
                }
            }
        } else {
            flat.push((key, Value::Null));
        }
    }
    flat
}
