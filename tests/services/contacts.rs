//! Links, sequences, action sets, custom fields, settings, appointments.

use keap::schema::{FieldValue, QueryData, Record};
use keap::{
    ActionSetId, Backend, CampaignId, ContactActionId, ContactId, CustomFieldGroupId,
    CustomFieldId, ErrorKind, FollowUpSequenceId, FollowUpStepId, LinkTypeId, RoutePolicy,
    SequenceId, TagId,
    model::{CustomFieldOwner, CustomFieldType, NewCustomField},
    owner::SetAction,
    rest::RestOptions,
    service::{ContactService, DataService},
};
use keap_tests::recorder::Recorder;
use keap_tests::{builder, invocations, sandbox};

use super::{connect, told};

fn number(record: &Record, name: &str) -> Option<i64> {
    record.get(name).and_then(FieldValue::as_i64)
}

async fn links_are_made_once(service: ContactService<'_>) {
    assert!(
        service
            .link_contacts(ContactId::new(17), ContactId::new(18), LinkTypeId::new(2))
            .await
            .unwrap()
    );
    assert!(
        !service
            .link_contacts(ContactId::new(17), ContactId::new(18), LinkTypeId::new(2))
            .await
            .unwrap()
    );
    // A link has no direction.
    assert!(
        !service
            .link_contacts(ContactId::new(18), ContactId::new(17), LinkTypeId::new(2))
            .await
            .unwrap()
    );
    for (contact, other) in [(17, 18), (18, 17)] {
        let links = service
            .list_linked_contacts(ContactId::new(contact))
            .await
            .unwrap();
        assert_eq!(links.len(), 1, "{links:?}");
        assert_eq!(number(&links[0], "ContactId"), Some(other));
        assert_eq!(number(&links[0], "LinkTypeId"), Some(2));
    }
    assert!(
        service
            .unlink_contacts(ContactId::new(18), ContactId::new(17), LinkTypeId::new(2))
            .await
            .unwrap()
    );
    assert!(
        !service
            .unlink_contacts(ContactId::new(17), ContactId::new(18), LinkTypeId::new(2))
            .await
            .unwrap()
    );
    assert_eq!(
        service
            .list_linked_contacts(ContactId::new(17))
            .await
            .unwrap(),
        []
    );
    let error = service
        .link_contacts(
            ContactId::new(999_999),
            ContactId::new(17),
            LinkTypeId::new(2),
        )
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
}

#[tokio::test]
async fn links_are_made_once_over_xmlrpc() {
    links_are_made_once(connect().xmlrpc().unwrap().contacts()).await;
}

#[tokio::test]
async fn links_are_made_once_over_v2() {
    links_are_made_once(connect().rest_v2().unwrap().contacts()).await;
}

#[tokio::test]
async fn v1_reads_the_links_that_others_made() {
    let keap = connect();
    keap.rest_v2()
        .unwrap()
        .contacts()
        .link_contacts(ContactId::new(17), ContactId::new(18), LinkTypeId::new(2))
        .await
        .unwrap();
    let links = keap
        .rest_v1()
        .unwrap()
        .contacts()
        .list_linked_contacts(ContactId::new(18))
        .await
        .unwrap();
    assert_eq!(number(&links[0], "ContactId"), Some(17));
}

/// The id of a legacy sequence is never taken for one of the Campaign Builder: campaign 7 exists, and is not asked.
#[tokio::test]
async fn a_sequence_that_is_not_paired_is_refused_before_anything_is_sent() {
    let sandbox = sandbox();
    let recorder = Recorder::new(sandbox.transport());
    let keap = builder(&sandbox)
        .transport(recorder.transport())
        .rest_options(RestOptions::default().sequence(
            FollowUpSequenceId::new(1),
            CampaignId::new(7),
            SequenceId::new(71),
        ))
        .build()
        .unwrap();
    for rest in [keap.rest_v1().unwrap(), keap.rest_v2().unwrap()] {
        for legacy in [7, 71] {
            let error = rest
                .contacts()
                .add_to_campaign(ContactId::new(17), FollowUpSequenceId::new(legacy))
                .await
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unsupported);
            assert_eq!(error.difference().unwrap().id, "KB-016");
            let error = rest
                .contacts()
                .remove_from_campaign(ContactId::new(17), FollowUpSequenceId::new(legacy))
                .await
                .unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unsupported);
        }
        assert_eq!(recorder.take(), [""; 0]);
        rest.contacts()
            .add_to_campaign(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap();
        let sent = recorder.take();
        assert!(sent[0].contains("/campaigns/7/sequences/71"), "{sent:?}");
    }
}

#[tokio::test]
async fn adding_twice_and_removing_a_stranger_are_done_over_rest() {
    let keap = connect();
    let (contact, sequence) = (ContactId::new(17), FollowUpSequenceId::new(1));
    let [v1, v2] = [keap.rest_v1().unwrap(), keap.rest_v2().unwrap()];
    let xmlrpc = keap.xmlrpc().unwrap();
    for contacts in [xmlrpc.contacts(), v1.contacts(), v2.contacts()] {
        for _ in 0..2 {
            assert!(contacts.add_to_campaign(contact, sequence).await.unwrap());
        }
    }
    for contacts in [v1.contacts(), v2.contacts()] {
        for _ in 0..2 {
            let removed = contacts.remove_from_campaign(contact, sequence);
            assert!(removed.await.unwrap());
        }
    }
    let nobody = ContactId::new(999_999);
    for contacts in [xmlrpc.contacts(), v1.contacts(), v2.contacts()] {
        for result in [
            contacts.add_to_campaign(nobody, sequence).await,
            contacts.remove_from_campaign(nobody, sequence).await,
        ] {
            let error = result.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
        }
    }
}

/// What the owner has named in place of the set is done, in this order; a set without a row is refused before anything is
/// sent, and the refusal names the row.
#[tokio::test]
async fn action_sets_over_rest_are_what_the_owner_names() {
    for backend in keap_tests::REST {
        let (keap, recorder) = keap_tests::recorder::connect();
        let rest = match backend {
            Backend::RestV1 => keap.rest_v1().unwrap(),
            _ => keap.rest_v2().unwrap(),
        };
        let results = rest
            .contacts()
            .run_action_sequence(ContactId::new(17), ActionSetId::new(1))
            .await
            .unwrap();
        let done: Vec<_> = results
            .iter()
            .map(|one| (&*one.action, one.is_error))
            .collect();
        let all = ["goal ab123/signup", "apply tag 105", "remove tag 91"];
        assert_eq!(done, all.map(|action| (action, false)));
        let groups = rest
            .contacts()
            .load(ContactId::new(17), ["Groups"])
            .await
            .unwrap();
        let groups = groups.get("Groups").unwrap().to_string();
        let tags: Vec<&str> = groups.split(',').collect();
        // 97 is what the goal of the demo account applies.
        assert!(tags.contains(&"97") && tags.contains(&"105"), "{groups}");
        assert!(!tags.contains(&"91"), "{groups}");
        recorder.take();
        let refused = rest
            .contacts()
            .run_action_sequence(ContactId::new(17), ActionSetId::new(12))
            .await
            .unwrap_err();
        assert_eq!(refused.difference().unwrap().id, "KB-017");
        assert!(
            refused.hint().unwrap().contains("add the row 12 = "),
            "{refused}"
        );
        assert_eq!(recorder.take(), [""; 0]);
        let nobody = rest
            .contacts()
            .run_action_sequence(ContactId::new(999_999), ActionSetId::new(1))
            .await
            .unwrap_err();
        assert_eq!(nobody.kind(), ErrorKind::NotFound, "{}", told(&nobody));
    }
}

/// A tag that is gone ends the run; the error says what was done before.
#[tokio::test]
async fn a_run_that_ends_in_the_middle_says_what_was_done() {
    let mut actions = invocations::actions().to_vec();
    actions[1] = SetAction::ApplyTag(TagId::new(999_999));
    let options = RestOptions::default().action_set(ActionSetId::new(1), actions);
    let keap = builder(&sandbox());
    let keap = keap.rest_options(options).build().unwrap();
    let error = keap
        .rest_v2()
        .unwrap()
        .contacts()
        .run_action_sequence(ContactId::new(17), ActionSetId::new(1))
        .await;
    let error = error.unwrap_err();
    assert_eq!(error.steps_done(), ["goal ab123/signup"]);
    assert!(error.message().starts_with("apply tag 999999: "), "{error}");
}

/// The policy names the row, whatever the connection was made with; without it the call goes to XML-RPC, where that is allowed.
#[tokio::test]
async fn rows_of_the_policy_are_those_of_the_owner() {
    let keap = builder(&sandbox()).build().unwrap();
    let run = async || {
        keap.contacts()
            .run_action_sequence(ContactId::new(17), ActionSetId::new(1))
            .await
    };
    let policy = |more: &str| {
        let policy = RoutePolicy::from_toml(&format!("default = \"v2\"\n{more}"));
        keap.set_policy(policy.unwrap());
    };
    policy("");
    let refused = run().await.unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Unsupported);
    assert_eq!(refused.backend(), Some(Backend::RestV2));
    policy("fallback = \"when-unsupported\"");
    assert_eq!(run().await.unwrap()[0].action, "Welcome actions");
    policy("fallback = \"when-unsupported\"\n[action_sets]\n1 = { apply_tag = 105 }");
    assert_eq!(run().await.unwrap()[0].action, "apply tag 105");
    policy("[sequences]\n1 = \"7/71\"");
    assert!(
        keap.contacts()
            .add_to_campaign(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap()
    );
}

#[tokio::test]
async fn legacy_sequences_and_action_sets_over_xmlrpc() {
    let keap = connect();
    let service = keap.xmlrpc().unwrap();
    assert!(
        !service
            .contacts()
            .pause_campaign(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap()
    );
    assert!(
        service
            .contacts()
            .add_to_campaign(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap()
    );
    assert!(
        service
            .contacts()
            .pause_campaign(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap()
    );
    assert!(
        service
            .contacts()
            .resume_campaign_for_contact(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap()
    );
    assert_eq!(
        service
            .contacts()
            .get_next_campaign_step(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap(),
        FollowUpStepId::new(1)
    );
    let contacts = [17, 18, 999_999].map(ContactId::new);
    assert_eq!(
        service
            .contacts()
            .reschedule_campaign_step(&contacts, FollowUpStepId::new(2))
            .await
            .unwrap(),
        2
    );
    assert!(
        service
            .contacts()
            .remove_from_campaign(ContactId::new(17), FollowUpSequenceId::new(1))
            .await
            .unwrap()
    );
    let results = service
        .contacts()
        .run_action_sequence(ContactId::new(17), ActionSetId::new(1))
        .await
        .unwrap();
    assert_eq!(results[0].action, "Welcome actions");
    assert!(!results[0].is_error);
    let error = service
        .contacts()
        .add_to_campaign(ContactId::new(17), FollowUpSequenceId::new(99))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
}

async fn custom_fields_are_defined(service: DataService<'_>, backend: Backend) {
    for owner in [CustomFieldOwner::Contact, CustomFieldOwner::ContactAction] {
        let id = service
            .add_custom_field(NewCustomField::new(
                owner,
                "Seat Row",
                CustomFieldType::WholeNumber,
                CustomFieldGroupId::new(1),
            ))
            .await
            .unwrap();
        assert!(id > CustomFieldId::new(0), "{owner} over {backend}");
    }
}

#[tokio::test]
async fn custom_fields_are_defined_over_every_backend() {
    for backend in Backend::ALL {
        let keap = connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        // The definitions are read before and after: a cached list would not have the new one.
        let all = || keap.contacts().load(ContactId::new(17), keap::Fields::All);
        all().await.unwrap();
        custom_fields_are_defined(keap.data(), backend).await;
        keap.contacts()
            .update(ContactId::new(17), |c| c.set_custom("SeatRow", 12))
            .await
            .unwrap();
        let row = all().await.unwrap();
        assert_eq!(
            row.get("_SeatRow").map(ToString::to_string).as_deref(),
            Some("12")
        );
        let mut query = QueryData::new("DataFormField");
        query.conditions = vec![(
            "Label".into(),
            keap::schema::Condition::Equals("Seat Row".into()),
        )];
        query.selected = vec!["DataType".into(), "FormId".into()];
        let defined = keap.xmlrpc().unwrap().data().query(query).await.unwrap();
        let forms: Vec<_> = defined.iter().map(|row| number(row, "FormId")).collect();
        assert_eq!(forms, [Some(-1), Some(-5)], "{backend}");
        assert!(
            defined
                .iter()
                .all(|row| number(row, "DataType") == Some(12))
        );
    }
}

#[tokio::test]
async fn custom_fields_change_their_label_and_options() {
    for backend in [Backend::XmlRpc, Backend::RestV2] {
        let keap = connect();
        keap.set_policy(keap::RoutePolicy::new(backend));
        let field = NewCustomField::new(
            CustomFieldOwner::Company,
            "Branch",
            CustomFieldType::Dropdown,
            CustomFieldGroupId::new(5),
        );
        let id = keap.data().add_custom_field(field).await.unwrap();
        let options = |words: [&str; 2]| Some(words.map(str::to_owned).to_vec());
        let data = keap.data();
        assert!(
            data.update_custom_field(id, None, options(["Red", "Blue"]))
                .await
                .unwrap()
        );
        assert!(
            data.update_custom_field(id, Some("Colour".into()), None)
                .await
                .unwrap()
        );
        assert!(
            data.update_custom_field(id, None, options(["Blue", "Green"]))
                .await
                .unwrap()
        );
        let row = keap.xmlrpc().unwrap();
        let row = row
            .data()
            .load("DataFormField", id, ["Label", "Values"])
            .await
            .unwrap();
        assert_eq!(row.get("Label"), Some(&"Colour".into()), "{backend}");
        let values = row.get("Values").unwrap().to_string();
        let words: Vec<&str> = values.split_whitespace().collect();
        assert_eq!(words, ["Blue", "Green"], "{backend}");
        // Over XML-RPC it is the fault that the vendor's own sample shows, which says nothing of a missing field.
        let error = data
            .update_custom_field(CustomFieldId::new(999_999), Some("x".into()), None)
            .await
            .unwrap_err();
        if backend == Backend::RestV2 {
            assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
        }
    }
}

#[tokio::test]
async fn custom_fields_of_contacts_stay_as_they_are_over_v2() {
    let keap = connect();
    let v2 = keap.rest_v2().unwrap();
    let error = v2
        .data()
        .update_custom_field(CustomFieldId::new(1), Some("Shoes".into()), None)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unsupported);
    assert_eq!(error.difference().unwrap().id, "KB-020");
    assert!(!error.may_have_applied());
    let nothing = v2
        .data()
        .update_custom_field(CustomFieldId::new(1), None, None)
        .await
        .unwrap_err();
    assert_eq!(nothing.kind(), ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn settings_in_rest_are_the_same_everywhere() {
    let keap = connect();
    for (module, setting, value) in [
        ("Contact", "optiontypes", "Prospect,Client,Lead"),
        ("contact", "OptionTypes", "Prospect,Client,Lead"),
        ("Contact", "optiontitles", "Mr.,Mrs.,Ms.,Dr."),
        ("Contact", "optionsuffixes", "Jr.,Sr.,III"),
        ("Contact", "optionphonetypes", "Work,Home,Mobile,Other"),
        // What the vendor's iSDK for PHP begins with.
        ("Application", "enabled", "yes"),
    ] {
        for backend in Backend::ALL {
            keap.set_policy(keap::RoutePolicy::new(backend));
            let told = keap.data().get_app_setting(module, setting).await.unwrap();
            assert_eq!(told, value, "{module} {setting} over {backend}");
        }
    }
}

#[tokio::test]
async fn an_appointment_is_an_event_over_xmlrpc_and_v1() {
    let keap = connect();
    for text in [
        keap.xmlrpc()
            .unwrap()
            .data()
            .get_appointment_ical(ContactActionId::new(4))
            .await
            .unwrap(),
        keap.rest_v1()
            .unwrap()
            .data()
            .get_appointment_ical(ContactActionId::new(4))
            .await
            .unwrap(),
    ] {
        for line in [
            "BEGIN:VCALENDAR",
            "DTSTART:20251102T053000Z",
            "DTEND:20251102T063000Z",
            "SUMMARY:Lunch",
            "END:VEVENT",
        ] {
            assert!(
                text.lines().any(|found| found == line),
                "{line} is not in {text}"
            );
        }
    }
    let error = keap
        .rest_v1()
        .unwrap()
        .data()
        .get_appointment_ical(ContactActionId::new(1))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::NotFound, "{}", told(&error));
}

#[tokio::test]
async fn passwords_are_not_shown() {
    let keap = connect();
    let secret = "5f4dcc3b5aa765d61d8327deb882cf99";
    let error = keap
        .xmlrpc()
        .unwrap()
        .data()
        .authenticate_user("ada@example.com", secret)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Unauthenticated, "{}", told(&error));
    let invocation =
        keap::Invocation::data_authenticate_user("ada@example.com".into(), secret.into());
    assert!(!format!("{invocation:?} {error:?} {}", told(&error)).contains(secret));
}
