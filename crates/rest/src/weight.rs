//! How much a JSON document weighs before it is read.
//!
//! A value in memory takes many times the bytes of its text: 60 MB of `{"id":"1"},` become 4.4 GB. So the text is
//! counted first, which takes no memory, and what was not asked for is not read.

/// The most objects and arrays in one answer. A page of 1000 contacts with everything in it has fewer than 100,000.
const CONTAINERS: usize = 500_000;

/// The most members and elements in one answer.
const VALUES: usize = 4_000_000;

/// What was counted of a document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Weight {
    containers: usize,
    values: usize,
    /// The length of the longest list: the document itself, or a member of it.
    rows: usize,
}

/// Why an answer is not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum TooHeavy {
    #[error("the answer has {rows} rows, {asked} were asked for")]
    Rows { rows: usize, asked: usize },
    #[error("the answer has more than {CONTAINERS} objects and lists, or {VALUES} values")]
    Values,
}

impl Weight {
    /// Counts. The document need not be valid: what is wrong with it is said by who reads it.
    fn of(json: &[u8]) -> Self {
        let mut weight = Self::default();
        // Per level that can hold rows, the commas of the list that is open; deeper ones are only counted.
        let mut lists: [Option<usize>; 2] = [None; 2];
        let mut depth = 0_usize;
        let mut bytes = json.iter();
        while let Some(byte) = bytes.next() {
            match byte {
                b'"' => skip_text(&mut bytes),
                b'{' | b'[' => {
                    weight.containers += 1;
                    if let Some(list) = lists.get_mut(depth) {
                        *list = (*byte == b'[').then_some(0);
                    }
                    depth += 1;
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    if let Some(list) = lists.get_mut(depth) {
                        // An empty list counts as one row, which does no harm.
                        let rows = list.take().map_or(0, |commas| commas + 1);
                        weight.rows = weight.rows.max(rows);
                    }
                }
                b',' => {
                    weight.values += 1;
                    let open = depth.checked_sub(1).and_then(|level| lists.get_mut(level));
                    if let Some(Some(commas)) = open {
                        *commas += 1;
                    }
                }
                _ => {}
            }
        }
        weight
    }

    /// Whether an answer may be read, when so many rows were asked for.
    pub(crate) fn check_answer(json: &[u8], asked: Option<usize>) -> Result<(), TooHeavy> {
        // It cannot have more values than bytes, and its rows matter to nobody.
        if asked.is_none() && json.len() < CONTAINERS {
            return Ok(());
        }
        Self::of(json).check(asked)
    }

    /// Whether an answer is as large as it may be, when so many rows were asked for.
    fn check(self, asked: Option<usize>) -> Result<(), TooHeavy> {
        match asked {
            Some(asked) if self.rows > asked.max(1) => Err(TooHeavy::Rows {
                rows: self.rows,
                asked,
            }),
            _ if self.containers > CONTAINERS || self.values > VALUES => Err(TooHeavy::Values),
            _ => Ok(()),
        }
    }
}

fn skip_text(bytes: &mut std::slice::Iter<'_, u8>) {
    while let Some(byte) = bytes.next() {
        match byte {
            b'"' => return,
            b'\\' => drop(bytes.next()),
            _ => {}
        }
    }
}

/// How many rows the query of a request asks for: `limit` in v1, `page_size` in v2. 0 leaves it to the server.
pub(crate) fn asked_rows(query: &str) -> Option<usize> {
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(name, _)| matches!(*name, "limit" | "page_size"))
        .and_then(|(_, count)| count.parse().ok())
        .filter(|count| *count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(json: &str) -> usize {
        Weight::of(json.as_bytes()).rows
    }

    #[test]
    fn rows_are_those_of_the_outer_lists() {
        assert_eq!(rows(r#"[1,2,3]"#), 3);
        assert_eq!(
            rows(r#"{"contacts":[{"a":[1,2,3,4]},{"b":"x,y],[\",\\"}],"count":2}"#),
            2
        );
        assert_eq!(rows(r#"{"a":{"b":[1,2,3]},"c":1}"#), 0);
        assert_eq!(rows(r#"{"a":[1],"b":[1,2,3],"c":[]}"#), 3);
        assert_eq!(rows("]]}}[[["), 0);
    }

    #[test]
    fn more_than_was_asked_for_is_refused() {
        let weight = Weight::of(br#"{"contacts":[1,2,3]}"#);
        assert_eq!(weight.check(None), Ok(()));
        assert_eq!(weight.check(Some(3)), Ok(()));
        let refusal = TooHeavy::Rows { rows: 3, asked: 2 };
        assert_eq!(weight.check(Some(2)), Err(refusal));
        assert_eq!(Weight::check_answer(b"[1,2,3]", None), Ok(()));
        assert_eq!(Weight::check_answer(b"[1,2,3]", Some(2)), Err(refusal));
        let many = format!("[[{}]]", vec!["{}"; CONTAINERS].join(","));
        assert_eq!(
            Weight::check_answer(many.as_bytes(), None),
            Err(TooHeavy::Values)
        );
    }

    #[test]
    fn the_query_says_how_many_are_asked_for() {
        assert_eq!(asked_rows("filter=a&page_size=1000"), Some(1000));
        assert_eq!(asked_rows("limit=5&offset=7"), Some(5));
        assert_eq!(asked_rows("page_size=0"), None);
        assert_eq!(asked_rows(""), None);
    }
}
