//! Lines and columns of offsets in a file.

/// Where the lines of a file begin.
#[derive(Clone)]
pub(crate) struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        let breaks = memchr::memchr_iter(b'\n', text.as_bytes());
        let starts = std::iter::once(0)
            .chain(breaks.map(|at| at.saturating_add(1)))
            .collect();
        Self { text, starts }
    }

    /// Line and column of an offset, both from 1; the column in characters.
    pub(crate) fn place(&self, offset: usize) -> (usize, usize) {
        let line = self.starts.partition_point(|start| *start <= offset);
        let start = line
            .checked_sub(1)
            .and_then(|line| self.starts.get(line))
            .copied()
            .unwrap_or(0);
        // Columns of a very long line are counted in bytes: counting characters for each hit would cost its square.
        const LONG: usize = 10_000;
        let before = self.text.get(start..offset).unwrap_or_default();
        let column = if before.len() > LONG {
            before.len()
        } else {
            before.chars().count()
        };
        (line, column.saturating_add(1))
    }

    /// The text of a line, from 1.
    pub(crate) fn line(&self, line: usize) -> &'a str {
        let start = line.checked_sub(1).and_then(|line| self.starts.get(line));
        let end = self.starts.get(line).copied().unwrap_or(self.text.len());
        start
            .and_then(|start| self.text.get(*start..end))
            .unwrap_or_default()
            .trim_end_matches(['\n', '\r'])
    }

    /// How many lines there are.
    pub(crate) fn count(&self) -> usize {
        self.starts.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_from_one_and_in_characters() {
        let lines = Lines::new("añb\nc\n");
        assert_eq!(lines.place(0), (1, 1));
        assert_eq!(lines.place(3), (1, 3));
        assert_eq!(lines.place(5), (2, 1));
        assert_eq!(lines.line(2), "c");
        assert_eq!(lines.line(9), "");
        assert_eq!(lines.count(), 3);
    }
}
