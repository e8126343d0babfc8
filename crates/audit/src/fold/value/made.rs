//! Values that are made of others: lists, maps, texts put together, one of several.

use std::rc::Rc;

use super::{LARGEST, LONGEST, MOST_WAYS, Value};

impl Value {
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
                    part @ (Self::Text(_) | Self::Parameter(_) | Self::Keyed(_)) => part,
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
