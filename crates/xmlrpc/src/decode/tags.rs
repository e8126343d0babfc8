//! Tags that follow each other, with or without blanks between them.

/// Tags in a row, known when the program is built.
#[derive(Clone, Copy)]
pub(super) struct Tags {
    /// As one text: what a server writes.
    pub(super) together: &'static [u8],
    /// One by one: what a pretty-printer makes of it.
    pub(super) each: &'static [&'static [u8]],
}

/// `tags!("</i4>", "</value>")`
macro_rules! tags {
    ($($tag:literal),+) => {
        const {
            $crate::decode::tags::Tags {
                together: concat!($($tag),+).as_bytes(),
                each: &[$($tag.as_bytes()),+],
            }
        }
    };
}
pub(super) use tags;

impl Tags {
    /// What comes behind them; before each there may be blanks.
    #[inline(always)]
    pub(super) fn strip(self, text: &[u8]) -> Option<&[u8]> {
        match text.strip_prefix(self.together) {
            Some(rest) => Some(rest),
            None if is_spaced(text) => self.strip_spaced(unspaced(text)),
            None if self.each.len() > 1 => self.strip_spaced(text),
            None => None,
        }
    }

    /// What comes behind them; the first must be here, as after a text, whose blanks count.
    #[inline(always)]
    pub(super) fn strip_here(self, text: &[u8]) -> Option<&[u8]> {
        match text.strip_prefix(self.together) {
            Some(rest) => Some(rest),
            None if self.each.len() > 1 => self.strip_spaced(text),
            None => None,
        }
    }

    /// The first is here, before the others there may be blanks.
    #[inline(never)]
    fn strip_spaced(self, text: &[u8]) -> Option<&[u8]> {
        let (first, others) = self.each.split_first()?;
        let mut rest = text.strip_prefix(*first)?;
        for tag in others {
            rest = unspaced(rest).strip_prefix(*tag)?;
        }
        Some(rest)
    }
}

#[inline(always)]
fn is_spaced(text: &[u8]) -> bool {
    matches!(text.first(), Some(b' ' | b'\t' | b'\r' | b'\n'))
}

/// The text behind the blanks that it begins with.
#[inline(always)]
pub(super) fn unspaced(text: &[u8]) -> &[u8] {
    let mut rest = text;
    while let [b' ' | b'\t' | b'\r' | b'\n', behind @ ..] = rest {
        rest = behind;
    }
    rest
}

#[cfg(test)]
mod tests {
    #[test]
    fn blanks_may_stand_between_tags_and_not_after_a_text() {
        let tags = tags!("</i4>", "</value>");
        for text in ["</i4></value>x", "</i4>\r\n\t </value>x"] {
            assert_eq!(
                tags.strip_here(text.as_bytes()),
                Some(&b"x"[..]),
                "{text:?}"
            );
        }
        let spaced = b"\n </i4></value>x";
        assert_eq!(tags.strip(spaced), Some(&b"x"[..]));
        assert_eq!(tags.strip_here(spaced), None);
        for text in ["</i4>", "</i4>y</value>", "</value>", ""] {
            assert_eq!(tags.strip(text.as_bytes()), None, "{text:?}");
        }
    }
}
