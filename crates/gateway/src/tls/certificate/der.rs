//! DER as far as certificates use it: elements one after the other, with a tag of one byte and a length that is told.

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const OBJECT_IDENTIFIER: u8 = 0x06;
pub(super) const UTC_TIME: u8 = 0x17;
pub(super) const GENERALIZED_TIME: u8 = 0x18;
pub(super) const SEQUENCE: u8 = 0x30;
pub(super) const SET: u8 = 0x31;
pub(super) const BOOLEAN: u8 = 0x01;

/// The tag of a part that its place in a structure names: `[number]`, with elements in it.
pub(super) const fn numbered(number: u8) -> u8 {
    0xa0 | number
}

/// The same with a plain value in it.
pub(super) const fn numbered_plain(number: u8) -> u8 {
    0x80 | number
}

/// One element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Element<'a> {
    pub(super) tag: u8,
    pub(super) content: &'a [u8],
    /// Tag, length and content.
    pub(super) whole: &'a [u8],
}

/// Reads elements from the front of some bytes. It goes into an element only when it is asked to, so that elements in
/// elements in elements cost nothing, and every method has nothing to give where the bytes are no such element.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) const fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The next element, whatever it is.
    pub(super) fn element(&mut self) -> Option<Element<'a>> {
        let (&tag, rest) = self.0.split_first()?;
        // Tags of several bytes are of no part of a certificate.
        let is_short = tag & 0x1f != 0x1f;
        let (length, rest) = length(rest).filter(|_| is_short)?;
        let (content, rest) = rest.split_at_checked(length)?;
        let (whole, _) = self.0.split_at_checked(self.0.len() - rest.len())?;
        self.0 = rest;
        Some(Element {
            tag,
            content,
            whole,
        })
    }

    /// The content of the next element, which has to have this tag.
    pub(super) fn content(&mut self, tag: u8) -> Option<&'a [u8]> {
        let element = self.element()?;
        (element.tag == tag).then_some(element.content)
    }

    /// What is in the next element, which has to have this tag.
    pub(super) fn inside(&mut self, tag: u8) -> Option<Self> {
        self.content(tag).map(Self)
    }

    pub(super) fn next_is(&self, tag: u8) -> bool {
        self.0.first() == Some(&tag)
    }

    /// Goes past the next element if it has this tag.
    pub(super) fn skip_optional(&mut self, tag: u8) -> Option<()> {
        if self.next_is(tag) {
            self.element()?;
        }
        Some(())
    }
}

/// A length and what is behind it. One that is left open until an end is none of DER.
fn length(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    if first < 0x80 {
        return Some((first.into(), rest));
    }
    let (digits, rest) = rest.split_at_checked((first & 0x7f).into())?;
    let in_reach = (1..=size_of::<usize>()).contains(&digits.len());
    let length = digits
        .iter()
        .fold(0, |length, &digit| length << 8 | usize::from(digit));
    in_reach.then_some((length, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_ends_where_its_length_says() {
        let mut reader = Reader::new(&[0x30, 3, 2, 1, 5, 4, 0x81, 1, 7]);
        let sequence = reader.element().unwrap();
        assert_eq!(sequence.whole, [0x30, 3, 2, 1, 5]);
        assert_eq!(
            Reader::new(sequence.content).content(INTEGER),
            Some(&[5_u8][..])
        );
        assert_eq!(reader.content(OCTET_STRING), Some(&[7_u8][..]));
        assert!(reader.is_empty());
    }

    #[test]
    fn what_is_cut_or_of_no_sense_is_no_element() {
        for bytes in [
            &[][..],
            &[0x30],
            &[0x30, 2, 1],
            // Left open until an end, which is of BER.
            &[0x30, 0x80, 0, 0],
            &[0x30, 0x84, 0xff, 0xff, 0xff, 0xff],
            &[
                0x30, 0x88, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0,
            ],
            &[0x30, 0x89, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0],
            &[0x30, 0xff, 0],
            &[0x1f, 0x85, 0x01, 0],
        ] {
            assert!(Reader::new(bytes).element().is_none(), "{bytes:02x?}");
        }
    }
}
