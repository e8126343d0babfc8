//! What a misspelt name was probably meant to be.

/// The candidate that is nearest to `text`; none when all are far away.
///
/// Case, blanks, underscores and dashes do not count, and the last part of a dotted name stands for the whole:
/// `load` finds `ContactService.load`.
pub(crate) fn closest<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    match nearest(text, candidates)? {
        Near::Slip(candidate) => Some(candidate),
        Near::Far(_) => None,
    }
}

/// The candidate that is nearest to a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Near<'a> {
    /// A slip of the pen away.
    Slip(&'a str),
    /// Another word; no candidate is nearer.
    Far(&'a str),
}

/// The longest text that is taken for a misspelt name. The comparison costs more the longer the text is, and names come
/// from strangers.
const LONGEST: usize = 100;

/// The candidate that is nearest to `text`, however far away it is; none for an empty text, and for one that is
/// too long for a name.
pub(crate) fn nearest<'a>(
    text: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<Near<'a>> {
    if text.len() > LONGEST {
        return None;
    }
    let wanted = squeezed(text);
    if wanted.trim().is_empty() {
        return None;
    }
    let allowed = (wanted.chars().count() / 3).clamp(1, 4);
    let mut slip: Option<(usize, &str)> = None;
    let mut far: Option<(f64, &str)> = None;
    for candidate in candidates {
        let name = squeezed(candidate);
        let last = squeezed(candidate.rsplit('.').next().unwrap_or(candidate));
        let whole = strsim::osa_distance(&wanted, &name);
        let distance = whole.min(strsim::osa_distance(&wanted, &last));
        if distance <= allowed && slip.is_none_or(|(best, _)| distance < best) {
            slip = Some((distance, candidate));
        }
        // Between other words the beginning counts for more than the number of slips.
        let likeness = strsim::jaro_winkler(&wanted, &name);
        if far.is_none_or(|(best, _)| likeness > best) {
            far = Some((likeness, candidate));
        }
    }
    let slip = slip.map(|(_, candidate)| Near::Slip(candidate));
    slip.or(far.map(|(_, candidate)| Near::Far(candidate)))
}

/// The end of a message about a name that is not known: `; did you mean ContactService.load?`, or nothing where none of
/// the candidates is near.
pub fn did_you_mean<'a>(text: &str, candidates: impl IntoIterator<Item = &'a str>) -> String {
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
    fn what_is_too_long_for_a_name_is_not_compared() {
        let long = "load".repeat(LONGEST);
        assert_eq!(nearest(&long, ["ContactService.load"]), None);
    }

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
        assert_eq!(nearest("v3", names), Some(Near::Slip("v2")));
        assert_eq!(nearest("data", names), Some(Near::Far("DataService.query")));
        assert_eq!(nearest("data", []), None);
    }
}
