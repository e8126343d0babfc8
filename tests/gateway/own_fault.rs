//! A fault of XML-RPC about one record is no sign that XML-RPC is gone: other reads stay there.

use keap_sandbox::Brownout;
use keap_xmlrpc::{Fault, Value};

use super::last_day::{POLICY, PassThrough, pass_through};
use super::operands::give_large_score;

async fn load(through: &PassThrough, id: i32, columns: &[&str]) -> (Result<Value, Fault>, bool) {
    let columns = columns.iter().map(|name| Value::from(*name)).collect();
    let params = vec!["Contact".into(), id.into(), Value::Array(columns)];
    let answer = through.chain.call("DataService.load", params).await;
    let sent = through.sent.take();
    let is_xmlrpc_alone = !sent.is_empty() && sent.iter().all(|one| one.contains("xmlrpc"));
    (answer, is_xmlrpc_alone)
}

#[tokio::test(start_paused = true)]
async fn a_record_that_no_wire_can_tell_leads_nobody_around_xmlrpc() {
    for (columns, has_other_way) in [
        (["Id", "_Score"].as_slice(), true),
        (&["Id", "_Score", "Username"], false),
    ] {
        let through = pass_through(POLICY);
        give_large_score(&through.chain.sandbox).await;
        for _ in 0..4 {
            let (answer, is_xmlrpc_alone) = load(&through, 19, columns).await;
            assert_eq!(answer.unwrap_err().code, 3, "{columns:?}");
            assert_eq!(is_xmlrpc_alone, !has_other_way, "{columns:?}");
        }
        let live = through.chain.gateway.live();
        let wire = live.wires.iter().find(|wire| wire.wire == "xmlrpc");
        assert!(wire.is_some_and(|wire| !wire.is_bad), "{live:?}");
        for columns in [["Id", "Username"], ["Id", "FirstName"]] {
            let (answer, is_xmlrpc_alone) = load(&through, 17, &columns).await;
            assert!(answer.is_ok() && is_xmlrpc_alone, "{columns:?}: {answer:?}");
        }
    }
}

/// What REST can tell XML-RPC should have told.
#[tokio::test(start_paused = true)]
async fn faults_of_records_that_rest_can_tell_lead_around_xmlrpc() {
    let through = pass_through(POLICY);
    let _ = through.chain.sandbox.trouble().brownout(Brownout::Fault);
    for is_asked in [true, true, true, false, false] {
        let columns = vec!["FirstName".into()];
        let params = vec!["Contact".into(), 17.into(), Value::Array(columns)];
        let answer = through.chain.call("DataService.load", params).await;
        answer.unwrap();
        let sent = through.sent.take();
        let asked = sent.iter().any(|one| one.contains("xmlrpc"));
        assert_eq!(asked, is_asked, "{sent:?}");
    }
}

/// That REST has no answer either is no matter of XML-RPC: it did not answer these reads.
#[tokio::test(start_paused = true)]
async fn reads_that_no_wire_answers_lead_around_xmlrpc() {
    let through = pass_through(POLICY);
    let _ = through.chain.sandbox.trouble().brownout(Brownout::Html);
    for _ in 0..3 {
        let (answer, _) = load(&through, 999_999, &["FirstName"]).await;
        assert_eq!(answer.unwrap_err().code, 5);
    }
    let params = vec![
        "Contact".into(),
        17.into(),
        Value::Array(vec!["FirstName".into()]),
    ];
    let answer = through.chain.call("DataService.load", params).await;
    answer.unwrap();
    let sent = through.sent.take();
    assert!(!sent.iter().any(|one| one.contains("xmlrpc")), "{sent:?}");
}
