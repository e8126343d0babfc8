//! An action set whose rows are done one after the other: whatever ends it, the program is told what was done before, and
//! by no fault that it answers by calling again.

use std::sync::Arc;

use keap::{ActionSetId, TagId, owner::SetAction, rest::RestOptions};
use keap_auth::AccessToken;
use keap_gateway::Tenant;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_tests::gateway::retired;
use keap_xmlrpc::{Fault, Value};

use super::chain::{Chain, Lines, builder};

const MISSING: i64 = 999_999;

/// Set 1 applies tag 105, and set 2 does more behind it.
fn chain(second: i64) -> Chain {
    let apply = |tag| SetAction::of(None, None, Some(tag), None).unwrap();
    let remove = SetAction::of(None, None, None, Some(TagId::new(91))).unwrap();
    let options = RestOptions::default()
        .action_set(ActionSetId::new(1), [apply(TagId::new(105))])
        .action_set(
            ActionSetId::new(2),
            [apply(TagId::new(105)), apply(TagId::new(second)), remove],
        );
    let sandbox: Sandbox = retired();
    let token = AccessToken::new(DEFAULT_ACCESS_TOKEN).unwrap();
    let tenant = Tenant::builder("ab123", token)
        .transport(sandbox.transport())
        .rest_options(options)
        .build()
        .unwrap();
    let (builder, lines): (_, Arc<Lines>) = builder();
    let gateway = builder.tenant(tenant).build();
    Chain {
        sandbox,
        gateway,
        lines,
    }
}

async fn run(chain: &Chain, set: i32) -> Result<Value, Fault> {
    let params = vec![18.into(), set.into()];
    chain.call("ContactService.runActionSequence", params).await
}

fn assert_half_done(fault: &Fault, what: &str) {
    assert_eq!(fault.code, 3, "{what}: {fault:?}");
    for words in [
        "ContactService.runActionSequence was carried out in part: apply tag",
        "(done before: apply tag 105)",
    ] {
        assert!(fault.string.contains(words), "{what}: {fault:?}");
    }
}

#[tokio::test]
async fn a_tag_that_is_gone_does_not_hide_the_one_that_is_set() {
    let chain = chain(MISSING);
    let fault = run(&chain, 2).await.unwrap_err();
    assert_half_done(&fault, "a tag that is gone");
    assert!(fault.string.contains("apply tag 999999"), "{fault:?}");
    let groups = Value::Array(vec!["Groups".into()]);
    let row = chain.call("ContactService.load", vec![18.into(), groups]);
    let row = row.await.unwrap();
    assert!(row["Groups"].as_str().unwrap().contains("105"), "{row:?}");
}

#[tokio::test(start_paused = true)]
async fn a_refusal_of_any_kind_tells_what_was_done_before() {
    let counting = chain(97);
    run(&counting, 1).await.unwrap();
    let first = counting.lines.last().upstream_calls;
    for status in [400, 401, 403, 404, 409, 422, 429] {
        let chain = chain(97);
        let trouble = (0..first).fold(chain.sandbox.trouble(), |trouble, _| trouble.pass());
        let body = "{\"message\":\"not today\"}";
        let _ = (0..8).fold(trouble, |trouble, _| {
            trouble.answer(status, "application/json", body)
        });
        let fault = run(&chain, 2).await.unwrap_err();
        assert_half_done(&fault, &status.to_string());
        assert!(!fault.string.contains("wait"), "{status}: {fault:?}");
        assert!(!chain.lines.last().blocker, "{status}");
    }
}

/// Nothing was done, so that the fault is that of the old service.
#[tokio::test]
async fn a_set_whose_first_row_fails_was_not_carried_out_in_part() {
    let chain = chain(97);
    let fault = chain
        .call(
            "ContactService.runActionSequence",
            vec![999_999.into(), 2.into()],
        )
        .await
        .unwrap_err();
    assert_eq!(fault.code, 5, "{fault:?}");
    assert!(!fault.string.contains("in part"), "{fault:?}");
}
