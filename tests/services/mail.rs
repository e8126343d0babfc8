//! Opt-in and opt-out, sending, history, templates, goals.

use http::Request;
use keap::{
    Backend, CampaignId, ContactId, ErrorKind, GoalId, Keap, RoutePolicy, TemplateId,
    model::{EmailRecord, OptStatus},
    rest::RestOptions,
};
use keap_http::Body;
use keap_sandbox::{DEFAULT_ACCESS_TOKEN, Sandbox};
use keap_tests::invocations::{FRESH, message, options, template};
use keap_tests::recorder::Recorder;
use keap_tests::{builder, sandbox};
use serde_json::Value;

use super::{connect, told};

/// A fresh account for each backend.
fn on_each_backend() -> impl Iterator<Item = (Backend, Keap)> {
    Backend::ALL.into_iter().map(|backend| {
        let keap = connect();
        keap.set_policy(RoutePolicy::new(backend));
        (backend, keap)
    })
}

#[tokio::test]
async fn an_address_is_opted_in_and_out_once() {
    for (backend, keap) in on_each_backend() {
        let mail = keap.email();
        let status = || mail.get_opt_status(FRESH);
        assert_eq!(
            status().await.unwrap(),
            OptStatus::NotMarketable,
            "{backend}"
        );
        assert!(
            mail.opt_in(FRESH, "asked at the fair").await.unwrap(),
            "{backend}"
        );
        assert_eq!(status().await.unwrap(), OptStatus::SingleOptIn, "{backend}");
        assert!(
            !mail.opt_in(FRESH, "asked again").await.unwrap(),
            "{backend}"
        );
        assert!(
            mail.opt_out(FRESH, "wrote to us").await.unwrap(),
            "{backend}"
        );
        assert_eq!(
            status().await.unwrap(),
            OptStatus::NotMarketable,
            "{backend}"
        );
        assert!(
            !mail.opt_out(FRESH, "wrote again").await.unwrap(),
            "{backend}"
        );
    }
}

/// REST itself would bring a manual opt-out back, and answers 200.
#[tokio::test]
async fn nobody_who_opted_out_or_bounced_is_opted_in_again() {
    let sandbox = sandbox();
    let recorder = Recorder::new(sandbox.transport());
    let keap = builder(&sandbox)
        .transport(recorder.transport())
        .build()
        .unwrap();
    for backend in Backend::ALL {
        keap.set_policy(RoutePolicy::new(backend));
        for email in [
            "gone@example.com",
            "bounce@example.com",
            "ann@example.com",
            "doerte@example.com",
        ] {
            let before = keap.email().get_opt_status(email).await.unwrap();
            recorder.take();
            assert!(
                !keap.email().opt_in(email, "asked").await.unwrap(),
                "{email} over {backend}"
            );
            if backend != Backend::XmlRpc {
                let sent = recorder.take();
                assert!(
                    sent.iter().all(|request| request.starts_with("GET ")),
                    "{sent:?}"
                );
            }
            assert_eq!(
                keap.email().get_opt_status(email).await.unwrap(),
                before,
                "{email}"
            );
        }
    }
}

/// Such a text stands in a path of REST, where it would lead to another endpoint.
#[tokio::test]
async fn an_address_that_no_path_can_hold_has_no_record() {
    for backend in [Backend::RestV1, Backend::RestV2] {
        let (keap, _) = keap_tests::recorder::connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        for email in [".", ".."] {
            let told = keap.email().get_opt_status(email).await.unwrap();
            assert_eq!(told, OptStatus::NotMarketable, "{backend}");
            for refused in [
                keap.email().opt_in(email, "asked").await.unwrap_err(),
                keap.email().opt_out(email, "asked").await.unwrap_err(),
            ] {
                assert_eq!(refused.kind(), ErrorKind::NotFound, "{backend}: {refused}");
                assert_eq!(refused.to_string().find("path"), None, "{refused}");
            }
        }
    }
}

/// KB-024: XML-RPC wants no reason, and an unsubscribe must not fail for the lack of one.
#[tokio::test]
async fn a_reason_is_made_where_none_is_given() {
    for backend in Backend::ALL {
        for reason in ["", " \n"] {
            let keap = connect();
            keap.set_policy(RoutePolicy::new(backend));
            let mail = keap.email();
            let done = format!("{backend} {reason:?}");
            assert!(mail.opt_in(FRESH, reason).await.unwrap(), "{done}");
            assert!(mail.opt_out(FRESH, reason).await.unwrap(), "{done}");
            let status = mail.get_opt_status(FRESH).await.unwrap();
            assert_eq!(status, OptStatus::NotMarketable, "{done}");
        }
    }
}

#[tokio::test]
async fn statuses_are_the_same_everywhere() {
    for (email, status) in [
        ("ann@example.com", OptStatus::SingleOptIn),
        ("cleo@example.com", OptStatus::DoubleOptIn),
        ("doerte@example.com", OptStatus::DoubleOptIn),
        ("zoe@example.com", OptStatus::SingleOptIn),
        ("gone@example.com", OptStatus::NotMarketable),
        ("nobody@example.com", OptStatus::NotMarketable),
    ] {
        for (backend, keap) in on_each_backend() {
            let told = keap.email().get_opt_status(email).await.unwrap();
            assert_eq!(told, status, "{email} over {backend}");
        }
    }
}

#[tokio::test]
async fn v1_does_not_guess_the_status_of_a_second_address() {
    let keap = connect();
    let v1 = keap.rest_v1().unwrap();
    for error in [
        v1.email()
            .get_opt_status("cleo.work@example.com")
            .await
            .unwrap_err(),
        v1.email()
            .opt_in("cleo.work@example.com", "asked")
            .await
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.difference().unwrap().id, "KB-024");
    }
    assert!(
        v1.email()
            .opt_out("cleo.work@example.com", "asked")
            .await
            .unwrap()
    );
    let status = keap
        .xmlrpc()
        .unwrap()
        .email()
        .get_opt_status("cleo.work@example.com")
        .await;
    assert_eq!(status.unwrap(), OptStatus::NotMarketable);
}

/// The mails of a contact, as v1 shows them.
async fn history(sandbox: &Sandbox, contact: i64) -> Vec<Value> {
    let url = format!("https://api.infusionsoft.com/crm/rest/v1/emails?contact_id={contact}");
    let mut mails = Vec::new();
    let list = get(sandbox, &url).await;
    for mail in list["emails"].as_array().unwrap() {
        let url = format!(
            "https://api.infusionsoft.com/crm/rest/v1/emails/{}",
            mail["id"]
        );
        mails.push(get(sandbox, &url).await);
    }
    mails
}

async fn get(sandbox: &Sandbox, url: &str) -> Value {
    let request = Request::get(url)
        .header("authorization", format!("Bearer {DEFAULT_ACCESS_TOKEN}"))
        .body(Body::empty())
        .unwrap();
    let response = sandbox.transport().send(request).await.unwrap();
    let body = response.into_body().into_bytes(1 << 20).await.unwrap();
    serde_json::from_slice(&body).unwrap()
}

#[tokio::test]
async fn mail_goes_to_those_who_may_be_written_to() {
    for backend in Backend::ALL {
        let sandbox = sandbox();
        let policy = RoutePolicy::new(backend);
        let keap = builder(&sandbox)
            .rest_options(options())
            .policy(policy)
            .build()
            .unwrap();
        let mut message = message();
        message.contacts.push(ContactId::new(31));
        assert!(keap.email().send_email(message).await.unwrap(), "{backend}");
        let sent = history(&sandbox, 17).await;
        assert_eq!(sent.len(), 1, "{backend}: {sent:?}");
        assert_eq!(sent[0]["subject"], "Hello");
        // Base64 of <p>Hello</p>: the body went over encoded once, and only once.
        assert_eq!(sent[0]["html_content"], "PHA+SGVsbG88L3A+", "{backend}");
        assert_eq!(history(&sandbox, 31).await.len(), 0, "{backend}");
    }
}

#[tokio::test]
async fn mail_to_nobody_is_refused_before_it_is_queued() {
    for backend in Backend::ALL {
        let sandbox = sandbox();
        let recorder = Recorder::new(sandbox.transport());
        let keap = builder(&sandbox)
            .transport(recorder.transport())
            .rest_options(options())
            .policy(RoutePolicy::new(backend))
            .build()
            .unwrap();
        let mail_to = |contacts: Vec<i64>| {
            let mut message = message();
            message.contacts = contacts.into_iter().map(ContactId::new).collect();
            keap.email().send_email(message)
        };
        let error = mail_to(vec![17, 99_999]).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{backend}: {error}");
        assert!(!error.may_have_applied(), "{backend}: {error}");
        if backend != Backend::XmlRpc {
            assert_eq!(history(&sandbox, 17).await.len(), 0, "{backend}");
            assert!(
                error.to_string().contains("there is no contact 99999"),
                "{error}"
            );
        }
        // v1 takes a call for each contact, and of more than ten nobody is looked for.
        recorder.take();
        let contacts = keap.data().find_by_field("Contact", "Id", "%", ["Id"]);
        let contacts = contacts.await.unwrap();
        let many: Vec<i64> = contacts.iter().map(|row| row.id().unwrap()).collect();
        assert!(many.len() > 10, "{many:?}");
        recorder.take();
        assert!(mail_to(many).await.unwrap(), "{backend}");
        let calls = if backend == Backend::RestV2 { 2 } else { 1 };
        assert_eq!(recorder.take().len(), calls, "{backend}");
        // A contact that is named many times is looked for once.
        assert!(mail_to(vec![17; 11]).await.unwrap(), "{backend}");
        let calls = if backend == Backend::XmlRpc { 1 } else { 2 };
        assert_eq!(recorder.take().len(), calls, "{backend}");
        let mut many = vec![17; 200];
        many.push(99_999);
        let error = mail_to(many).await.unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{backend}: {error}");
    }
}

#[tokio::test]
async fn templates_are_sent_in_the_name_of_a_user() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let sandbox = sandbox();
        let policy = RoutePolicy::new(backend);
        let keap = builder(&sandbox)
            .rest_options(options())
            .policy(policy)
            .build()
            .unwrap();
        assert!(
            keap.email()
                .send_template(&[ContactId::new(17)], TemplateId::new(1))
                .await
                .unwrap()
        );
        let sent = history(&sandbox, 17).await;
        assert_eq!(sent[0]["subject"], "Welcome", "{backend}");
    }
}

#[tokio::test]
async fn what_rest_cannot_send_is_refused_before_anything_is_sent() {
    let sandbox = sandbox();
    let recorder = Recorder::new(sandbox.transport());
    let with = |options: RestOptions| {
        let transport = recorder.transport();
        builder(&sandbox)
            .transport(transport)
            .rest_options(options)
            .build()
            .unwrap()
    };
    let (keap, nameless) = (with(options()), with(RestOptions::default()));
    let mut copied = message();
    copied.cc = "boss@example.com".into();
    let mut elsewhere = message();
    elsewhere.to = "someone@example.com".into();
    for rest in [keap.rest_v1().unwrap(), keap.rest_v2().unwrap()] {
        for message in [copied.clone(), elsewhere.clone()] {
            let error = rest.email().send_email(message).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unsupported);
            assert_eq!(error.difference().unwrap().id, "KB-025");
        }
        let mut record =
            EmailRecord::new(ContactId::new(17), "a@example.com", "b@example.com", "x");
        record.from_name = "Ann".into();
        let error = rest.email().attach_email(record).await.unwrap_err();
        assert_eq!(error.difference().unwrap().id, "KB-026");
    }
    for error in [
        nameless
            .rest_v1()
            .unwrap()
            .email()
            .send_email(message())
            .await
            .unwrap_err(),
        nameless
            .rest_v2()
            .unwrap()
            .email()
            .send_template(&[ContactId::new(17)], TemplateId::new(1))
            .await
            .unwrap_err(),
    ] {
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.difference().unwrap().id, "KB-025");
    }
    assert_eq!(recorder.take(), [""; 0]);
    // v2 takes the address that the call names.
    assert!(
        nameless
            .rest_v2()
            .unwrap()
            .email()
            .send_email(message())
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn mail_is_recorded_the_same_everywhere() {
    let mut shown = Vec::new();
    for backend in Backend::ALL {
        let sandbox = sandbox();
        let keap = builder(&sandbox)
            .policy(RoutePolicy::new(backend))
            .build()
            .unwrap();
        let (from, to) = ("ada@example.com", "ann@example.com");
        let record = EmailRecord::new(ContactId::new(17), from, to, "Minutes")
            .cc("bert@example.com, cleo@example.com")
            .html("<p>ü</p>")
            .sent(
                "2026-07-15T03:02:51Z"
                    .parse::<chrono::DateTime<chrono::Utc>>()
                    .unwrap(),
            )
            .received(
                "2026-07-15T03:02:52Z"
                    .parse::<chrono::DateTime<chrono::Utc>>()
                    .unwrap(),
            );
        assert!(keap.email().attach_email(record).await.unwrap());
        let mut mails = history(&sandbox, 17).await;
        let mail = mails.pop().unwrap();
        let members = [
            "subject",
            "sent_to_address",
            "sent_from_address",
            "html_content",
            "sent_date",
            "received_date",
        ];
        let cc = mail["sent_to_cc_addresses"].to_string().replace(' ', "");
        shown.push((members.map(|name| mail[name].clone()), cc));
    }
    assert_eq!(shown[0], shown[1]);
    assert_eq!(shown[0], shown[2]);
    assert_eq!(shown[0].0[4], "2026-07-15T03:02:51.000+0000");
}

#[tokio::test]
async fn a_template_reads_the_same_over_xmlrpc_and_v2() {
    let keap = connect();
    let old = keap
        .xmlrpc()
        .unwrap()
        .email()
        .get_email_template(TemplateId::new(1))
        .await
        .unwrap();
    assert_eq!(old.title, "Welcome");
    assert_eq!(old.content_type, "Multipart");
    assert_eq!(
        keap.rest_v2()
            .unwrap()
            .email()
            .get_email_template(TemplateId::new(1))
            .await
            .unwrap(),
        old
    );
    let error = keap
        .rest_v2()
        .unwrap()
        .email()
        .get_email_template(TemplateId::new(99))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound);
}

#[tokio::test]
async fn templates_are_made_and_replaced_over_xmlrpc() {
    let keap = connect();
    let service = keap.xmlrpc().unwrap();
    let id = service
        .email()
        .add_email_template(template())
        .await
        .unwrap();
    let mut changed = template();
    changed.subject = "Last reminder".into();
    assert!(
        service
            .email()
            .update_email_template(id, changed.clone())
            .await
            .unwrap()
    );
    assert_eq!(
        keap.rest_v2()
            .unwrap()
            .email()
            .get_email_template(id)
            .await
            .unwrap(),
        changed
    );
    changed.merge_context = "Everything".into();
    let error = service
        .email()
        .update_email_template(id, changed)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn a_goal_is_achieved_the_same_everywhere() {
    let mut all = Vec::new();
    for (backend, keap) in on_each_backend() {
        let results = keap
            .funnel()
            .achieve_goal("ab123", "signup", ContactId::new(18))
            .await
            .unwrap();
        let groups = keap
            .contacts()
            .load(ContactId::new(18), ["Groups"])
            .await
            .unwrap();
        assert_eq!(groups.get("Groups"), Some(&"97".into()), "{backend}");
        let none = keap
            .funnel()
            .achieve_goal("ab123", "no such goal", ContactId::new(18))
            .await
            .unwrap();
        assert!(!none[0].success, "{backend}");
        assert!(
            none[0].message.as_ref().unwrap().contains("No Goals"),
            "{backend}"
        );
        assert_eq!((none[0].campaign, none[0].goal), (None, None), "{backend}");
        // Names that the path of v1 cannot hold are those of no goal either.
        for (integration, name) in [("", "signup"), ("ab123", ""), ("ab123", "..")] {
            let contact = ContactId::new(18);
            let none = keap.funnel().achieve_goal(integration, name, contact);
            assert!(!none.await.unwrap()[0].success, "{backend} {name:?}");
        }
        let nobody = ContactId::new(999_999);
        let none = keap.funnel().achieve_goal("", "signup", nobody).await;
        assert_eq!(none.unwrap_err().kind(), ErrorKind::NotFound, "{backend}");
        let error = keap
            .funnel()
            .achieve_goal("ab123", "signup", ContactId::new(999_999))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
        all.push(results);
    }
    assert_eq!(
        (all[0][0].campaign, all[0][0].goal),
        (Some(CampaignId::new(7)), Some(GoalId::new(72)))
    );
    assert!(all[0][0].success && all[0] == all[1] && all[0] == all[2]);
}
