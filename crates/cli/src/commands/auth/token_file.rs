//! What a person gives to `keap auth import`: the forms that hold tokens are read, everything else is
//! refused with what it looks like.

mod distinct;
mod document;

use std::time::{Duration, SystemTime};

use anyhow::{Context as _, bail, ensure};
use keap_auth::{Shape, Tokens, is_bearer_token};
use keap_http::Secret;
use serde_json::Value as Json;

use super::form::{Form, GIVE};
use super::php;
use crate::secret_arg::unquoted;
use crate::shell;
pub(super) use document::LONGEST_LIFE;
use document::{life_of, member, text, within};

/// What was read.
#[derive(Debug)]
pub(super) struct TokenFile {
    pub(super) tokens: Tokens,
    /// What a person should know about how it was read.
    pub(super) note: Option<&'static str>,
}

/// Reads tokens received at `now`. `life` is used where the input does not tell how long the access
/// token lives.
pub(super) fn read(text: &str, life: Duration, now: SystemTime) -> anyhow::Result<TokenFile> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.is_empty() {
        bail!(
            "standard input has no tokens\n  hint: give the file of the old program as `{}`",
            shell::fed("keap auth import < token.json")
        );
    }
    match Form::of(text) {
        Some(Form::Json) => from_json(&within(distinct::parse(text)?)?, life, now),
        Some(Form::Php) => {
            let json = php::read(text);
            let json = json.context("the input is cut or changed: PHP could not read it")?;
            from_json(&within(json)?, life, now)
        }
        Some(Form::Base64(within)) => {
            let mut file = read(&within, life, now).context("the input is base64 of a text")?;
            file.note = Some("the input was decoded: it was base64 of tokens");
            Ok(file)
        }
        Some(Form::Other(what)) => {
            bail!("the input looks like {what}\n  hint: {GIVE}")
        }
        None => from_lines(text, life, now),
    }
}

/// A token answer, or a token of the PHP SDK, which has the same members in camel case.
fn from_json(json: &Json, life: Duration, now: SystemTime) -> anyhow::Result<TokenFile> {
    let access = text(json, "access_token")?;
    let access = access.context("the input has no access_token, and no accessToken either")?;
    let refresh = text(json, "refresh_token")?;
    let extra = member(json, "extra_info")?;
    let scope = match (text(json, "scope")?, extra) {
        (None, Some((_, extra))) => text(extra, "scope")?,
        (scope, _) => scope,
    };
    let life = life_of(json, now)?.unwrap_or(life);
    let tokens = tokens(&access, refresh.as_deref(), life, now)?;
    Ok(TokenFile {
        tokens: tokens.with_scope(scope),
        note: None,
    })
}

/// The access token and the refresh token on a line each.
fn from_lines(text: &str, life: Duration, now: SystemTime) -> anyhow::Result<TokenFile> {
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let bare: Vec<&str> = lines.iter().map(|line| unquoted(line)).collect();
    let note = (bare != lines).then_some("the quotes around the tokens were left out");
    match bare.as_slice() {
        [access] => tokens(access, None, life, now),
        [access, refresh] => tokens(access, Some(refresh), life, now),
        _ => bail!("there are more than two lines; give the access token and the refresh token"),
    }
    .map(|tokens| TokenFile { tokens, note })
}

fn tokens(
    access: &str,
    refresh: Option<&str>,
    life: Duration,
    now: SystemTime,
) -> anyhow::Result<Tokens> {
    check("access token", access)?;
    if let Some(refresh) = refresh {
        check("refresh token", refresh)?;
        ensure!(
            access != refresh,
            "the access token and the refresh token are the same"
        );
    }
    Ok(Tokens::new(
        access.into(),
        refresh.map(Secret::from),
        now,
        life,
    ))
}

/// Keys and other things that are no tokens are refused with the reason.
fn check(name: &str, text: &str) -> anyhow::Result<()> {
    let shape = Shape::of(text);
    let advice = shape.advice();
    if matches!(
        shape,
        Shape::Empty
            | Shape::AccessKey
            | Shape::LegacyKey
            | Shape::ClientSecret
            | Shape::AppName
            | Shape::Broken
            | Shape::WithScheme
            | Shape::Url
            | Shape::AppUrl
            | Shape::TokenUrl
    ) {
        bail!(
            "the {name} is {}, not a token; {}",
            advice.what,
            advice.goes
        );
    }
    ensure!(
        is_bearer_token(text),
        "the {name} has characters that no token has (a token has letters, digits and -._~+/=); give the token alone, as it was shown"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    const ACCESS: &str = "aaaabbbbccccddddeeeeffff";
    const REFRESH: &str = "rrrrssssttttuuuuvvvvwwww";

    fn now() -> SystemTime {
        UNIX_EPOCH + Duration::from_secs(1_795_910_000)
    }

    fn from(text: &str) -> anyhow::Result<TokenFile> {
        read(text, Duration::from_secs(60), now())
    }

    #[test]
    fn the_forms_of_the_php_sdk_are_read() {
        let serialized = format!(
            "O:18:\"Infusionsoft\\Token\":4:{{s:11:\"accessToken\";s:24:\"{ACCESS}\";s:12:\"refreshToken\";s:24:\"{REFRESH}\";s:9:\"endOfLife\";i:1795910400;s:9:\"extraInfo\";a:2:{{s:10:\"token_type\";s:6:\"bearer\";s:5:\"scope\";s:27:\"full|ab123.infusionsoft.com\";}}}}"
        );
        let json = format!(
            r#"{{"accessToken":"{ACCESS}","refreshToken":"{REFRESH}","endOfLife":1795910400,"extraInfo":{{"scope":"full|ab123.infusionsoft.com"}}}}"#
        );
        for text in [serialized, json] {
            let tokens = from(&text).unwrap().tokens;
            assert_eq!(tokens.access.expose(), ACCESS);
            assert_eq!(tokens.refresh.as_ref().unwrap().expose(), REFRESH);
            assert_eq!(tokens.tenant().unwrap().as_str(), "ab123");
            let left = tokens.expires_at.duration_since(now()).unwrap();
            assert_eq!(left, Duration::from_secs(400));
        }
    }

    #[test]
    fn what_a_program_keeps_is_read_in_its_own_spelling_and_wrapping() {
        use base64::Engine as _;
        let plain = format!(
            r#"{{"AccessToken":"{ACCESS}","RefreshToken":"{REFRESH}","ExpiresIn":400,"Scope":"full|ab123.infusionsoft.com"}}"#
        );
        let text = serde_json::to_string(&plain).unwrap();
        let base64 = base64::engine::general_purpose::STANDARD.encode(&plain);
        let beside = plain.replacen('{', r#"{"access_token":null,"#, 1);
        let twice = plain.replacen('{', &format!(r#"{{"access_token":"{ACCESS}","#), 1);
        let listed = format!(r#"{{"access_token":null,"tokens":[{plain}]}}"#);
        let kept_twice = plain.replacen('{', &format!(r#"{{"raw":{plain},"#), 1);
        let wrapped = format!(r#"{{"status":"ok","data":{{"token":{plain}}}}}"#);
        let forms = [
            plain.clone(),
            format!("[{plain}]"),
            text,
            base64,
            beside,
            twice,
            listed,
            kept_twice,
            wrapped,
        ];
        for text in forms {
            let tokens = from(&text).unwrap().tokens;
            assert_eq!(tokens.access.expose(), ACCESS, "{text}");
            assert_eq!(tokens.refresh.as_ref().unwrap().expose(), REFRESH);
            assert_eq!(tokens.tenant().unwrap().as_str(), "ab123");
            let left = tokens.expires_at.duration_since(now()).unwrap();
            assert_eq!(left, Duration::from_secs(400));
        }
    }

    #[test]
    fn what_is_no_token_is_refused_and_not_shown() {
        for (text, what) in [
            ("<html><body>MARKED</body></html>", "a page"),
            ("access_token,refresh_token\nMARKED,MARKED", "CSV"),
            ("access_token=MARKED", "NAME=VALUE"),
            ("refresh_token: MARKED", "NAME=VALUE"),
            (
                "Access token: MARKED\nRefresh token: MARKED",
                "lines with a name before the token",
            ),
            (
                r#"{"access_token":"MARKED","AccessToken":"MARKED2"}"#,
                "access_token and AccessToken",
            ),
            (
                r#"{"access_token":"MARKED","refresh-token":"MARKED2","refreshToken":7}"#,
                "refresh-token and refreshToken",
            ),
            (
                r#"{"one":{"access_token":"MARKED"},"other":{"access_token":"MARKED2"}}"#,
                "in 2 of its members",
            ),
            (
                r#"{"data":{"access_token":"MARKED"},"refresh_token":"MARKED2"}"#,
                "not the same refresh_token",
            ),
            (
                r#"{"data":{"access_token":"MARKED","refresh_token":"MARKED2"},"access_token":"MARKED3"}"#,
                "not the same access_token",
            ),
            (
                r#"{"access_token":"MARKED","refresh_token":"MARKED2","access_token":"MARKED3"}"#,
                "access_token twice",
            ),
            (
                r#"{"tokens":[{"access_token":"MARKED"},{"access_token":"MARKED2"}]}"#,
                "a list of 2",
            ),
            (r#"{"data":{"token":"MARKED"}}"#, "no access_token"),
            ("```json\n{}\n```", "code fence"),
            (
                "{\"access_token\":\"<h1>MARKED</h1>\"}",
                "characters that no token has",
            ),
            (
                "MARKED\u{e9}aaaaaaaaaaaaaaaaaaaaaa",
                "characters that no token has",
            ),
            ("O:18:\"Infusionsoft\\Token\":4:{s:11:\"MARKED", "cut"),
            ("one\ntwo\nthree", "more than two lines"),
            ("two tokens", "blanks"),
            ("ab123.infusionsoft.com", "name of an app"),
            ("", "no tokens"),
            ("[{\"access_token\":\"MARKED\"},{}]", "a list of 2"),
            ("[\"MARKED\"]", "no document with tokens"),
            (
                "token|O:18:\"Infusionsoft\\Token\":1:{}",
                "session file of PHP",
            ),
            ("array (\n  'access_token' => 'MARKED',\n)", "PHP code"),
            (
                "Infusionsoft\\Token::__set_state(array(\n   'accessToken' => 'MARKED',\n))",
                "PHP code",
            ),
            (
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n\r\n{}",
                "HTTP answer",
            ),
            ("# Tokens\n\n| access | MARKED |", "Markdown"),
            // {"token":"MARKED"}
            ("eyJ0b2tlbiI6Ik1BUktFRCJ9", "base64"),
        ] {
            let error = format!("{:#}", from(text).unwrap_err());
            assert!(
                error.contains(what) && !error.contains("MARKED"),
                "{text}: {error}"
            );
        }
    }

    #[test]
    fn quotes_are_left_out_with_a_word() {
        let read = from(&format!("\"{ACCESS}\"\n'{REFRESH}'\n")).unwrap();
        assert_eq!(read.tokens.access.expose(), ACCESS);
        assert_eq!(read.tokens.refresh.unwrap().expose(), REFRESH);
        assert!(read.note.is_some());
        assert!(from(ACCESS).unwrap().note.is_none());
    }

    #[test]
    fn a_life_that_can_be_none_is_refused() {
        let lives = [
            "18446744073709551615",
            "\"9223372036854775807\"",
            "8200000000000",
            "315360001",
            "1e300",
            "-5",
            "\"-5\"",
            "\"soon\"",
            "\"\"",
            "86400.5",
            "true",
            "[1]",
            "\"2026-12-31\"",
        ];
        let ends = ["60", "0", "1795910400000", "1e300", "-5", "\"soon\""];
        let cases = lives.map(|life| ("expires_in", life)).into_iter();
        let cases = cases.chain(lives.map(|life| ("expiresIn", life)));
        for (name, life) in cases.chain(ends.map(|end| ("endOfLife", end))) {
            let text = format!(r#"{{"access_token":"{ACCESS}","{name}":{life}}}"#);
            let error = format!("{:#}", from(&text).unwrap_err());
            assert!(
                error.contains(name) && !error.contains(ACCESS),
                "{text}: {error}"
            );
        }
        // What PHP has serialized is held against the same rule.
        let serialized =
            format!("a:2:{{s:11:\"accessToken\";s:24:\"{ACCESS}\";s:9:\"endOfLife\";i:-5;}}");
        assert!(from(&serialized).is_err());
    }

    #[test]
    fn a_life_is_read_in_every_form_that_is_one() {
        let left = |member: &str| {
            let text = format!(r#"{{"access_token":"{ACCESS}",{member}}}"#);
            let tokens = from(&text).unwrap().tokens;
            tokens.expires_at.duration_since(now()).unwrap().as_secs()
        };
        for (member, seconds) in [
            (r#""expires_in":3600"#, 3600),
            (r#""expires_in":" 3600 ""#, 3600),
            (r#""expires_in":3600.0"#, 3600),
            (r#""expires_in":0"#, 0),
            (r#""expires_in":315360000"#, LONGEST_LIFE),
            (r#""expires_in":null"#, 60),
            (r#""endOfLife":1795910400"#, 400),
            (r#""endOfLife":1700000000"#, 0),
            (r#""x":1"#, 60),
        ] {
            assert_eq!(left(member), seconds, "{member}");
        }
    }

    #[test]
    fn members_of_another_kind_are_not_taken_for_absent() {
        for member in [r#""refresh_token":7"#, r#""scope":[]"#] {
            let text = format!(r#"{{"access_token":"{ACCESS}",{member}}}"#);
            let error = from(&text).unwrap_err().to_string();
            assert!(error.ends_with("is no text"), "{error}");
        }
    }
}
