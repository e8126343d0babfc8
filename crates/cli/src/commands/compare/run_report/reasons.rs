//! What was not compared, by reason: how many there are of each, and their names.

use keap_http::Shown;

use super::{NotCompared, grouped};
use crate::output::Output;
use crate::told;

/// Names that are told of many.
#[derive(Debug)]
struct Reason<'r> {
    why: String,
    /// What is particular of some, and their names.
    parts: Vec<(String, Vec<&'r str>)>,
}

impl Reason<'_> {
    fn count(&self) -> usize {
        self.parts.iter().map(|(_, names)| names.len()).sum()
    }

    /// The reason and so many names.
    fn told(&self, most: usize) -> String {
        let mut why = self.why.clone();
        let of_all = match &self.parts[..] {
            [(own, _)] if !own.is_empty() => {
                why += &format!(" ({own})");
                true
            }
            _ => false,
        };
        let mut left = most;
        let mut told = Vec::new();
        for (own, names) in &self.parts {
            let names = &names[..names.len().min(left)];
            left -= names.len();
            if names.is_empty() {
                continue;
            }
            let own = match of_all || own.is_empty() {
                true => String::new(),
                false => format!(" ({own})"),
            };
            told.push(format!("{}{own}", names.join(", ")));
        }
        let more = match self.count().saturating_sub(most) {
            0 => String::new(),
            more => format!(" and {more} more"),
        };
        format!("{why}: {}{more}", told.join("; "))
    }
}

/// A reason that many have, and what is particular of one.
fn split(not: &NotCompared) -> (String, String) {
    let words = not.why.strip_prefix("no ");
    let words =
        words.and_then(|rest| rest.strip_suffix(" is drawn from the account; name one in a suite"));
    if let Some(words) = words {
        let why = "nothing to ask with is drawn from the account; name it in a suite";
        return (why.to_owned(), format!("no {words}"));
    }
    let why = Shown::new(&not.why).whole().to_string();
    let why = why.trim_end_matches('.').to_owned();
    (why, not.difference.clone().unwrap_or_default())
}

/// By reason, that of most first.
fn by_reason(not_compared: &[NotCompared]) -> Vec<Reason<'_>> {
    let mut reasons: Vec<Reason<'_>> = Vec::new();
    for not in not_compared {
        let (why, own) = split(not);
        let at = reasons.iter().position(|reason| reason.why == why);
        let at = at.unwrap_or_else(|| {
            let parts = Vec::new();
            reasons.push(Reason { why, parts });
            reasons.len().saturating_sub(1)
        });
        let parts = &mut reasons[at].parts;
        match parts.iter_mut().find(|(known, _)| *known == own) {
            Some((_, names)) => names.push(&not.name),
            None => parts.push((own, vec![&not.name])),
        }
    }
    reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count()));
    reasons
}

/// What was not compared: each with its reason for who wants to have all of it, and else the reasons with so many names of each.
/// Whether there are more names.
pub(crate) fn tell_reasons(not_compared: &[NotCompared], most: usize, output: &mut Output) -> bool {
    let count = not_compared.len();
    if count == 0 {
        return false;
    }
    output.line(format_args!("not compared: {}", grouped(count as u64)));
    if told::is_verbose() {
        for not in not_compared {
            let known = not.difference.as_ref();
            let known = known.map(|id| format!(" ({id})")).unwrap_or_default();
            let why = Shown::new(&not.why).whole().to_string();
            output.line(format_args!("  {}: {why}{known}", not.name));
        }
        return false;
    }
    let reasons = by_reason(not_compared);
    for reason in &reasons {
        let count = reason.count();
        output.line(format_args!("  {count:>5}  {}", reason.told(most)));
    }
    reasons.iter().any(|reason| reason.count() > most)
}

#[cfg(test)]
mod tests {
    use keap::Backend;
    use keap::compare::account::comparable;

    use super::*;

    fn not(name: &str, why: &str, difference: Option<&str>) -> NotCompared {
        NotCompared {
            name: name.to_owned(),
            why: why.to_owned(),
            difference: difference.map(str::to_owned),
        }
    }

    fn told(not_compared: &[NotCompared], most: usize) -> Vec<String> {
        let reasons = by_reason(not_compared);
        reasons.iter().map(|reason| reason.told(most)).collect()
    }

    #[test]
    fn a_reason_is_told_once_with_how_many_have_it() {
        let all = [
            not("A", "it is left out", None),
            not("B", "nobody reads it", Some("KB-014")),
            not("C", "nobody reads it", Some("KB-014")),
            not("D", "nobody reads it", Some("KB-014")),
        ];
        assert_eq!(
            told(&all, 2),
            [
                "nobody reads it (KB-014): B, C and 1 more",
                "it is left out: A"
            ]
        );
    }

    #[test]
    fn what_is_particular_of_some_stands_beside_them() {
        let all = [
            not("A", "nobody is asked", Some("KB-079")),
            not("B", "nobody is asked", None),
            not("C", "nobody is asked", Some("KB-079")),
        ];
        assert_eq!(told(&all, 9), ["nobody is asked: A, C (KB-079); B"]);
    }

    /// Whatever an operation lacks to be asked with is one reason.
    #[test]
    fn what_a_whole_account_leaves_out_has_few_reasons() {
        let all = comparable(&[Backend::XmlRpc, Backend::RestV2]).not_compared;
        let all: Vec<NotCompared> = all
            .iter()
            .map(|one| not(&one.name, &one.why, None))
            .collect();
        let told = told(&all, usize::MAX);
        assert!(all.len() > 25 && told.len() < 6, "{told:#?}");
        for one in &all {
            assert!(
                told.iter().any(|line| line.contains(&one.name)),
                "{}",
                one.name
            );
        }
    }
}
