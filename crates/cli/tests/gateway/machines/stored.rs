//! A policy that is stored through Postgres is what page, report and suggestion judge by.

use keap_sandbox::{Brownout, Sandbox};
use tokio::time::Instant;

use super::{FIRST_NAME, KEY, Shared, database, serve, sql};

#[cfg(unix)]
#[tokio::test(flavor = "multi_thread")]
async fn a_stored_policy_is_what_page_report_and_suggestion_show() {
    let Some(database) = database("stored").await else {
        return;
    };
    let base = serve(Sandbox::builder().build().transport()).await;
    let worked = tokio::task::spawn_blocking(move || work(&Shared::with_page(&database, &base)));
    worked.await.unwrap();
}

const ENDS: &str =
    "calls of ab123 end on 31 December 2026: they go to XML-RPC, as the policy says.";
const OVER_REST: &str = "Everything that was called is answered over REST.";
const NEEDS: &str = "`action_sets` has no row for";

fn work(shared: &Shared) {
    shared.adopt();
    let mut serving = shared.serve();
    let page = serving.page();
    let number = |number: i64| format!("<param><value><int>{number}</int></value></param>");
    for _ in 0..2 {
        let answer = serving.call(KEY, "ContactService.load", FIRST_NAME);
        assert!(answer.contains("Joseph"), "{answer}");
    }
    // Until all see something, and do not see something else.
    let shows = |wanted: &str, unwanted: &str| {
        let begun = Instant::now();
        loop {
            let shown = crate::send_to(&page, &page, "GET /_keap/", "").replace("&#96;", "`");
            let told = shared.run("report");
            let seen = [&shown, &told.out];
            if seen
                .iter()
                .all(|text| text.contains(wanted) && !text.contains(unwanted))
            {
                return;
            }
            assert!(
                begun.elapsed().as_secs() < 30,
                "{wanted:?}, not {unwanted:?}: {told:?}\n{shown}"
            );
            std::thread::sleep(std::time::Duration::from_millis(100));
        }
    };
    shows(OVER_REST, ENDS);
    shared.home.write(
        "routes.toml",
        "default = \"xmlrpc\"\n[action_sets]\n12 = { apply_tag = 105 }\n",
    );
    shared
        .run("policy apply routes.toml")
        .is(0, &["policy 1 is in force"]);
    shows(ENDS, OVER_REST);
    shared
        .run("report")
        .is(1, &["the policy sends it to XML-RPC"]);
    // What the stored policy names of the owner's is named for all three, and for the gateway itself.
    let run = [number(4393), number(12)].concat();
    serving.call(KEY, "ContactService.runActionSequence", &run);
    shows("ContactService.runActionSequence", NEEDS);
    let suggested = shared.run("suggest");
    assert!(
        suggested
            .out
            .contains("[[action_sets.12]]\napply_tag = 105"),
        "{suggested:?}"
    );
    assert!(!suggested.out.contains("# to be named"), "{suggested:?}");
    // A second one takes the place of the first, and when it is withdrawn the configuration counts again.
    shared.home.write("routes.toml", "default = \"v2\"\n");
    shared
        .run("policy apply routes.toml")
        .is(0, &["policy 2 is in force"]);
    shows(NEEDS, ENDS);
    let suggested = shared.run("suggest");
    suggested.is(1, &["# to be named in [action_sets]: 12 = "]);
    shared.run("policy withdraw").is(0, &[]);
    shows(NEEDS, ENDS);
    serving.stop().is(0, &[]);
}

/// A check asks the wires that the stored policy sends calls to, whatever the file of the tenant says.
#[tokio::test(flavor = "multi_thread")]
async fn a_check_goes_by_the_stored_policy() {
    let Some(database) = database("checked").await else {
        return;
    };
    let sandbox = Sandbox::builder().build();
    let _ = sandbox.trouble().brownout(Brownout::Gone);
    let base = serve(sandbox.transport()).await;
    let shared = Shared::new(&database, &base);
    let config = shared.home.read("gateway.toml");
    let with_file = format!("{config}policy = 'own.toml'\n");
    shared.home.write("gateway.toml", &with_file);
    shared.adopt();
    let rest = "ok   credential of ab123: REST answers to it";
    let gone = "FAIL credential of ab123: the policy sends calls to XML-RPC: ";
    let store = "ok   store: Postgres answers, and the hash key is its own";
    let is_of_rest = || {
        let told = shared.run("check");
        told.is(0, &[store, rest]);
        assert!(!told.out.contains("XML-RPC"), "{told:?}");
    };
    let is_of_xmlrpc = || {
        shared.run("check").is(1, &[store, rest, gone]);
    };
    let apply = |policy: &str| {
        shared.home.write("stored.toml", policy);
        shared.run("policy apply stored.toml").is(0, &[]);
    };
    shared.home.write("own.toml", "default = 'v2'\n");
    is_of_rest();
    apply("default = 'xmlrpc'\n");
    is_of_xmlrpc();
    let stored = "ok   policy of ab123: number 1 of the store is in force";
    shared.run("check").is(1, &[stored]);
    shared.home.write("own.toml", "default = 'xmlrpc'\n");
    apply("default = 'v2'\n");
    is_of_rest();
    shared.run("policy withdraw").is(0, &[]);
    is_of_xmlrpc();
    // One of a later version, whose words this one does not know.
    apply("default = 'v2'\n");
    apply("default = 'v2'\n");
    let later = "UPDATE keap_gateway_policies SET document = 'default = \"v9\"' WHERE revision = 5";
    sql(&database, later).await;
    let told = shared.run("check");
    told.is(
        0,
        &[
            store,
            rest,
            "warn policy of ab123: number 5 of the store cannot be read: gateways of this version, also one that is started, go by number 4: ",
        ],
    );
    assert!(!told.out.contains("XML-RPC"), "{told:?}");
    let shown = shared.run("policy show");
    shown.is(
        0,
        &["this version cannot read policy 5 of ab123: its gateways go by number 4"],
    );
    assert_eq!(shown.out, "default = 'v2'\n");
    // None that can be read is left since the last one was withdrawn.
    let later = "UPDATE keap_gateway_policies SET document = 'default = \"v9\"' WHERE revision > 3";
    sql(&database, later).await;
    let later = "number 5 of the store cannot be read: gateways of this version, also one that is started, go by what is configured: ";
    shared.run("check").is(1, &[store, later, rest, gone]);
    let none = "there is no policy in force in the store";
    shared.run("policy show").is(1, &[none]);
}
