//! What `keap auth import` takes, and what it leaves alone.

use std::time::UNIX_EPOCH;

use keap_http::{Clock as _, SystemClock};

use crate::desk::{Desk, desk};

const IMPORT: [&str; 4] = ["auth", "import", "--app", "ab123"];

async fn import(desk: &Desk, more: &[&str], input: &str) -> (Option<i32>, String) {
    desk.keap(&[&IMPORT[..], more].concat(), input.to_owned())
        .await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_token_is_refused_and_the_grant_stays() {
    let desk = desk("import-anything").await;
    let (code, said) = import(&desk, &[], &desk.pair(86_400)).await;
    assert_eq!(code, Some(0), "{said}");
    let tokens = "access_token,refresh_token\naaaabbbbccccddddeeeeffff,rrrrssssttttuuuuvvvvwwww\n";
    for input in [
        "<html><body>login</body></html>\n",
        tokens,
        "access_token=aaaabbbbccccddddeeeeffff\n",
        "```json\n{\"access_token\":\"aaaabbbbccccddddeeeeffff\"}\n```\n",
        "{\"message\":\"no\"}",
        "O:18:\"Infusionsoft\\Token\":4:{s:11:\"accessToken\"",
    ] {
        for more in [&[][..], &["--no-check"]] {
            let (code, said) = import(&desk, more, input).await;
            assert_eq!(code, Some(2), "{input}: {said}");
            assert!(said.contains("error:"), "{input}: {said}");
        }
    }
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(0), "the grant is as it was: {said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_access_token_is_checked_by_a_read_and_the_refresh_token_is_not_spent() {
    let desk = desk("import-check").await;
    let unknown = "aaaabbbbccccddddeeeeffff\nrrrrssssttttuuuuvvvvwwww\n";
    let (code, said) = import(&desk, &[], unknown).await;
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("does not take the access token"), "{said}");
    let (code, said) = import(&desk, &["--no-check"], unknown).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = import(&desk, &[], &desk.pair(86_400)).await;
    assert_eq!(code, Some(0), "{said}");
    assert_eq!(desk.sandbox.token_counts().calls, 0, "no token call");
    // The app that the tokens open, not the one that is said.
    let other = ["auth", "import", "--app", "zz999"];
    let (code, said) = desk.keap(&other, desk.pair(86_400)).await;
    assert_eq!(code, Some(2), "{said}");
    assert!(said.contains("the tokens open ab123"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_grant_that_can_be_renewed_is_not_replaced_by_one_that_cannot() {
    let desk = desk("import-replace").await;
    import(&desk, &[], &desk.pair(86_400)).await;
    let access = desk.sandbox.issue_tokens().access;
    let alone = format!("{}\n", access.expose());
    let (code, said) = import(&desk, &[], &alone).await;
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("--replace"), "{said}");
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(0), "the grant is as it was: {said}");
    let (code, said) = import(&desk, &["--replace"], &alone).await;
    assert_eq!(code, Some(0), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn lives_that_are_too_long_are_refused_and_panic_nowhere() {
    let desk = desk("import-life").await;
    for life in ["18446744073709551615", "99999999999999", "-1"] {
        let life = format!("--expires-in={life}");
        let (code, said) = import(&desk, &[&life], &desk.pair(60)).await;
        assert_eq!(code, Some(2), "{said}");
    }
    for life in [
        "18446744073709551615",
        "9223372036854775807",
        "8200000000000",
        "1e300",
        "-5",
        "\"soon\"",
        "86400.5",
    ] {
        let input = desk.pair(60).replace(":60", &format!(":{life}"));
        assert!(input.contains(life), "{input}");
        for input in [input.clone(), input.replace("expires_in", "endOfLife")] {
            for more in [&[][..], &["--no-check"]] {
                let (code, said) = import(&desk, more, &input).await;
                assert_eq!(code, Some(2), "{life}: {said}");
                assert!(said.contains("no time of a token"), "{life}: {said}");
            }
        }
    }
    // The longest that is taken can be told.
    let (code, said) = import(&desk, &[], &desk.pair(10 * 365 * 86_400)).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = desk.keap(&["auth", "status"], String::new()).await;
    assert!(code == Some(0) && said.contains("fresh"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_text_or_has_no_end_is_refused() {
    let desk = desk("import-bytes").await;
    let random: Vec<u8> = (0..4096_u32)
        .map(|n| (n * 167 % 251) as u8 ^ 0x80)
        .collect();
    let endless = vec![b'{'; 17 << 20];
    let login = &[
        "auth",
        "login",
        "--no-browser",
        "--redirect-uri",
        "https://keap.example/cb",
    ][..];
    let key = &["gateway", "key", "adopt", "--app", "ab123", "--label", "x"][..];
    let secret = &["auth", "import", "--client-secret", "-"][..];
    for (arguments, input, told) in [
        (&IMPORT[..], &random, "standard input is no text in UTF-8"),
        (&IMPORT[..], &endless, "it is larger than 16777216 bytes"),
        (login, &random, "a line is no text in UTF-8"),
        (login, &endless, "a line is longer than 65536 bytes"),
        (key, &random, "standard input is no text in UTF-8"),
        (key, &endless, "it is larger than 65536 bytes"),
        (secret, &random, "a line is no text in UTF-8"),
        (secret, &endless, "a line is longer than 65536 bytes"),
        (&["doctor", "--what-is", "-"], &random, "no text"),
        (&["xmlrpc", "encode"], &random, "the input is no JSON"),
    ] {
        let (code, said) = desk.keap_on_bytes(arguments, input.clone()).await;
        assert_eq!(code, Some(2), "{arguments:?}: {said}");
        assert!(said.contains(told), "{arguments:?}: {said}");
    }
    assert!(!desk.folder.join("gateway.db").exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_token_of_the_php_sdk_is_imported() {
    let desk = desk("import-php").await;
    let issued = desk.sandbox.issue_tokens();
    let (access, refresh) = (issued.access.expose(), issued.refresh.expose());
    let text = |name: &str, value: &str| {
        format!("s:{}:\"{name}\";s:{}:\"{value}\";", name.len(), value.len())
    };
    let tomorrow = SystemClock
        .now()
        .duration_since(UNIX_EPOCH)
        .unwrap()
        .as_secs()
        + 86_400;
    let serialized = format!(
        "O:18:\"Infusionsoft\\Token\":4:{{{}{}s:9:\"endOfLife\";i:{};s:9:\"extraInfo\";a:1:{{{}}}}}\n",
        text("accessToken", access),
        text("refreshToken", refresh),
        tomorrow,
        text("scope", "full|ab123.infusionsoft.com"),
    );
    let (code, said) = desk.keap(&["auth", "import"], serialized).await;
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("ab123: tokens kept") && !said.contains("no refresh token"),
        "{said}"
    );
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
}
