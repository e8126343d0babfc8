//! Constants that other files of a program have.

use std::collections::BTreeMap;

/// Texts by the class and the name under which other files have them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Constants(BTreeMap<String, BTreeMap<String, String>>);

impl Constants {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What a class has under a name.
    pub(crate) fn of(&self, class: &str, name: &str) -> Option<&str> {
        self.0.get(class)?.get(name).map(String::as_str)
    }

    /// Whether a class is named that has some.
    pub(crate) fn are_named_in(&self, bytes: &[u8]) -> bool {
        let mut classes = self.0.keys();
        classes.any(|class| memchr::memmem::find(bytes, class.as_bytes()).is_some())
    }

    /// Those that a file names without their class, since it takes them in: `import static shop.Methods.LOAD`,
    /// `import static shop.Methods.*`, `using static Shop.Methods`.
    pub(crate) fn taken_in_by(&self, source: &str) -> Vec<(&str, &str)> {
        let mut taken = Vec::new();
        for line in source.lines().map(str::trim) {
            let from = line.strip_prefix("import static ");
            let from = from.or_else(|| line.strip_prefix("using static "));
            let Some(path) = from.map(|path| path.trim_end_matches(';').trim()) else {
                continue;
            };
            let (before, last) = path.rsplit_once('.').unwrap_or(("", path));
            let whole = if last == "*" { before } else { path };
            let class_of = |path: &'_ str| path.rsplit('.').next().unwrap_or_default().to_owned();
            if let Some(names) = self.0.get(&class_of(whole)) {
                taken.extend(
                    names
                        .iter()
                        .map(|(name, text)| (name.as_str(), text.as_str())),
                );
            } else if let Some(names) = self.0.get(&class_of(before))
                && let Some((name, text)) = names.get_key_value(last)
            {
                taken.push((name.as_str(), text.as_str()));
            }
        }
        taken
    }
}

impl<'c> FromIterator<(&'c str, &'c str, &'c str)> for Constants {
    fn from_iter<I: IntoIterator<Item = (&'c str, &'c str, &'c str)>>(all: I) -> Self {
        let mut known = Self::default();
        for (class, name, text) in all {
            let names = known.0.entry(class.to_owned()).or_default();
            names.insert(name.to_owned(), text.to_owned());
        }
        known
    }
}
