//! What a run cannot do is said at once, and what nobody answered for is taken up.

use std::collections::BTreeMap;

use super::*;

impl Counted {
    /// Answers what was held.
    fn release(&self) {
        self.leaves_unanswered(None);
        self.notify.notify_waiters();
    }
}

fn targets(report: &Json) -> BTreeMap<String, String> {
    let targets = report["targets"].as_array().unwrap().iter();
    let told = |one: &Json, member: &str| one[member].as_str().unwrap().to_owned();
    targets
        .map(|one| (told(one, "name"), told(one, "state")))
        .collect()
}

/// A run that ended goes on with the tables for which nobody answered, and with nothing else.
#[tokio::test(flavor = "multi_thread")]
async fn what_nobody_answered_for_is_asked_again_and_nothing_else() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("unanswered");
    let state = folder.state();
    served.down.lock().unwrap().push("/products");
    let named = ["User", "Product", "Contact", "--yes", "--format", "json"];
    let first = run(command(&state, &base, &named)).await;
    assert_eq!(first.status.code(), Some(3), "{}", told(&first));
    assert_eq!(targets(&report(&first))["Product"], "failed");
    assert!(
        told(&first).contains("asks again what nobody answered for"),
        "{}",
        told(&first)
    );
    served.down.lock().unwrap().clear();
    served.take();
    let resumed = ["--resume", "last", "--yes", "--format", "json"];
    let again = run(command(&state, &base, &resumed)).await;
    let found = report(&again);
    let all_done = targets(&found).into_values().all(|state| state == "done");
    assert!(all_done, "{found}");
    let asked = served.take();
    for other in [
        "<string>Contact</string>",
        "<string>User</string>",
        "/contacts?",
    ] {
        assert!(!asked.iter().any(|one| one.contains(other)), "{asked:#?}");
    }
    let over = run(command(&state, &base, &resumed)).await;
    assert_eq!(over.status.code(), Some(2), "{}", told(&over));
}

/// SQLite would write on into a file that nobody finds any more.
#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_state_that_is_taken_away_under_a_run_ends_it() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("taken-away");
    let state = folder.state();
    let waits = "<string>Contact</string>";
    served.leaves_unanswered(Some(waits));
    for replaces in [false, true] {
        served.take();
        let child = command(&state, &base, &["User", "Product", "Contact", "--yes"])
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        served.reached_of(waits, 1).await;
        std::fs::remove_file(&state).unwrap();
        if replaces {
            std::fs::write(&state, "").unwrap();
        }
        // A page that comes is the next thing that is kept.
        served.release();
        let output = tokio::task::spawn_blocking(move || child.wait_with_output().unwrap());
        let output = output.await.unwrap();
        let said = told(&output);
        assert_eq!(output.status.code(), Some(3), "{said}");
        assert!(
            said.contains("was removed or replaced while the run went on")
                && said.contains("is kept nowhere")
                && !said.contains("--resume"),
            "{said}"
        );
        let asked = served.take();
        assert!(
            !asked
                .iter()
                .any(|one| one.contains("<string>Product</string>")),
            "{asked:#?}"
        );
        served.leaves_unanswered(Some(waits));
        for beside in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{state}{beside}"));
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_contact_that_is_not_there_is_told_before_anything_is_compared() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("no-contact");
    let state = folder.state();
    let named = ["--writes", "contact:999999", "--yes"];
    let output = run(command(&state, &base, &named)).await;
    let said = told(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("--writes names contact 999999, which the account does not have"),
        "{said}"
    );
    assert_eq!(served.take().len(), 1);
    let runs = keap(&["compare", "runs", "list", "--state", &state]);
    assert!(
        told(&runs).contains("there is no state at"),
        "{}",
        told(&runs)
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn the_name_of_a_run_that_was_deleted_is_not_given_again() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("numbers");
    let state = folder.state();
    let mut names = Vec::new();
    for _ in 0..2 {
        let named = ["User", "--yes", "--format", "json"];
        let output = run(command(&state, &base, &named)).await;
        let id = report(&output)["run"]["id"].as_str().unwrap().to_owned();
        let deleted = keap(&["compare", "runs", "delete", &id, "--state", &state, "--yes"]);
        assert_eq!(deleted.status.code(), Some(0), "{}", told(&deleted));
        names.push(id);
    }
    assert_ne!(names[0], names[1]);
}

#[test]
fn a_state_in_a_folder_that_is_missing_is_refused_and_makes_none() {
    let folder = Folder::new("nodir");
    let missing = folder.0.join("nodir");
    let state = missing.join("x.db").display().to_string();
    let named = ["compare", "account", "User", "--sandbox", "--yes"];
    let output = keap(&[&named[..], &["--state", &state]].concat());
    let said = told(&output);
    assert_eq!(output.status.code(), Some(2), "{said}");
    assert!(
        said.contains("cannot be opened") && said.contains("No such file"),
        "{said}"
    );
    assert!(!missing.exists());
}

/// As in the run over an account, where a replay finds other rows than the account had.
#[tokio::test(flavor = "multi_thread")]
async fn a_hidden_part_of_a_text_is_not_compared_by_itself_either() {
    let folder = Folder::new("hidden-alone");
    let kept = |name: &str| folder.0.join(name).display().to_string();
    let table = ["Contact", "--where", "FirstName=A%"];
    let call = ["DataService.query", "Contact", "--where", "FirstName=A%"];
    for (name, asked) in [("table", &table[..]), ("call", &call[..])] {
        let exchanges = kept(name);
        let compare = |more: &[&str]| keap(&[&["compare"], asked, more].concat());
        let backends = ["--backends", "xmlrpc,v2"];
        let recorded = compare(
            &[
                &backends[..],
                &["--sandbox", "--hide-values", "--record", &exchanges],
            ]
            .concat(),
        );
        assert!(
            std::path::Path::new(&exchanges).is_dir(),
            "{}",
            told(&recorded)
        );
        let replayed = compare(&[&backends[..], &["--replay", &exchanges]].concat());
        let said = told(&replayed);
        assert_eq!(replayed.status.code(), Some(3), "{said}");
        assert!(
            said.contains("is not compared: a condition by a part of a text is hidden"),
            "{said}"
        );
    }
}

/// What the plan reckons, held against what the account was asked.
#[tokio::test(flavor = "multi_thread")]
async fn the_plan_of_tables_that_are_read_through_others_is_what_is_sent() {
    let seed = Seed::demo().with_contacts(400);
    let served = Counted::around(Sandbox::builder().seed(seed).build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("reckoned");
    for table in [
        "ContactGroupAssign",
        "InvoicePayment",
        "InvoiceItem",
        "OrderItem",
        "Contact",
    ] {
        let state = folder.0.join(format!("{table}.db")).display().to_string();
        let planned = [table, "--count", "--dry-run", "--format", "json"];
        let plan = report(&run(command(&state, &base, &planned)).await);
        served.take();
        let named = [table, "--yes", "--format", "json"];
        let output = run(command(&state, &base, &named)).await;
        assert!(
            report(&output)["totals"]["rows"].as_u64() > Some(0),
            "{table}"
        );
        let sent = served.take().len() as f64;
        let reckoned = plan["calls"].as_f64().unwrap();
        // Of a few calls one is much: the list of custom fields, and the names of two lead sources.
        let off = (reckoned - sent).abs();
        assert!(
            off <= (sent * 0.2).max(3.0),
            "{table}: {reckoned} reckoned, {sent} sent: {plan}"
        );
    }
}
