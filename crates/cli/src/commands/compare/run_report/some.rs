//! Some of many differences: a report that has no room for all shows what of each kind there is.

use std::collections::HashMap;

use super::Difference;

/// So many of the differences, in their order: the first of each cause in each column of each target, then the second of each.
pub(super) fn some(differences: &[Difference], most: usize) -> Vec<&Difference> {
    let mut met: HashMap<[&str; 4], usize> = HashMap::new();
    let mut by_place: Vec<(usize, &Difference)> = Vec::with_capacity(differences.len());
    for one in differences {
        let kind = [&one.target, &one.column, &one.backend, &one.cause].map(String::as_str);
        let place = met.entry(kind).or_default();
        by_place.push((*place, one));
        *place = place.saturating_add(1);
    }
    // The sort keeps the order of those that are equal.
    by_place.sort_by_key(|(place, _)| *place);
    let mut some: Vec<&Difference> = by_place
        .into_iter()
        .map(|(_, one)| one)
        .take(most)
        .collect();
    some.sort_by_key(|one| one.number);
    some
}

#[cfg(test)]
mod tests {
    use super::*;

    fn difference(number: u64, target: &str, cause: &str) -> Difference {
        let text = |text: &str| text.to_owned();
        Difference {
            number,
            target: text(target),
            row: None,
            key: None,
            column: text("Phone1"),
            backend: text("v2"),
            finding: text("different"),
            cause: text(cause),
            kind: text("likely"),
            reading: text("first"),
            left: None,
            right: None,
            standing: None,
        }
    }

    #[test]
    fn many_of_one_kind_keep_no_other_out() {
        let many = (1..=8).map(|number| difference(number, "Contact", "zone_shift"));
        let all: Vec<Difference> = many
            .chain([
                difference(9, "Contact", "order"),
                difference(10, "Job", "zone_shift"),
            ])
            .collect();
        let numbers = |most| {
            let some = some(&all, most);
            some.iter().map(|one| one.number).collect::<Vec<_>>()
        };
        assert_eq!(numbers(3), [1, 9, 10]);
        assert_eq!(numbers(5), [1, 2, 3, 9, 10]);
        assert_eq!(numbers(20), (1..=10).collect::<Vec<_>>());
        assert_eq!(numbers(0), Vec::<u64>::new());
    }
}
