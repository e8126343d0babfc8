//! The last day, rehearsed: XML-RPC by policy until it fails, and by default never.

use std::sync::Arc;
use std::time::Duration;

use keap::PolicyFile;
use keap_gateway::{Gateway, Tenant};
use keap_sandbox::{Brownout, Sandbox};
use keap_tests::recorder::Recorder;
use keap_tests::scratch::Scratch;
use keap_xmlrpc::{Struct, Value};

use super::chain::{Chain, Lines, builder, token};

pub(super) const POLICY: &str = "default = \"xmlrpc\"\nfallback = \"reads-when-unavailable\"\n";

/// The page with the policies that people copy.
const PAGE: &str = include_str!("../../docs/gateway/policy.md");

/// A gateway that passes through to XML-RPC and keeps REST for reads.
pub(super) struct PassThrough {
    pub(super) chain: Chain,
    pub(super) sent: Recorder,
    _folder: Scratch,
}

pub(super) fn pass_through(policy: &str) -> PassThrough {
    let folder = Scratch::new("gateway-policy");
    let path = folder.path("routes.toml");
    std::fs::write(&path, policy).unwrap();
    let sandbox: Sandbox = keap_tests::sandbox();
    let sent = Recorder::new(sandbox.transport());
    let tenant = Tenant::builder("ab123", token())
        .transport(sent.transport())
        .policy_file(PolicyFile::new(path))
        .build()
        .unwrap();
    let (builder, lines): (_, Arc<Lines>) = builder();
    let gateway: Gateway = builder.tenant(tenant).build();
    PassThrough {
        chain: Chain {
            sandbox,
            gateway,
            lines,
        },
        sent,
        _folder: folder,
    }
}

fn fields() -> Value {
    Value::Array(vec!["FirstName".into()])
}

#[tokio::test(start_paused = true)]
async fn reads_go_on_in_every_guise_of_the_end_and_writes_are_told() {
    for guise in Brownout::ALL {
        let PassThrough {
            chain,
            sent,
            _folder,
        } = pass_through(POLICY);
        let load = || chain.call("ContactService.load", vec![4393.into(), fields()]);
        assert_eq!(load().await.unwrap()["FirstName"].as_str(), Some("Joseph"));
        assert!(
            sent.take().iter().all(|request| request.contains("xmlrpc")),
            "{guise:?}"
        );

        let _ = chain.sandbox.trouble().brownout(guise);
        let answer = load()
            .await
            .unwrap_or_else(|fault| panic!("{guise:?}: {fault}"));
        assert_eq!(answer["FirstName"].as_str(), Some("Joseph"), "{guise:?}");
        sent.take();

        // The policy has writes on XML-RPC alone: one attempt, one fault, nothing on REST.
        let values = Struct::new().with("FirstName", "Joe");
        let write = chain.call("ContactService.update", vec![4393.into(), values.into()]);
        if guise == Brownout::Slow {
            // The answer of a minute comes too late for nobody who writes.
            let _ = write.await;
        } else {
            write.await.unwrap_err();
        }
        let requests = sent.take();
        assert!(
            requests.iter().all(|request| request.contains("xmlrpc")),
            "{guise:?}: {requests:?}"
        );
    }
}

/// Nobody waits for an XML-RPC that hangs again and again, and it is asked first again when it answers.
#[tokio::test(start_paused = true)]
async fn reads_go_around_an_xmlrpc_that_hangs() {
    let PassThrough {
        chain,
        sent,
        _folder,
    } = pass_through(POLICY);
    let read = async || {
        let start = tokio::time::Instant::now();
        let load = chain.call("ContactService.load", vec![4393.into(), fields()]);
        assert_eq!(load.await.unwrap()["FirstName"].as_str(), Some("Joseph"));
        let asked = sent.take();
        let is_over = |wire: &str| asked.iter().any(|request| request.contains(wire));
        (start.elapsed(), is_over("xmlrpc"), is_over("/rest/v2/"))
    };
    let minute = Duration::from_secs(61);
    let _ = chain.sandbox.trouble().brownout(Brownout::Hang);
    // Two of them stand within a minute when the third comes.
    let reads = futures_util::future::join_all((0..3).map(|_| read())).await;
    assert!(reads.iter().all(|read| read.0 > Duration::from_secs(30)));
    let (took, asked, by_rest) = read().await;
    assert!(
        took < Duration::from_secs(1) && !asked && by_rest,
        "{took:?}"
    );

    tokio::time::sleep(minute).await;
    let (took, _, by_rest) = read().await;
    assert!(took < Duration::from_secs(1) && by_rest, "{took:?}");
    tokio::time::sleep(Duration::from_secs(40)).await;
    assert!(
        sent.take().iter().any(|one| one.contains("xmlrpc")),
        "the probe"
    );
    let (took, asked, _) = read().await;
    assert!(took < Duration::from_secs(1) && !asked, "{took:?}");

    chain.sandbox.trouble().calm();
    tokio::time::sleep(minute).await;
    read().await;
    tokio::time::sleep(Duration::from_secs(1)).await;
    sent.take();
    let (_, asked, by_rest) = read().await;
    assert!(asked && !by_rest);
}

/// That a table has no such column the gateway knows, however XML-RPC fails and whether reads go around it by now; and it is
/// asked again all the same.
#[tokio::test(start_paused = true)]
async fn a_column_that_nobody_has_is_told_as_that_whatever_xmlrpc_does() {
    for (policy, guise) in [
        (POLICY, Brownout::Hang),
        (POLICY, Brownout::Html),
        ("default = \"xmlrpc\"\n", Brownout::Hang),
        ("default = \"xmlrpc\"\n", Brownout::Gone),
    ] {
        let PassThrough {
            chain,
            sent,
            _folder,
        } = pass_through(policy);
        let misspelt = async || {
            let start = tokio::time::Instant::now();
            let columns = Value::Array(vec!["FirstNam".into()]);
            let load = chain.call("ContactService.load", vec![4393.into(), columns]);
            let fault = load.await.unwrap_err();
            assert_eq!(
                (fault.code, fault.string.as_str()),
                (10, "[NoFieldFound]No field found: Contact.FirstNam"),
                "{guise:?}"
            );
            let line = chain.lines.last();
            assert!(!line.in_doubt && !line.blocker, "{line:?}");
            (start.elapsed(), sent.take().len())
        };
        let (_, asked) = misspelt().await;
        assert!(asked > 0);
        let _ = chain.sandbox.trouble().brownout(guise);
        for _ in 0..3 {
            let (_, asked) = misspelt().await;
            assert!(asked > 0);
        }
        for _ in 0..2 {
            let (took, asked) = misspelt().await;
            assert!(took < Duration::from_secs(1) && asked == 0, "{took:?}");
        }
        chain.sandbox.trouble().calm();
        tokio::time::sleep(Duration::from_secs(61)).await;
        let (took, _) = misspelt().await;
        assert!(took < Duration::from_secs(1), "{took:?}");
        tokio::time::sleep(Duration::from_secs(1)).await;
        sent.take();
        let (_, asked) = misspelt().await;
        assert!(asked > 0, "{guise:?}");
    }
}

/// A column that REST does not have, and a method that only XML-RPC has: nobody waits for them again and
/// again, and they are answered as soon as XML-RPC answers. A write is sent and waited for all the same.
#[tokio::test(start_paused = true)]
async fn reads_without_another_way_fail_soon_while_xmlrpc_hangs() {
    let PassThrough {
        chain,
        sent,
        _folder,
    } = pass_through(POLICY);
    let timed = async |method: &str, params: Vec<Value>| {
        let start = tokio::time::Instant::now();
        let answer = chain.call(method, params).await;
        (answer, start.elapsed(), sent.take().len())
    };
    let load = |column: &str| vec![4393.into(), Value::Array(vec![column.into()])];
    let alone = [
        ("ContactService.load", load("Username")),
        ("InvoiceService.getOrderId", vec![101.into()]),
    ];
    let _ = chain.sandbox.trouble().brownout(Brownout::Hang);
    // One is waited for to the end, and two are given up before, as programs do.
    let (_, took, _) = timed("ContactService.load", load("Username")).await;
    assert!(took > Duration::from_secs(30), "{took:?}");
    for (method, params) in alone.clone() {
        let given_up = tokio::time::timeout(Duration::from_secs(20), timed(method, params));
        assert!(given_up.await.is_err());
    }
    sent.take();
    for (method, params) in alone.clone() {
        let (answer, took, sent) = timed(method, params).await;
        let fault = answer.unwrap_err();
        assert!(took < Duration::from_secs(1) && sent == 0, "{took:?}");
        assert!(
            fault.code == 4 && fault.string.contains("asked again in"),
            "{fault}"
        );
        assert!(!chain.lines.last().in_doubt);
    }
    tokio::time::sleep(Duration::from_secs(11)).await;
    let (answer, took, asked) = timed("ContactService.load", load("Username")).await;
    let fault = answer.unwrap_err().string;
    assert!(fault.contains("no answer within 5 s"), "{fault}");
    assert!(took < Duration::from_secs(6) && asked > 0, "{took:?}");

    let name = Struct::new().with("FirstName", "Joe");
    let update = vec![4393.into(), name.into()];
    let (answer, took, asked) = timed("ContactService.update", update).await;
    assert!(
        answer
            .unwrap_err()
            .string
            .contains("may have been carried out")
    );
    assert!(took > Duration::from_secs(30) && asked > 0, "{took:?}");

    chain.sandbox.trouble().calm();
    let (answer, ..) = timed("ContactService.load", load("Username")).await;
    answer.unwrap();
    for (method, params) in alone {
        let (answer, _, asked) = timed(method, params).await;
        assert!(asked > 0, "{answer:?}");
    }
}

/// Each wire has places of its own: what hangs on one takes none of the other.
#[tokio::test(start_paused = true)]
async fn writes_that_hang_keep_no_read_of_rest_waiting() {
    let PassThrough {
        chain,
        sent: _sent,
        _folder,
    } = pass_through(POLICY);
    let _ = chain.sandbox.trouble().brownout(Brownout::Hang);
    let read = async || {
        let start = tokio::time::Instant::now();
        let answer = chain.call("ContactService.load", vec![4393.into(), fields()]);
        answer.await.unwrap();
        start.elapsed()
    };
    for _ in 0..3 {
        read().await;
    }
    let write = || {
        let name = Struct::new().with("FirstName", "Joe");
        chain.call("ContactService.update", vec![4393.into(), name.into()])
    };
    // More than there are places.
    let writes = futures_util::future::join_all((0..12).map(|_| write()));
    let reads = async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        read().await
    };
    let (done, took) = tokio::join!(writes, reads);
    assert!(done.iter().all(Result::is_err));
    assert!(took < Duration::from_secs(1), "{took:?}");
}

/// The wire that refuses the credential is named, for reads that have a way over REST, those that have none, and methods that
/// the facade does not have; and it is no failure of XML-RPC.
#[tokio::test(start_paused = true)]
async fn a_credential_that_xmlrpc_refuses_is_told_as_that() {
    let PassThrough {
        chain,
        sent,
        _folder,
    } = pass_through(POLICY);
    let username = Value::Array(vec!["Username".into()]);
    for (method, params) in [
        ("ContactService.load", vec![4393.into(), fields()]),
        ("ContactService.load", vec![4393.into(), username.clone()]),
        ("InvoiceService.getOrderId", vec![101.into()]),
        ("ContactService.load", vec![4393.into(), username]),
    ] {
        let _ = chain.sandbox.trouble().refuse("token-unknown");
        let fault = chain.call(method, params).await.unwrap_err();
        assert_eq!(
            (fault.code, fault.string.as_str()),
            (
                2,
                "[InvalidKey]Invalid Key (the credential that the gateway has for XML-RPC was refused)"
            ),
            "{method}"
        );
    }
    chain.sandbox.trouble().calm();
    sent.take();
    let load = chain.call("ContactService.load", vec![4393.into(), fields()]);
    load.await.unwrap();
    assert!(sent.take().iter().all(|request| request.contains("xmlrpc")));
}

/// Methods that the facade does not have are passed on too: those that only read are repeated and never in doubt.
#[tokio::test(start_paused = true)]
async fn reads_that_were_never_documented_are_not_in_doubt() {
    for guise in Brownout::ALL {
        if guise == Brownout::Slow {
            continue;
        }
        let PassThrough {
            chain,
            sent,
            _folder,
        } = pass_through(POLICY);
        let _ = chain.sandbox.trouble().brownout(guise);
        for method in [
            "InvoiceService.getOrderId",
            "InvoiceService.getInvoiceId",
            "ContactService.getCampaignStepOrder",
        ] {
            let fault = chain.call(method, vec![1.into()]).await.unwrap_err();
            assert!(!chain.lines.last().in_doubt, "{guise:?} {method}: {fault}");
            assert!(!fault.string.contains("may have been"), "{fault}");
        }
        let reads = sent.take().len();
        let fault = chain.call("ContactService.linkContact", vec![1.into()]);
        let fault = fault.await.unwrap_err();
        if matches!(guise, Brownout::Hang | Brownout::Reset) {
            assert!(chain.lines.last().in_doubt, "{guise:?}: {fault}");
        }
        if guise == Brownout::Reset {
            assert!(reads > 3, "{reads}");
        }
    }
}

/// What the page says of each policy on the last day.
#[tokio::test(start_paused = true)]
async fn reads_go_on_under_each_policy_of_the_page_in_every_guise() {
    let blocks = PAGE.split("```toml\n").skip(1);
    let documents = blocks.filter_map(|block| Some(block.split_once("```")?.0));
    let policies: Vec<&str> = documents
        .filter(|text| text.starts_with("default = "))
        .collect();
    assert!(policies.len() >= 3, "{policies:?}");
    for policy in policies {
        for guise in Brownout::ALL {
            let PassThrough {
                chain,
                sent,
                _folder,
            } = pass_through(policy);
            let _ = chain.sandbox.trouble().brownout(guise);
            let load = chain.call("ContactService.load", vec![4393.into(), fields()]);
            let answer = load.await;
            let answer = answer.unwrap_or_else(|fault| panic!("{guise:?}: {fault}\n{policy}"));
            assert_eq!(answer["FirstName"].as_str(), Some("Joseph"), "{guise:?}");
            let sent = sent.take();
            let is_over = |wire: &str| sent.iter().any(|request| request.contains(wire));
            if policy.starts_with("default = \"v2\"") {
                assert!(is_over("/rest/v2/") && !is_over("xmlrpc"), "{sent:?}");
            }
        }
    }
}

/// A refusal of XML-RPC as a whole is none of the key's rights.
#[tokio::test]
async fn a_write_that_a_retired_service_forbids_is_not_told_as_a_matter_of_rights() {
    let PassThrough { chain, _folder, .. } = pass_through(POLICY);
    let _ = chain.sandbox.trouble().brownout(Brownout::Forbidden);
    let values = Struct::new().with("FirstName", "Joe");
    let write = chain.call("ContactService.update", vec![4393.into(), values.into()]);
    let fault = write.await.unwrap_err();
    assert_eq!(fault.code, 3, "{fault:?}");
    assert!(fault.string.contains("403"), "{fault:?}");
}

#[tokio::test]
async fn by_default_nothing_of_xmlrpc_is_ever_asked() {
    let sandbox = keap_tests::sandbox();
    let sent = Recorder::new(sandbox.transport());
    let (builder, lines) = builder();
    let gateway = builder
        .tenant(keap_tests::gateway::tenant(sent.transport()))
        .build();
    let chain = Chain {
        sandbox,
        gateway,
        lines,
    };
    for &operation in keap::Operation::ALL {
        let keap = chain.keap();
        let invocation = keap_tests::invocations::sample(operation);
        // Whether it is served is shown elsewhere.
        let _ = keap::service::Invoke::invoke(keap.xmlrpc().unwrap(), invocation).await;
    }
    let requests = sent.take();
    assert!(requests.len() > 40, "only {}", requests.len());
    assert!(requests.iter().all(|request| !request.contains("xmlrpc")));
}
