//! Values that depend on what the function around them is given.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Answers, Asked, CAPTURED, Proxy, REST, Value};

impl Value {
    /// Whether it depends on what the function around it is given.
    pub(crate) fn is_open(&self) -> bool {
        match self {
            Self::Parameter(_) => true,
            Self::Spread(inner) => inner.is_open(),
            Self::Asked(asked) => asked.of.is_open() || asked.name.is_open(),
            Self::Keyed(keyed) => keyed.0.is_open(),
            // The fields of an object may have the object.
            Self::Proxy(proxy) => proxy.is_open(),
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
            Self::Proxy(proxy) => Self::Proxy(Rc::new(proxy.with(argument))),
            Self::Keyed(keyed) => keyed.0.with(argument).keyed(&keyed.1),
            Self::Asked(asked) => Self::Asked(Rc::new(Asked {
                of: asked.of.with(argument),
                name: asked.name.with(argument),
                given: all(&asked.given),
            })),
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
            Self::Keyed(keyed) => keyed.0.highest(),
            Self::Asked(asked) => asked.of.highest().max(asked.name.highest()),
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
}

impl Proxy {
    /// Whether what it has depends on what the function around it is given: of a function and a handler alone, since the
    /// fields of an object may have the object.
    fn is_open(&self) -> bool {
        let Ok(names) = self.names.try_borrow() else {
            return false;
        };
        let is_plain = |value: &Value| !matches!(value, Value::Proxy(_)) && value.is_open();
        !matches!(self.answers, Answers::Class(_)) && names.values().any(is_plain)
    }

    fn with(&self, argument: &dyn Fn(usize) -> Value) -> Self {
        let names = self.names.borrow();
        let names = names.iter().map(|(name, value)| {
            let value = match value {
                Value::Proxy(_) => value.clone(),
                value => value.with(argument),
            };
            (name.clone(), value)
        });
        Self {
            answers: self.answers.clone(),
            names: RefCell::new(names.collect()),
        }
    }
}
