//! Paging in v2: `page_size`, an opaque `page_token`, and no total.

use std::ops::RangeInclusive;

use serde_json::{Map, Value as Json};

use crate::rest::shared::{Call, Refusal};
use crate::store::Row;

/// Rows of a page when the caller does not say; also what 0 means (inferred; a third party notes
/// 50).
const PAGE_SIZE: i64 = 50;

/// One page of items with its `next_page_token`, empty on the last page (observed).
///
/// # Errors
/// 400 for a page size outside `1..=most` (0 stands for the default) and for a token that is none.
pub(crate) fn page<T>(
    call: &Call<'_>,
    key: &str,
    items: Vec<T>,
    most: i64,
    show: impl FnMut(T) -> Json,
) -> Result<Json, Refusal> {
    page_of(call, key, items, 0..=most, show)
}

/// The same where the documents bound the size in another way.
///
/// # Errors
/// 400 for a page size outside `sizes` and for a token that is none.
pub(crate) fn page_of<T>(
    call: &Call<'_>,
    key: &str,
    items: Vec<T>,
    sizes: RangeInclusive<i64>,
    show: impl FnMut(T) -> Json,
) -> Result<Json, Refusal> {
    let (least, most) = (sizes.start(), sizes.end());
    let size = match call.query_number("page_size")? {
        Some(size) if !sizes.contains(&size) => {
            let text = format!("page_size must be between {least} and {most}");
            return Err(Refusal::bad(text));
        }
        None | Some(0) => PAGE_SIZE.min(*most),
        Some(size) => size,
    };
    let start = match call.query("page_token").filter(|token| !token.is_empty()) {
        Some(token) => read_token(token)?,
        None => 0,
    };
    let size = size.unsigned_abs() as usize;
    let more = items.len() > start.saturating_add(size);
    let rows: Vec<Json> = items.into_iter().skip(start).take(size).map(show).collect();
    let mut body = Map::new();
    body.insert(key.to_owned(), rows.into());
    body.insert(
        "next_page_token".to_owned(),
        if more {
            token(start + size).into()
        } else {
            "".into()
        },
    );
    Ok(Json::Object(body))
}

/// How many rows [`page`] looks at of a list that is in the order of its rows, one behind the page among them; all of them
/// when the call wants another order, or what it wants is to be refused.
pub(crate) fn needed(call: &Call<'_>, most: i64) -> usize {
    if !matches!(call.query("order_by"), None | Some("id" | "id asc")) {
        return usize::MAX;
    }
    let size = match call.query_number("page_size") {
        Ok(None | Some(0)) => PAGE_SIZE,
        Ok(Some(size)) if (1..=most).contains(&size) => size,
        _ => return usize::MAX,
    };
    let start = call.query("page_token").filter(|token| !token.is_empty());
    let start = start.map_or(Ok(0), read_token);
    let size = usize::try_from(size).unwrap_or(usize::MAX);
    start.map_or(usize::MAX, |start| {
        start.saturating_add(size).saturating_add(1)
    })
}

/// A token that does not look like a row number, so that nobody counts on it.
fn token(start: usize) -> String {
    format!(
        "{:x}",
        (start as u64 + 1).wrapping_mul(0x9e37_79b9) << 4 | 0x7
    )
}

fn read_token(token: &str) -> Result<usize, Refusal> {
    let bad = || Refusal::bad("page_token is invalid");
    let number = u64::from_str_radix(token, 16).map_err(|_| bad())?;
    let scaled = number >> 4;
    if number & 0xf != 0x7 || scaled % 0x9e37_79b9 != 0 || scaled == 0 {
        return Err(bad());
    }
    usize::try_from(scaled / 0x9e37_79b9 - 1).map_err(|_| bad())
}

/// Sorts rows by `order_by`: one name, then `asc` or `desc`; ascending when it is not said
/// (inferred).
///
/// # Errors
/// 400 for a name that the list does not order by.
pub(crate) fn sort(
    call: &Call<'_>,
    rows: &mut [&Row],
    names: &[(&str, &str)],
) -> Result<(), Refusal> {
    let Some(text) = call
        .query("order_by")
        .filter(|text| !text.trim().is_empty())
    else {
        return Ok(());
    };
    let bad = || Refusal::bad(format!("Invalid order_by: {text}"));
    let mut words = text.split_whitespace();
    let name = words.next().ok_or_else(bad)?;
    let (_, column) = names
        .iter()
        .find(|(known, _)| *known == name)
        .ok_or_else(bad)?;
    let descending = match words.next() {
        None => false,
        Some(word) if word.eq_ignore_ascii_case("asc") => false,
        Some(word) if word.eq_ignore_ascii_case("desc") => true,
        Some(_) => return Err(bad()),
    };
    if *column == "Id" && !descending {
        rows.sort_by_key(|row| row.id());
        return Ok(());
    }
    rows.sort_by(|a, b| {
        let order = match (a.get(column), b.get(column)) {
            (Some(a), Some(b)) => a.compare(b),
            (a, b) => a.is_some().cmp(&b.is_some()),
        };
        let order = if descending { order.reverse() } else { order };
        order.then_with(|| a.id().cmp(&b.id()))
    });
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_back_and_a_guess_does_not() {
        assert_eq!(read_token(&token(50)).ok(), Some(50));
        assert!(read_token("50").is_err() && read_token("next").is_err());
    }
}
