//! A client secret goes with the client that it stands beside, and to the hosts that the same source names.

use std::fs;

use crate::desk::{Desk, SECRET, desk, said};

/// What an import says whose client and host the environment names, with this default profile.
async fn import(desk: &Desk, profile: &str, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let file = desk.folder.join("keap.toml");
    let text = format!("default = \"live\"\n[profile.live]\n{profile}\n");
    fs::write(&file, text).unwrap();
    fs::write(desk.folder.join("secret"), SECRET).unwrap();
    let mut command = desk.command(&["auth", "import", "--app", "ab123", "--replace"]);
    command.env("KEAP_CONFIG", &file);
    command.envs(variables.iter().copied());
    said(command, desk.pair(86_400)).await
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_of_the_environment_goes_to_no_other_host() {
    let desk = desk("secret-host").await;
    let line = ["auth", "import", "--base-url", "http://127.0.0.1:9"];
    let (code, said) = desk.keap(&line, desk.pair(86_400)).await;
    assert_eq!(code, Some(2), "{said}");
    for told in ["KEAP_CLIENT_SECRET of the environment", "--client-secret -"] {
        assert!(said.contains(told), "{told}: {said}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_secret_of_a_profile_goes_to_no_host_of_the_environment() {
    let desk = desk("secret-profile").await;
    let own = "client_id = \"client\"\nclient_secret = { file = \"secret\" }";
    let (code, said) = import(&desk, own, &[]).await;
    assert_eq!(code, Some(2), "{said}");
    let told = "the client_secret of the profile live is sent to";
    assert!(said.contains(told), "{said}");
}

/// The environment names another client than the secret stands beside.
#[tokio::test(flavor = "multi_thread")]
async fn a_secret_of_another_client_is_not_taken() {
    let desk = desk("secret-other").await;
    let other = "client_id = \"other\"\nclient_secret = { file = \"secret\" }";
    let (code, said) = import(&desk, other, &[]).await;
    assert_eq!(code, Some(0), "{said}");
    // The one beside the client is.
    let (code, said) = import(&desk, other, &[("KEAP_CLIENT_SECRET", SECRET)]).await;
    assert_eq!(code, Some(0), "{said}");
    let (code, said) = desk.keap(&["auth", "refresh"], String::new()).await;
    assert_eq!(code, Some(0), "{said}");
}
