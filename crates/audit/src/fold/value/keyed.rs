//! What an argument of a function has under a key: `opts.method`, `$args['method']`, `$given{method}`.

use std::rc::Rc;

use super::Value;

impl Value {
    /// What a value has under a key, which may be decided by what the function around is given.
    pub(crate) fn keyed(&self, key: &str) -> Self {
        match self {
            Self::Map(pairs) => in_pairs(pairs, key),
            Self::List(items) => in_list(self, items, key),
            Self::Either(ways) => Self::either(ways.iter().map(|way| way.keyed(key)).collect()),
            Self::Parameter(_) | Self::Keyed(_) => Self::Keyed(Rc::new((self.clone(), key.into()))),
            _ => Self::Unknown,
        }
    }
}

fn in_pairs(pairs: &[(Value, Value)], key: &str) -> Value {
    for (known, value) in pairs.iter().rev() {
        match known {
            Value::Spread(inner) => match inner.keyed(key) {
                Value::Unknown => {}
                found => return found,
            },
            known if known.as_text() == Some(key) => return value.clone(),
            _ => {}
        }
    }
    Value::Unknown
}

/// Keys and values in turn, as Perl has them: `call(method => 'DataService.load', table => 'Lead')`.
fn in_list(list: &Value, items: &[Value], key: &str) -> Value {
    // Which is a key and which is a value is not known before that.
    if items.iter().any(|item| matches!(item, Value::Spread(_))) {
        return match list.is_open() {
            true => Value::Keyed(Rc::new((list.clone(), key.into()))),
            false => Value::Unknown,
        };
    }
    let pairs = items.chunks_exact(2).rev();
    let mut found = pairs.filter_map(|pair| match pair {
        [known, value] if known.as_text() == Some(key) => Some(value.clone()),
        _ => None,
    });
    found.next().unwrap_or(Value::Unknown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_under_a_key_is_known_with_the_argument() {
        let text = Value::text;
        let open = Value::Parameter(0).keyed("method");
        assert!(open.is_open());
        let map = Value::map(vec![(text("method"), text("DataService.load"))]);
        assert!(
            open.given(std::slice::from_ref(&map))
                .is_same(&text("DataService.load"))
        );
        let other = Value::map(vec![(text("table"), text("Lead"))]);
        assert!(matches!(open.given(&[other]), Value::Unknown));
        let inner = Value::Parameter(0).keyed("call").keyed("method");
        let outer = Value::map(vec![(text("call"), map.clone())]);
        assert!(inner.given(&[outer]).is_same(&text("DataService.load")));
        let rest = Value::list(vec![Value::Spread(
            Value::Parameter(super::super::REST + 1).into(),
        )]);
        let given = [
            Value::Unknown,
            text("id"),
            text("method"),
            text("method"),
            text("a.b"),
        ];
        assert!(rest.keyed("method").given(&given).is_same(&text("a.b")));
        let more = Value::map(vec![(Value::Spread(map.into()), Value::Null)]);
        assert!(more.keyed("method").is_same(&text("DataService.load")));
    }
}
