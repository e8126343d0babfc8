//! The one search both directions share: the next byte of a text that needs a closer look.

/// The place of the first byte at or after `from` that is `<`, `>`, `&` or below blank.
///
/// Everything else in a text is copied as it is. Gives `bytes.len()` when there is none.
#[inline(always)]
pub(crate) fn special(bytes: &[u8], from: usize) -> usize {
    special_and_ascii(bytes, from).0
}

/// The same, and whether everything up to there is ASCII; it may say no for bytes just behind.
///
/// Texts are short, ten bytes or so, and there a call to `memchr` costs more than it saves; so
/// eight bytes are looked at in one word, inlined.
#[inline(always)]
pub(crate) fn special_and_ascii(bytes: &[u8], from: usize) -> (usize, bool) {
    let mut place = from;
    let mut seen = 0;
    while let Some(chunk) = bytes.get(place..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*chunk);
        seen |= word;
        let hits = special_in(word);
        if hits != 0 {
            return (
                place + (hits.trailing_zeros() / 8) as usize,
                seen & HIGHS == 0,
            );
        }
        place += 8;
    }
    while place < bytes.len() && !is_special(bytes[place]) {
        seen |= u64::from(bytes[place]);
        place += 1;
    }
    (place, seen & HIGHS == 0)
}

const HIGHS: u64 = 0x8080_8080_8080_8080;

fn is_special(byte: u8) -> bool {
    byte < b' ' || matches!(byte, b'<' | b'>' | b'&')
}

/// The high bit of each byte that is special. Exact up to and including the lowest such byte,
/// which is the only one used: a borrow of the subtraction can only reach bytes above a hit.
#[inline(always)]
fn special_in(word: u64) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let zero = |x: u64| x.wrapping_sub(ONES) & !x;
    let below_blank = word.wrapping_sub(ONES * 0x20) & !word;
    // `<` is 0x3C and `>` is 0x3E: with bit 1 set they are the same byte, and no other is.
    let angle = zero((word | (ONES * 0x02)) ^ (ONES * 0x3E));
    let ampersand = zero(word ^ (ONES * 0x26));
    (below_blank | angle | ampersand) & HIGHS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_at_every_place() {
        for byte in 0..=u8::MAX {
            for place in 0..20 {
                for rest in [b'a', 0xFF, 0x80, b'<', 0] {
                    let mut bytes = [b'a'; 20];
                    bytes[place] = byte;
                    bytes[place + 1..].fill(rest);
                    let expected = bytes
                        .iter()
                        .position(|&byte| is_special(byte))
                        .unwrap_or(20);
                    assert_eq!(special(&bytes, 0), expected, "{bytes:?}");
                }
            }
        }
    }
}
