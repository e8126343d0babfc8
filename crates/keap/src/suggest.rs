//! What a misspelt name was probably meant to be.

/// The candidate that is nearest to `text`; none when all are far away.
///
/// Case, blanks, underscores and dashes do not count, and the last part of a dotted name stands for the whole:
/// `load` finds `ContactService.load`.
pub(crate) fn closest<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let wanted = squeezed(text);
    let allowed = (wanted.chars().count() / 3).clamp(1, 4);
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in candidates {
        let whole = strsim::osa_distance(&wanted, &squeezed(candidate));
        let last = candidate.rsplit('.').next().unwrap_or(candidate);
        let distance = whole.min(strsim::osa_distance(&wanted, &squeezed(last)));
        if distance <= allowed && nearest.is_none_or(|(best, _)| distance < best) {
            nearest = Some((distance, candidate));
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// `; did you mean ContactService.load?`, or nothing: the end of a message.
pub(crate) fn did_you_mean<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> String {
    closest(text, candidates).map_or_else(String::new, |name| format!("; did you mean {name}?"))
}

fn squeezed(text: &str) -> String {
    let counts = |c: &char| !matches!(c, ' ' | '_' | '-');
    text.to_lowercase().chars().filter(counts).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let names = ["ContactService.load", "DataService.query", "v2"];
        assert_eq!(closest("load", names), Some("ContactService.load"));
        assert_eq!(
            closest("contactservice.laod", names),
            Some("ContactService.load")
        );
        assert_eq!(
            closest("Data_Service.querry", names),
            Some("DataService.query")
        );
        assert_eq!(closest("v3", names), Some("v2"));
        assert_eq!(closest("InvoiceService.void", names), None);
        assert_eq!(did_you_mean("zzz", names), "");
    }
}
