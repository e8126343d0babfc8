//! Many things of one sort, each of which opens, and of which a reader can show some.

use crate::text::{Count, Text};

/// Things of one sort under headings. Each has a line, and opens to show what stands side by side.
///
/// A page that has some carries the one script of this crate: it shows those that have a word, or a value of a facet.
/// Without script all are there.
#[derive(Clone, Debug, Default)]
pub struct Entries {
    pub(crate) caption: Text,
    facets: Vec<Facet>,
    pub(crate) groups: Vec<Group>,
}

/// By what entries can be chosen.
#[derive(Clone, Debug)]
pub(crate) struct Facet {
    pub(crate) name: Text,
    /// What entries have there, in the order in which it was met, and how many do.
    values: Vec<(Text, u64)>,
}

/// Entries under one heading.
#[derive(Clone, Debug, Default)]
pub struct Group {
    pub(crate) title: Text,
    pub(crate) notes: Vec<Text>,
    pub(crate) entries: Vec<Entry>,
}

/// One of them.
#[derive(Clone, Debug, Default)]
pub struct Entry {
    pub(crate) title: Text,
    facets: Vec<Text>,
    /// The places of the facets among their values, as the script reads them.
    pub(crate) places: String,
    pub(crate) notes: Vec<Text>,
    pub(crate) sides: Vec<Side>,
}

/// What stands beside others.
#[derive(Clone, Debug, Default)]
pub struct Side {
    pub(crate) title: Text,
    pub(crate) lines: Vec<Line>,
}

/// A line, parts of which may be marked.
#[derive(Clone, Debug, Default)]
pub struct Line(pub(crate) Vec<(Text, bool)>);

/// A value of a facet: its place, its text, and how many entries have it.
pub(crate) type Choice<'a> = (usize, &'a Text, Count);

impl Entries {
    /// None so far: what they are, and by what they can be chosen.
    pub fn new<F: Into<Text>>(
        caption: impl Into<Text>,
        facets: impl IntoIterator<Item = F>,
    ) -> Self {
        let facets = facets.into_iter().map(|name| Facet {
            name: name.into(),
            values: Vec::new(),
        });
        Self {
            caption: caption.into(),
            facets: facets.collect(),
            groups: Vec::new(),
        }
    }

    /// Adds a group.
    #[must_use]
    pub fn group(mut self, group: Group) -> Self {
        self.push(group);
        self
    }

    /// Adds a group, as [`group`](Self::group).
    pub fn push(&mut self, mut group: Group) {
        for entry in &mut group.entries {
            let values = std::mem::take(&mut entry.facets).into_iter();
            let places = self
                .facets
                .iter_mut()
                .zip(values)
                .map(|(facet, value)| facet.place(value).to_string());
            entry.places = places.collect::<Vec<_>>().join(" ");
        }
        self.groups.push(group);
    }

    /// The facets with their values by name, each with its place and how many entries have it.
    pub(crate) fn choices(&self) -> Vec<(&Text, Vec<Choice<'_>>)> {
        let choices = self.facets.iter().map(|facet| {
            let values = facet.values.iter().enumerate();
            let mut values: Vec<Choice<'_>> = values
                .map(|(place, (value, count))| (place, value, Count(*count)))
                .collect();
            values.sort_by_cached_key(|(_, value, _)| value.to_string());
            (&facet.name, values)
        });
        choices.collect()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> Count {
        let counts = self.groups.iter().map(|group| group.entries.len() as u64);
        Count(counts.sum())
    }
}

impl Facet {
    fn place(&mut self, value: Text) -> usize {
        let known = self.values.iter().position(|(known, _)| *known == value);
        let place = known.unwrap_or_else(|| {
            self.values.push((value, 0));
            self.values.len().saturating_sub(1)
        });
        if let Some((_, count)) = self.values.get_mut(place) {
            *count = count.saturating_add(1);
        }
        place
    }
}

impl Group {
    /// A group without entries.
    pub fn new(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            ..Self::default()
        }
    }

    /// Adds a sentence that holds for all of them.
    #[must_use]
    pub fn note(mut self, text: &str) -> Self {
        self.notes.push(Text::whole(text));
        self
    }

    /// Adds an entry.
    #[must_use]
    pub fn entry(mut self, entry: Entry) -> Self {
        self.push(entry);
        self
    }

    /// Adds an entry, as [`entry`](Self::entry).
    pub fn push(&mut self, entry: Entry) {
        self.entries.push(entry);
    }

    pub(crate) fn count(&self) -> Count {
        Count(self.entries.len() as u64)
    }
}

impl Entry {
    /// An entry by its line, with what it has of each facet, in their order.
    pub fn new<F: Into<Text>>(title: &str, facets: impl IntoIterator<Item = F>) -> Self {
        Self {
            title: Text::whole(title),
            facets: facets.into_iter().map(Into::into).collect(),
            ..Self::default()
        }
    }

    /// Adds a sentence.
    #[must_use]
    pub fn note(mut self, text: &str) -> Self {
        self.notes.push(Text::whole(text));
        self
    }

    /// Adds a side.
    #[must_use]
    pub fn side(mut self, side: Side) -> Self {
        self.sides.push(side);
        self
    }
}

impl Side {
    /// A side without lines.
    pub fn new(title: impl Into<Text>) -> Self {
        Self {
            title: title.into(),
            lines: Vec::new(),
        }
    }

    /// Adds a line.
    #[must_use]
    pub fn line(mut self, line: Line) -> Self {
        self.lines.push(line);
        self
    }
}

impl Line {
    /// A line of which nothing is marked.
    pub fn new(text: impl Into<Text>) -> Self {
        Self::default().text(text)
    }

    /// Goes on with something that is not marked.
    #[must_use]
    pub fn text(mut self, text: impl Into<Text>) -> Self {
        self.0.push((text.into(), false));
        self
    }

    /// Goes on with something that is marked.
    #[must_use]
    pub fn mark(mut self, text: impl Into<Text>) -> Self {
        self.0.push((text.into(), true));
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn facets_are_numbered_as_they_are_met_and_told_by_name() {
        let one = |table: &str, column: &str| Entry::new("x", [table, column]);
        let entries = Entries::new("Found", ["Table", "Column"])
            .group(
                Group::new("a")
                    .entry(one("Job", "Id"))
                    .entry(one("Contact", "Id")),
            )
            .group(Group::new("b").entry(one("Job", "Name")));
        let places = |group: usize| {
            let entries = entries.groups[group].entries.iter();
            entries.map(|one| one.places.clone()).collect::<Vec<_>>()
        };
        assert_eq!(places(0), ["0 0", "1 0"]);
        assert_eq!(places(1), ["0 1"]);
        let choices = entries.choices();
        let tables: Vec<String> = choices[0]
            .1
            .iter()
            .map(|(place, name, count)| format!("{place} {name} {count}"))
            .collect();
        assert_eq!(tables, ["1 Contact 1", "0 Job 2"]);
        assert_eq!(entries.count(), Count(3));
    }
}
