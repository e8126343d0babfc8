//! What is asked wrongly, is no call, or would go where it must not: told before anything is sent.

use super::*;

/// Runs against nobody, who would be seen to be asked.
fn refused(folder: &Folder, arguments: &[&str], why: &str) {
    let mut command = command(&folder.state(), "http://127.0.0.1:9", arguments);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    assert!(told(&output).contains(why), "{why}: {}", told(&output));
    assert!(!told(&output).contains("\\n"), "{}", told(&output));
}

#[test]
fn a_misspelt_name_in_a_suite_is_told_with_the_file_and_the_nearest_name() {
    let folder = Folder::new("misspelt");
    let path = folder.0.join("suite.toml");
    let suite = path.to_str().unwrap();
    for (text, why) in [
        (
            "[[table]]\nname = 'Contact'\nfields = ['FristName']",
            "did you mean FirstName?",
        ),
        (
            "[[table]]\nname = 'Contact'\nwhere = ['FristName=Ann']",
            "did you mean FirstName?",
        ),
        ("[[table]]\nname = 'Contcat'", "did you mean Contact?"),
        (
            "[[operation]]\nname = 'ContactService.laod'\narguments = ['17']",
            "did you mean ContactService.load?",
        ),
        (
            "[[table]]\nname = 'Product'\nfields = ['Id',\n'_ShoeSize']",
            "line 4: table Product has no custom fields: _ShoeSize",
        ),
        (
            "[[table]]\nname = 'Contact'\n[[rule]]\ntable = 'Contact'\nfields = ['FristName']\ntrim = true",
            "did you mean FirstName?",
        ),
        (
            "[[table]]\nname = 'Contact'\nwher = []",
            "line 3: unknown field `wher`",
        ),
    ] {
        std::fs::write(&path, text).unwrap();
        let arguments = ["--suite", suite, "--yes"];
        refused(&folder, &arguments, why);
        refused(&folder, &arguments, "suite.toml");
    }
}

/// The account alone knows its custom fields: nothing but their list is asked for, and no run is begun.
#[tokio::test(flavor = "multi_thread")]
async fn a_custom_field_that_the_account_does_not_have_is_told_with_its_line() {
    let folder = Folder::new("custom");
    let served = Counted::around(Sandbox::builder().build().transport());
    let base = serve(Transport::new(served.clone())).await;
    let path = folder.0.join("suite.toml");
    let suite = path.to_str().unwrap();
    let table = "[[table]]\nname = 'Contact'\n";
    let load = "[[operation]]\nname = 'ContactService.load'\narguments = ['17']\n";
    let rule = "[[rule]]\nfields = [\n '_shoesize']\ntrim = true\n";
    let cases = [
        (
            format!("{table}\n{rule}"),
            "line 6: there is no custom field \"_shoesize\", named for table Contact",
            "did you mean _ShoeSize?",
        ),
        (
            format!("{table}fields = ['Id']\nwhere = [\n 'Id=17',\n '_ShoeSiez=44',\n]"),
            "line 6: there is no custom field \"_ShoeSiez\", named for table Contact",
            "did you mean _ShoeSize?",
        ),
        (
            format!("{table}\n{table}fields = ['_ShoeSize', '_Hat']"),
            "line 6: there is no custom field \"_Hat\"",
            "custom field names are case sensitive",
        ),
        (
            format!("{load}fields = ['Id', '_shoesize']"),
            "line 4: there is no custom field \"_shoesize\"",
            "did you mean _ShoeSize?",
        ),
    ];
    for (text, why, hint) in cases {
        std::fs::write(&path, &text).unwrap();
        served.take();
        let arguments = ["--suite", suite, "--yes"];
        let output = run(command(&folder.state(), &base, &arguments)).await;
        assert_eq!(output.status.code(), Some(2), "{}", told(&output));
        for word in [why, hint, "suite.toml cannot be used"] {
            assert!(told(&output).contains(word), "{word}: {}", told(&output));
        }
        let asked = served.take();
        assert!(asked.len() <= 1, "{asked:?}");
        assert!(
            asked.iter().all(|one| one.contains("DataFormField")),
            "{asked:?}"
        );
        let dry = ["--suite", suite, "--dry-run"];
        let output = run(command(&folder.state(), &base, &dry)).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
        let said = told(&output);
        assert!(said.contains("is asked when the run begins"), "{said}");
        assert_eq!(served.take().len(), 0);
    }
    let runs = keap(&["compare", "runs", "list", "--state", &folder.state()]);
    assert!(
        told(&runs).contains("there is no state at"),
        "{}",
        told(&runs)
    );
    std::fs::write(&path, format!("{table}fields = ['_ShoeSize']")).unwrap();
    let arguments = ["--suite", suite, "--yes"];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_ne!(output.status.code(), Some(2), "{}", told(&output));
    assert_ne!(output.status.code(), Some(3), "{}", told(&output));

    // A file of tolerances is held against the account as well; what it says of tables that are not compared is not.
    let rules = folder.0.join("rules.toml");
    let rules = rules.to_str().unwrap();
    std::fs::write(
        rules,
        "[[rule]]\ntable = 'Contact'\nfields = ['_Shoesize']\ntrim = true\n",
    )
    .unwrap();
    let with = |table| ["--rules", rules, "--yes", table];
    let output = run(command(&folder.state(), &base, &with("Contact"))).await;
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    for word in [
        "rules.toml cannot be used",
        "line 3: ",
        "did you mean _ShoeSize?",
    ] {
        assert!(told(&output).contains(word), "{word}: {}", told(&output));
    }
    let output = run(command(&folder.state(), &base, &with("User"))).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));

    // An old program may ask for one that is gone: its name is told, and the others are compared.
    let calls = folder.0.join("calls");
    std::fs::create_dir_all(&calls).unwrap();
    let call = "<methodCall><methodName>ContactService.load</methodName><params><param><value>key</value></param>\
        <param><value><int>17</int></value></param><param><value><array><data><value>Id</value>\
        <value>_Gone</value></data></array></value></param></params></methodCall>";
    std::fs::write(calls.join("1.xml"), call).unwrap();
    std::fs::write(calls.join("2.xml"), call.replace("_Gone", "FirstName")).unwrap();
    let arguments = ["--calls", calls.to_str().unwrap(), "--yes"];
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let why =
        "ContactService.load in 1.xml could not be compared: there is no custom field \"_Gone\"";
    assert!(told(&output).contains(why), "{}", told(&output));
}

#[test]
fn an_address_of_jobs_that_is_no_postgres_is_refused_at_once() {
    for address in ["sqlite:x", "mysql://a@b/c", "postgres"] {
        for command in [
            &["compare", "accounts", "--yes"][..],
            &["compare", "runs", "list"],
            &["compare", "runs", "show", "last"],
        ] {
            let output = keap(&[command, &["--jobs", address]].concat());
            assert_eq!(output.status.code(), Some(2), "{}", told(&output));
            let said = told(&output).contains("must begin with postgres://");
            assert!(said, "{}", told(&output));
        }
    }
}

#[test]
fn a_plan_is_no_page_and_writes_none() {
    let folder = Folder::new("plan");
    for format in ["html", "markdown", "csv"] {
        let arguments = ["User", "--dry-run", "--format", format];
        refused(&folder, &arguments, "text, json or jsonl");
    }
    let nowhere = ["User", "--yes", "--report", "-"];
    refused(&folder, &nowhere, "--format html prints the page");
    let page = folder.0.join("page.html");
    let arguments = ["User", "--dry-run", "--report", page.to_str().unwrap()];
    refused(&folder, &arguments, "no report to write");
    assert!(!page.exists());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_takes_the_place_of_another_one_alone() {
    let folder = Folder::new("overwritten");
    let base = serve(Sandbox::builder().build().transport()).await;
    let page = folder.0.join("page.html");
    std::fs::write(&page, "mine").unwrap();
    let over = ["User", "--yes", "--report", page.to_str().unwrap()];
    refused(&folder, &over, "is no report of a comparison");
    assert_eq!(std::fs::read_to_string(&page).unwrap(), "mine");
    let anew = [&over[..], &["--overwrite"]].concat();
    for arguments in [&anew[..], &over] {
        let output = run(command(&folder.state(), &base, arguments)).await;
        assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    }
    std::fs::write(&page, "mine").unwrap();
    let state = folder.state();
    let show = ["compare", "runs", "show", "last", "--state", &state];
    let shown = keap(&[&show[..], &["--report", page.to_str().unwrap()]].concat());
    assert_eq!(shown.status.code(), Some(2), "{}", told(&shown));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_call_is_told_beside_the_calls() {
    let folder = Folder::new("stray");
    let base = serve(Sandbox::builder().build().transport()).await;
    let calls = folder.0.join("calls");
    std::fs::create_dir_all(&calls).unwrap();
    std::fs::write(calls.join(".DS_Store"), [0, 255, 1]).unwrap();
    std::fs::write(calls.join("notes.txt"), "to do").unwrap();
    let arguments = ["--calls", calls.to_str().unwrap(), "--yes"];
    refused(&folder, &arguments, "not one of its 2 files");
    let call = "<methodCall><methodName>DataService.getUserInfo</methodName><params/></methodCall>";
    std::fs::write(calls.join("1.xml"), call).unwrap();
    let arguments = [&arguments[..], &["--format", "json"]].concat();
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(0), "{}", told(&output));
    let report = report(&output);
    assert_eq!(report["targets"].as_array().unwrap().len(), 1);
    let names: Vec<&str> = report["not_compared"]
        .as_array()
        .unwrap()
        .iter()
        .map(|not| not["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, [".DS_Store", "notes.txt"]);
    // What is meant to be a call and is none is missed.
    std::fs::write(calls.join("2.xml"), "<methodCall>").unwrap();
    let output = run(command(&folder.state(), &base, &arguments)).await;
    assert_eq!(output.status.code(), Some(3), "{}", told(&output));
    let told_of = "2.xml was not compared: it is no XML-RPC request";
    assert!(told(&output).contains(told_of), "{}", told(&output));
}

#[test]
fn names_with_commas_between_and_a_misspelt_command_are_told_with_what_was_meant() {
    let folder = Folder::new("commas");
    let names = ["Contact,Job", "--yes"];
    refused(
        &folder,
        &names,
        "names stand beside each other: Contact Job",
    );
    let output = keap(&["compare", "acount"]);
    assert_eq!(output.status.code(), Some(2), "{}", told(&output));
    let meant = "did you mean `keap compare account`?";
    assert!(told(&output).contains(meant), "{}", told(&output));
    assert!(!told(&keap(&["compare", "Contcat"])).contains(meant));
}
