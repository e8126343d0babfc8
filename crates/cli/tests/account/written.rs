//! Writes of a run: compared over both wires, put back, and never sent twice.

use keap_http::{Body, BoxFuture, HttpService, Request, Response, TransportError};

use super::*;

/// The writes without a suite.
const WRITES: [&str; 4] = [
    "ContactService.update",
    "DataService.update",
    "ContactService.addToGroup",
    "ContactService.removeFromGroup",
];

/// What a contact has, as XML-RPC reads it, without what tells of the last write.
fn contact(base: &str, id: &str) -> Json {
    let output = keap(&[
        "call",
        "ContactService.load",
        id,
        "--backend",
        "xmlrpc",
        "--base-url",
        base,
        "--access-token",
        DEFAULT_ACCESS_TOKEN,
        "--format",
        "json",
    ]);
    let mut record = report(&output);
    let columns = record.as_object_mut().unwrap();
    columns.retain(|name, _| !["LastUpdated", "LastUpdatedBy"].contains(&name.as_str()));
    record
}

/// The same of a server in this process.
pub(super) async fn read(base: &str, id: &str) -> Json {
    let (base, id) = (base.to_owned(), id.to_owned());
    tokio::task::spawn_blocking(move || contact(&base, &id))
        .await
        .unwrap()
}

/// Nothing is left beside the state that has a value of the contact.
pub(super) fn nothing_is_kept(folder: &Folder) {
    let names = std::fs::read_dir(&folder.0).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let kept: Vec<String> = names.filter(|name| name.ends_with(".before")).collect();
    assert_eq!(kept, Vec::<String>::new());
}

/// Whoever names a write is told what --writes must name for it, or why it is never sent.
#[test]
fn a_write_that_writes_does_not_stand_for_is_told_with_what_to_name() {
    let folder = Folder::new("unnamed");
    let base = "http://127.0.0.1:9";
    let suite = folder.0.join("suite.toml");
    let suite = suite.to_str().unwrap();
    let add = "[[operation]]\nname = 'ContactService.add'\nset = ['FirstName=Test']\n";
    std::fs::write(suite, add).unwrap();
    for (arguments, why) in [
        (
            &["--writes", "sandbox", "ContactService.update", "Contact"][..],
            "--writes contact:17",
        ),
        (
            &["--writes", "sandbox", "ContactService.update"],
            "--writes contact:17",
        ),
        (
            &["--writes", "sandbox", "ContactService.addToGroup"],
            "tag:91 beside it",
        ),
        (
            &["--writes", "contact:17", "ContactService.addToGroup"],
            "tag:91 beside it",
        ),
        (
            &["--writes", "contact:17", "ContactService.add"],
            "--writes sandbox:APP",
        ),
        (
            &["--writes", "sandbox", "ContactService.merge"],
            "a merge cannot be put back",
        ),
        (&["ContactService.update"], "--writes contact:17"),
        (
            &["ContactService.add"],
            "--writes sandbox for the local Keap",
        ),
        (&["--suite", suite], "line 2: ContactService.add writes"),
        (&["--suite", suite], "--writes sandbox for the local Keap"),
        (
            &["--suite", suite, "--writes", "contact:17"],
            "it makes a row of Contact",
        ),
        (
            &["--suite", suite, "--writes", "contact:17"],
            "--writes sandbox for the local Keap",
        ),
    ] {
        let arguments = [arguments, &["--yes"]].concat();
        let output = command(&folder.state(), base, &arguments).output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        assert!(told(&output).contains(why), "{why}: {}", told(&output));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn writes_agree_over_both_wires_and_are_put_back() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("writes");
    let state = folder.state();
    let before = read(&base, "17").await;
    served.take();
    let writes = [&WRITES[..], &["--writes", "contact:17,tag:91"]].concat();
    let unasked = run(command(&state, &base, &writes)).await;
    assert_eq!(unasked.status.code(), Some(2), "{}", told(&unasked));
    for said in [
        "to write",
        "person",
        "written",
        "leave out ContactNotes",
        "KB-077",
    ] {
        assert!(told(&unasked).contains(said), "{said}: {}", told(&unasked));
    }
    let dry = [&writes[..], &["--dry-run", "--format", "json"]].concat();
    let plan = report(&run(command(&state, &base, &dry)).await);
    assert_eq!(plan["plan"][0]["writes"]["touches"], "contact 17");
    assert_eq!(served.take(), Vec::<String>::new());

    let yes = [&writes[..], &["--yes", "--format", "json"]].concat();
    let output = run(command(&state, &base, &yes)).await;
    let report = report(&output);
    let open: Vec<&Json> = report["differences"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|one| one["kind"] == "likely")
        .collect();
    assert!(open.is_empty(), "{open:#?}");
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let targets = report["targets"].as_array().unwrap();
    assert_eq!(targets.len(), 7);
    for target in targets {
        assert_eq!(target["state"], "done", "{target}");
        assert!(target["values"]["equal"].as_u64().unwrap() > 0, "{target}");
    }
    assert_eq!(read(&base, "17").await, before);
    nothing_is_kept(&folder);
    let kept = std::fs::read(&state).unwrap();
    assert!(!String::from_utf8_lossy(&kept).contains("ada@example.com"));
}

/// Writes of REST lose a part of a name on their way.
#[derive(Debug)]
struct Losing(Transport);

impl HttpService for Losing {
    fn call(&self, request: Request) -> BoxFuture<'_, Result<Response, TransportError>> {
        Box::pin(async move {
            if request.method() != "PATCH" {
                return self.0.call(request).await;
            }
            let (mut parts, body) = request.into_parts();
            let body = body.into_bytes(1 << 20).await.unwrap();
            let body = String::from_utf8_lossy(&body).replace(" & Söhne", "");
            parts.headers.remove("content-length");
            self.0
                .call(Request::from_parts(parts, Body::from(body)))
                .await
        })
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_one_wire_changes_is_found_and_put_back_all_the_same() {
    let losing = Losing(Sandbox::builder().build().transport());
    let base = serve(Transport::new(losing)).await;
    let folder = Folder::new("losing");
    let before = read(&base, "17").await;
    let arguments = ["ContactService.update", "--writes", "contact:17"];
    let arguments = [&arguments[..], &["--yes", "--format", "json"]].concat();
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(1), "{}", told(&output));
    let report = report(&output);
    let open = report["differences"].as_array().unwrap().iter();
    let open: Vec<(&str, &str)> = open
        .filter(|one| one["kind"] == "likely")
        .map(|one| {
            (
                one["target"].as_str().unwrap(),
                one["column"].as_str().unwrap(),
            )
        })
        .collect();
    assert_eq!(open, [("ContactService.update, person", "LastName")]);
    assert_eq!(read(&base, "17").await, before);
    nothing_is_kept(&folder);
}

#[tokio::test(flavor = "multi_thread")]
async fn records_are_made_in_a_sandbox_and_are_gone_again() {
    let sandbox = Sandbox::builder().build();
    let served = Counted::around(sandbox.transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("made");
    let count = async || {
        let arguments = [
            "Contact",
            "Company",
            "--dry-run",
            "--count",
            "--format",
            "json",
        ];
        let plan = report(&run(command(&folder.state(), &base, &arguments)).await);
        (
            plan["plan"][0]["rows"].clone(),
            plan["plan"][1]["rows"].clone(),
        )
    };
    let before = count().await;
    let arguments = [
        "ContactService.add",
        "DataService.add",
        "--writes",
        "sandbox",
    ];
    let arguments = [&arguments[..], &["--yes", "--format", "json"]].concat();
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let report = report(&output);
    assert_eq!(report["totals"]["done"], 3, "{report}");
    assert_eq!(count().await, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_may_not_be_written_is_refused_before_anything_is_sent() {
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let folder = Folder::new("refused");
    let state = folder.state();
    let path = folder.0.join("suite.toml");
    let suite = path.display().to_string();
    let of = |name: &str, arguments: &str, more: &str| {
        let text = format!("[[operation]]\nname = \"{name}\"\narguments = [{arguments}]\n{more}\n");
        std::fs::write(&path, text).unwrap();
    };
    for (name, arguments, more, why) in [
        (
            "ContactService.merge",
            "\"17\", \"18\"",
            "",
            "a merge cannot be put back",
        ),
        (
            "ContactService.update",
            "\"18\"",
            "set = [\"FirstName=A\"]",
            "contact 18",
        ),
        (
            "APIEmailService.optIn",
            "\"a@example.com\", \"why\"",
            "",
            "cannot be put back",
        ),
        (
            "DataService.delete",
            "\"Contact\", \"17\"",
            "",
            "cannot be put back",
        ),
        (
            "DataService.add",
            "\"Contact\"",
            "set = [\"FirstName=A\"]",
            "in a sandbox alone",
        ),
    ] {
        of(name, arguments, more);
        let refused = ["--suite", &suite, "--writes", "contact:17", "--yes"];
        let refused = run(command(&state, &base, &refused)).await;
        assert_eq!(refused.status.code(), Some(2), "{name}: {}", told(&refused));
        assert!(told(&refused).contains(why), "{name}: {}", told(&refused));
    }
    for wrong in [
        &["--writes", "contact:nobody"][..],
        &["--writes", "tag:91"],
        &["ContactService.update"],
        &["User", "--writes", "contact:17"],
    ] {
        let refused = run(command(&state, &base, &[wrong, &["--yes"]].concat())).await;
        assert_eq!(
            refused.status.code(),
            Some(2),
            "{wrong:?}: {}",
            told(&refused)
        );
    }
    assert_eq!(served.take(), Vec::<String>::new());
}

/// Who lets a comparison write and names nothing that does is told what to name; and a page of a run that might write does not
/// say that it only read.
#[tokio::test(flavor = "multi_thread")]
async fn writes_that_nothing_uses_are_told_with_what_to_name() {
    let base = serve(Sandbox::builder().build().transport()).await;
    let folder = Folder::new("unused-writes");
    let state = folder.state();
    let unused = run(command(
        &state,
        &base,
        &["User", "--writes", "contact:17", "--yes"],
    ))
    .await;
    assert_eq!(unused.status.code(), Some(2), "{}", told(&unused));
    for said in [
        "nothing of what is compared writes",
        "name a write beside the tables, ContactService.update for instance",
    ] {
        assert!(told(&unused).contains(said), "{}", told(&unused));
    }
    let suite = folder.0.join("suite.toml");
    std::fs::write(&suite, "[[table]]\nname = \"User\"\n").unwrap();
    let of_suite = [
        "--suite",
        suite.to_str().unwrap(),
        "--writes",
        "contact:17",
        "--yes",
    ];
    let of_suite = run(command(&state, &base, &of_suite)).await;
    assert_eq!(of_suite.status.code(), Some(2), "{}", told(&of_suite));
    assert!(
        told(&of_suite).contains("a suite names writes"),
        "{}",
        told(&of_suite)
    );

    let page = folder.0.join("page.html");
    let path = page.to_str().unwrap();
    let read = ["User", "--yes", "--overwrite", "--report", path];
    let wrote = ["ContactService.update", "--writes", "contact:17"];
    let wrote = [&wrote[..], &read[1..]].concat();
    for (arguments, only_read) in [(&read[..], true), (&wrote, false)] {
        let output = run(command(&state, &base, arguments)).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let page = std::fs::read_to_string(&page).unwrap();
        assert_eq!(page.contains("The comparison only read."), only_read);
    }
}
