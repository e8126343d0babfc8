//! The name of a certificate's subject, as it is written again for an issuer.

use rcgen::string::{BmpString, Ia5String, PrintableString, TeletexString, UniversalString};
use rcgen::{DistinguishedName, DnType, DnValue, Error};

use super::der::{OBJECT_IDENTIFIER, Reader, SEQUENCE, SET};

const UTF8_STRING: u8 = 0x0c;
const PRINTABLE_STRING: u8 = 0x13;
const TELETEX_STRING: u8 = 0x14;
const IA5_STRING: u8 = 0x16;
const UNIVERSAL_STRING: u8 = 0x1c;
const BMP_STRING: u8 = 0x1e;

/// Reads the content of a name.
///
/// # Errors
/// When it is no name, or has what cannot be written again: several attributes at one step, or other kinds of text.
pub(super) fn distinguished(name: &[u8]) -> Result<DistinguishedName, Error> {
    let mut steps = Reader::new(name);
    let mut distinguished = DistinguishedName::new();
    while !steps.is_empty() {
        let (kind, tag, text) = attribute(&mut steps).ok_or(Error::CouldNotParseCertificate)?;
        distinguished.push(DnType::from_oid(&kind), value(tag, text)?);
    }
    Ok(distinguished)
}

/// The kind of the one attribute of a step, and its value.
fn attribute<'a>(steps: &mut Reader<'a>) -> Option<(Vec<u64>, u8, &'a [u8])> {
    let mut step = steps.inside(SET)?;
    let mut attribute = step.inside(SEQUENCE)?;
    let kind = arcs(attribute.content(OBJECT_IDENTIFIER)?)?;
    let value = attribute.element()?;
    step.is_empty().then_some((kind, value.tag, value.content))
}

fn value(tag: u8, text: &[u8]) -> Result<DnValue, Error> {
    let read = || std::str::from_utf8(text).map_err(|_| Error::CouldNotParseCertificate);
    Ok(match tag {
        BMP_STRING => DnValue::BmpString(BmpString::from_utf16be(text.to_vec())?),
        IA5_STRING => DnValue::Ia5String(Ia5String::try_from(read()?)?),
        // What writes it panics at a question mark, which is one of these characters.
        PRINTABLE_STRING if !text.contains(&b'?') => {
            DnValue::PrintableString(PrintableString::try_from(read()?)?)
        }
        TELETEX_STRING => DnValue::TeletexString(TeletexString::try_from(read()?)?),
        UNIVERSAL_STRING => DnValue::UniversalString(UniversalString::from_utf32be(text.to_vec())?),
        UTF8_STRING => DnValue::Utf8String(read()?.to_owned()),
        _ => return Err(Error::CouldNotParseCertificate),
    })
}

/// The numbers of an object identifier, each of seven bits a byte, the first two in one. None is longer than nine bytes,
/// so that none is too large to be written again.
fn arcs(identifier: &[u8]) -> Option<Vec<u64>> {
    let (last, _) = identifier.split_last()?;
    let mut numbers = identifier
        .split_inclusive(|byte| byte & 0x80 == 0)
        .map(|number| {
            let number_of = |number: &[u8]| {
                let shifted = |sum, byte: &u8| sum << 7 | u64::from(byte & 0x7f);
                number.iter().fold(0, shifted)
            };
            (number.len() <= 9).then(|| number_of(number))
        });
    let both = numbers.next()??;
    let first = (both / 40).min(2);
    let start = [Some(first), Some(both - first * 40)];
    let arcs = start.into_iter().chain(numbers).collect::<Option<_>>()?;
    (last & 0x80 == 0).then_some(arcs)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One attribute, a common name, as in DER; all lengths are short.
    fn common_name(tag: u8, text: &[u8]) -> Vec<u8> {
        let around = |tag: u8, content: &[u8]| {
            [&[tag, u8::try_from(content.len()).unwrap()], content].concat()
        };
        around(
            SEQUENCE,
            &[&[6, 3, 0x55, 4, 3][..], &around(tag, text)].concat(),
        )
    }

    fn step(attributes: &[Vec<u8>]) -> Vec<u8> {
        let content = attributes.concat();
        [&[SET, u8::try_from(content.len()).unwrap()], &content[..]].concat()
    }

    #[test]
    fn all_kinds_of_text_that_can_be_written_again_are_read() {
        for (tag, text) in [
            (UTF8_STRING, "Zoë".as_bytes()),
            (PRINTABLE_STRING, b"Zoe (1)"),
            (TELETEX_STRING, b"Zoe & Ann"),
            (IA5_STRING, b"zoe@example.com"),
            (BMP_STRING, b"\0Z\0o\0\xeb"),
            (UNIVERSAL_STRING, b"\0\0\0Z\0\0\0o\0\0\0\xeb"),
        ] {
            let name = distinguished(&step(&[common_name(tag, text)])).unwrap();
            assert!(name.get(&DnType::CommonName).is_some(), "{tag:#x}");
        }
    }

    #[test]
    fn a_name_that_cannot_be_written_again_is_refused() {
        let zoe = || common_name(UTF8_STRING, b"Zoe");
        for name in [
            // Letters of Latin-1, which openssl writes as Teletex.
            step(&[common_name(TELETEX_STRING, b"Zo\xeb")]),
            step(&[common_name(UTF8_STRING, b"Zo\xeb")]),
            step(&[common_name(PRINTABLE_STRING, b"who?")]),
            step(&[common_name(PRINTABLE_STRING, b"Zoe & Ann")]),
            step(&[common_name(BMP_STRING, b"\0Z\0")]),
            // A numeric string.
            step(&[common_name(0x12, b"17")]),
            step(&[zoe(), zoe()]),
            step(&[]),
            zoe(),
        ] {
            assert!(distinguished(&name).is_err(), "{name:02x?}");
        }
    }

    /// The numbers are those that X.660 and PKCS #9 give.
    #[test]
    fn an_object_identifier_is_read_number_by_number() {
        for (bytes, expected) in [
            (&[0x55, 0x04, 0x03][..], Some(vec![2, 5, 4, 3])),
            (
                &[0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x01],
                Some(vec![1, 2, 840, 113_549, 1, 9, 1]),
            ),
            (&[0x88, 0x37], Some(vec![2, 999])),
            (&[], None),
            (&[0x55, 0x84], None),
            (&[0xff; 12], None),
            (
                &[
                    0x55, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f,
                ],
                None,
            ),
        ] {
            assert_eq!(arcs(bytes), expected, "{bytes:02x?}");
        }
    }
}
