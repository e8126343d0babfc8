//! Tokens in a header: `Authorization: Bearer ..`.

/// How much in front of the word names the header, in bytes.
const NEAR: usize = 80;

/// The tokens that stand behind `Bearer` in a line, with their places.
pub(super) fn tokens(line: &str) -> Vec<(usize, &str)> {
    let lower = line.to_ascii_lowercase();
    let found = lower.match_indices("bearer");
    let tokens = found.filter_map(|(at, word)| {
        let before = lower.get(at.saturating_sub(NEAR)..at).or(lower.get(..at))?;
        let is_header = before.contains("auth");
        let behind = line.get(at.saturating_add(word.len())..)?;
        let token = text_behind(behind)?;
        let place = line.len().saturating_sub(token.len());
        let end = token.find(|c: char| !(super::given::is_inside(c) || c == '.'));
        let token = token.get(..end.unwrap_or(token.len()))?;
        is_header.then_some((place, token))
    });
    tokens.collect()
}

/// What stands behind the word: directly, or as the next text (`new AuthenticationHeaderValue("Bearer", "..")`).
fn text_behind(behind: &str) -> Option<&str> {
    let direct = behind.strip_prefix(' ').map(str::trim_start);
    let direct = direct.filter(|rest| rest.starts_with(super::given::is_inside));
    let next = || {
        let rest = behind.strip_prefix(['"', '\''])?.trim_start();
        let rest = rest.strip_prefix(',')?.trim_start();
        rest.strip_prefix(['"', '\''])
    };
    direct.or_else(next)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_stands_behind_its_word_or_in_the_next_text() {
        for line in [
            r#""Authorization": "Bearer kT9x","#,
            "curl -H 'Authorization: Bearer kT9x' https://api.infusionsoft.com",
            r#"new AuthenticationHeaderValue("Bearer", "kT9x");"#,
            "$headers = ['Authorization' => 'Bearer kT9x'];",
        ] {
            let told: Vec<&str> = tokens(line).into_iter().map(|(_, token)| token).collect();
            assert_eq!(told, ["kT9x"], "{line}");
        }
        for line in [
            r#"new AuthenticationHeaderValue("Bearer", token);"#,
            r#""Authorization": "Bearer " + token"#,
            r#""Authorization": `Bearer ${token}`"#,
            "the bearer kT9x of this letter",
        ] {
            assert_eq!(tokens(line), [], "{line}");
        }
    }
}
