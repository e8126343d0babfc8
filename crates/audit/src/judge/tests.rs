use super::*;
use keap::schema::TABLES;

fn hit(
    method: &str,
    table: &str,
    reads: &[&str],
    writes: &[&str],
    conditions: &[&str],
) -> Judgement {
    let asked = Asked {
        method: Some(method),
        table: (!table.is_empty()).then_some(table),
        reads: reads.to_vec(),
        writes: writes.to_vec(),
        conditions: conditions.iter().map(|name| (*name, None)).collect(),
        order_by: None,
        open: &[],
    };
    Judgement::of_asked(&asked)
}

/// Every method on every table: whether it is a blocker is what the router says, which the gateway works by.
#[test]
fn blockers_are_what_the_router_refuses() {
    let rest = [Backend::RestV1, Backend::RestV2];
    for &operation in Operation::ALL {
        let tables: Vec<Option<&str>> = match operation.takes_table() {
            true => TABLES.iter().map(|table| Some(table.name)).collect(),
            false => vec![None],
        };
        for table in tables {
            let judged = Judgement::of_call(operation.name(), table);
            let routed =
                keap::route::decide_for(operation, table, &backend::gateway_policy(), &rest);
            // A row is loaded by its id, and these have none in REST.
            let has_id = |table: &str| {
                let columns = keap::coverage::field_coverage(table).unwrap_or_default();
                let info = keap::schema::table(table).unwrap();
                info.column("Id").is_none()
                    || columns
                        .iter()
                        .any(|column| column.column == "Id" && (column.v1.read || column.v2.read))
            };
            if operation == Operation::DataLoad && !table.is_some_and(has_id) {
                assert!(judged.is_blocker(), "{table:?}");
                continue;
            }
            assert_eq!(
                judged.is_blocker(),
                routed.is_err(),
                "{operation} {table:?} {judged:?}"
            );
            assert_eq!(
                judged.over.is_some(),
                routed.is_ok(),
                "{operation} {table:?}"
            );
            assert_ne!(judged.effort, Effort::Unknown, "{operation}");
        }
    }
}

/// The values that stand for what is not constant are refused by no backend that has the operation.
#[test]
fn no_sample_is_refused_for_its_values() {
    for &operation in Operation::ALL {
        let asked = Asked::named(operation.name(), Some("Contact"));
        for backend in [Backend::RestV1, Backend::RestV2] {
            let table = operation.takes_table().then_some("Contact");
            let policy = keap::RoutePolicy::new(backend);
            let alone = keap::route::decide_for(operation, table, &policy, &[backend]);
            let invocation = sample::invocation(operation, &asked);
            let whole = keap::route::decide(&invocation, &policy, &[backend]);
            if alone.is_ok()
                && let Err(error) = whole
            {
                assert_ne!(
                    error.kind(),
                    keap::ErrorKind::Unsupported,
                    "{operation}: {error}"
                );
            }
        }
    }
}

#[test]
fn a_query_by_columns_that_both_have_is_a_drop_in() {
    let judged = hit(
        "DataService.query",
        "Contact",
        &["Id", "FirstName"],
        &[],
        &["Email"],
    );
    assert_eq!(judged.effort, Effort::DropIn, "{judged:?}");
    assert_eq!(judged.over, Some("v2"));
    assert!(judged.lost.is_empty(), "{judged:?}");
}

#[test]
fn a_column_without_counterpart_is_a_rewrite_and_named() {
    let judged = hit(
        "DataService.query",
        "Contact",
        &["Id", "Password", "Username"],
        &[],
        &[],
    );
    assert_eq!(judged.effort, Effort::Rewrite, "{judged:?}");
    let refusal = judged.v2.unwrap().refusal.unwrap();
    assert_eq!(refusal.difference, Some("KB-001"));
    assert!(refusal.why.contains("Password, Username"), "{refusal:?}");
    let served: Vec<bool> = judged
        .columns
        .iter()
        .map(|column| column.served_v2)
        .collect();
    assert_eq!(served, [true, false, false]);
}

/// The operations of `DataService` tell of contacts, which a call on another table does not meet.
#[test]
fn a_call_on_another_table_meets_nothing_of_contacts() {
    let judged = hit(
        "DataService.add",
        "Lead",
        &[],
        &["OpportunityTitle", "ContactID"],
        &[],
    );
    assert!(!judged.differences().contains(&"KB-007"), "{judged:?}");
    let judged = hit("DataService.add", "Contact", &[], &["FirstName"], &[]);
    assert!(judged.differences().contains(&"KB-007"), "{judged:?}");
}

#[test]
fn what_nobody_has_has_no_counterpart() {
    let judged = hit("ContactService.pauseCampaign", "", &[], &[], &[]);
    assert_eq!(judged.effort, Effort::NoCounterpart, "{judged:?}");
    let judged = hit(
        "ShippingService.getWeightBasedShippingRanges",
        "",
        &[],
        &[],
        &[],
    );
    assert_eq!(judged.effort, Effort::NoCounterpart, "{judged:?}");
    assert!(judged.notes[0].contains("never documented"));
}

#[test]
fn what_is_not_constant_is_judged_as_far_as_it_can_be_and_says_so() {
    let judged = hit("DataService.query", "", &[], &[], &[]);
    assert_eq!(judged.effort, Effort::OneLine, "{judged:?}");
    assert!(
        judged.notes[0].contains("the table is not constant"),
        "{judged:?}"
    );
    let judged = Judgement::of_asked(&Asked::default());
    assert_eq!(judged.effort, Effort::Unknown);
    assert!(judged.notes[0].contains("the method is not constant"));
    let judged = hit("ContactService.explode", "", &[], &[], &[]);
    assert_eq!(judged.effort, Effort::Unknown);
    assert!(
        judged.notes[0].contains("no operation is called"),
        "{judged:?}"
    );
    let judged = hit("DataService.query", "Contcat", &["Id"], &[], &[]);
    assert!(
        judged.notes[0].contains("did you mean Contact?"),
        "{judged:?}"
    );
}

#[test]
fn rows_of_the_owner_are_wanted() {
    let judged = hit("ContactService.runActionSequence", "", &[], &[], &[]);
    assert_eq!(judged.owner[0].name, "action_sets");
    let judged = hit("APIEmailService.sendTemplate", "", &[], &[], &[]);
    assert_eq!(judged.owner[0].name, "mail_user");
}

#[test]
fn snippets_have_the_table_and_the_columns() {
    let judged = hit(
        "ContactService.add",
        "",
        &[],
        &["FirstName", "Email", "City", "_Size"],
        &[],
    );
    insta::assert_json_snapshot!(judged);
    let judged = hit(
        "DataService.query",
        "Invoice",
        &["Id", "TotalDue"],
        &[],
        &["ContactId"],
    );
    insta::assert_json_snapshot!(judged);
}

/// Every operation has its line, and every line is of one.
#[test]
fn every_operation_has_a_snippet() {
    for &operation in Operation::ALL {
        let snippet = facade::snippet(operation, &Asked::default());
        assert_eq!(
            snippet.is_none(),
            operation == Operation::DataEcho,
            "{operation}: {snippet:?}"
        );
    }
}
