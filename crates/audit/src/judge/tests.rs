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

/// Columns that are not known may be any of the table's: each operation on each table is a drop-in only where REST has all.
#[test]
fn a_call_whose_columns_are_not_constant_is_no_drop_in_where_rest_refuses_one() {
    let judged = hit("ContactService.load", "", &[], &[], &[]);
    assert_eq!(judged.effort, Effort::OneLine, "{judged:?}");
    let note = judged.notes.last().unwrap();
    assert!(
        note.starts_with("no column is constant: REST refuses ") && note.contains("Password"),
        "{note}"
    );
    let asked = Asked {
        reads: vec!["Id", "Email"],
        open: &["reads"],
        ..Asked::named("ContactService.load", None)
    };
    let judged = Judgement::of_asked(&asked);
    assert_eq!(judged.effort, Effort::OneLine, "{judged:?}");
    let note = judged.notes.last().unwrap();
    assert!(note.contains("read are not all constant: REST"), "{note}");
    let known = Asked { open: &[], ..asked };
    assert_eq!(Judgement::of_asked(&known).effort, Effort::DropIn);
    let mut counted = [0, 0];
    for &operation in Operation::ALL {
        let tables: Vec<Option<&str>> = match operation.takes_table() {
            true => TABLES.iter().map(|table| Some(table.name)).collect(),
            false => vec![None],
        };
        for table in tables {
            let judged = Judgement::of_call(operation.name(), table);
            let notes = judged.notes.join("\n");
            let refuses = notes.contains("REST refuses") || notes.contains("something is lost");
            counted[0] += usize::from(refuses);
            counted[1] += usize::from(notes.contains("REST has each column"));
            assert!(
                !refuses || judged.effort <= Effort::OneLine,
                "{operation} {table:?} {judged:?}"
            );
        }
    }
    assert!(counted[0] > 50 && counted[1] > 0, "{counted:?}");
}

/// What the note says of single columns is what a call of one of them meets.
#[test]
fn the_columns_that_are_named_are_refused_alone_too() {
    for table in ["Contact", "Company", "Invoice", "ContactGroup"] {
        let note = Judgement::of_call("DataService.query", Some(table)).notes;
        let note = note.join("\n");
        let Some((_, rest)) = note.split_once('(') else {
            continue;
        };
        let (names, _) = rest.split_once(')').unwrap();
        let first = names.split(", ").next().unwrap();
        let judged = hit("DataService.query", table, &[first], &[], &[]);
        assert!(
            judged.effort < Effort::DropIn,
            "{table}.{first}: {judged:?}"
        );
        assert_eq!(
            note.contains("REST refuses"),
            judged.is_blocker(),
            "{table}.{first}"
        );
    }
}

/// A table that is not constant may be one that REST does not have.
#[test]
fn no_call_on_an_unknown_table_is_a_drop_in() {
    for &operation in Operation::ALL {
        if operation.takes_table() {
            let judged = Judgement::of_call(operation.name(), None);
            assert!(judged.effort <= Effort::OneLine, "{operation} {judged:?}");
        }
    }
}

#[test]
fn a_table_that_the_api_does_not_have_cannot_be_judged() {
    for &operation in Operation::ALL {
        if operation.takes_table() {
            let judged = Judgement::of_call(operation.name(), Some("Contcat"));
            assert_eq!(judged.effort, Effort::Unknown, "{operation} {judged:?}");
            let note = judged.notes.join("\n");
            assert!(
                note.contains("did you mean Contact?") && note.contains("misspelt"),
                "{note}"
            );
        }
    }
}

/// What is not asked for by name may be any column, whatever its conditions are.
#[test]
fn conditions_alone_say_nothing_of_what_is_read() {
    let judged = hit("DataService.query", "Contact", &[], &[], &["Id"]);
    assert_eq!(judged.effort, Effort::OneLine, "{judged:?}");
    let judged = hit("DataService.query", "Contact", &["Id"], &[], &["Id"]);
    assert_eq!(judged.effort, Effort::DropIn, "{judged:?}");
}

/// The API leaves out what cannot be changed, and refuses a call of which nothing is left.
#[test]
fn an_update_of_what_is_read_only_is_refused() {
    let judged = hit("DataService.update", "Contact", &[], &["Groups"], &[]);
    assert_eq!(judged.effort, Effort::Rewrite, "{judged:?}");
    assert!(judged.why().unwrap().contains("Groups"), "{judged:?}");
    let judged = hit(
        "DataService.update",
        "Contact",
        &[],
        &["Groups", "City"],
        &[],
    );
    assert_eq!(judged.effort, Effort::DropIn, "{judged:?}");
}

/// The signs of the legacy wire are conditions of the facade, and a value that is not known is no equality.
#[test]
fn conditions_of_a_snippet_are_those_of_the_call() {
    let shown = |value: Option<&'static str>| {
        let asked = Asked {
            conditions: vec![("DateCreated", value)],
            ..Asked::named("DataService.query", Some("Contact"))
        };
        Judgement::of_asked(&asked).facade.unwrap()
    };
    for (value, wanted) in [
        (
            Some("~>~ 2026-01-01"),
            "Condition::Compare(Comparison::Greater, \"2026-01-01\".into())",
        ),
        (
            Some("~<=~5"),
            "Condition::Compare(Comparison::LessOrEqual, 5.into())",
        ),
        (Some("~<>~ null"), "Condition::NotNull"),
        (Some("~<>~x"), "Condition::NotEqual(\"x\".into())"),
        (Some("A%"), "Condition::Like(\"A%\".into())"),
        (Some("7"), "Condition::Equals(7.into())"),
        (None, "(\"DateCreated\", condition)"),
    ] {
        let shown = shown(value);
        assert!(shown.contains(wanted), "{shown}");
    }
}

/// XML-RPC answers such a call with a fault, and so does the gateway.
#[test]
fn a_column_that_its_table_never_had_makes_a_call_unknown() {
    let effort = |reads: &[&str]| hit("DataService.query", "Contact", reads, &[], &["Id"]).effort;
    for reads in [&["Nope"][..], &["Nope", "_Custom"], &["Id", "Nope"]] {
        assert_eq!(effort(reads), Effort::Unknown, "{reads:?}");
    }
    assert_eq!(effort(&["Id", "_Custom"]), Effort::DropIn);
    let written = hit(
        "ContactService.add",
        "Contact",
        &[],
        &["FirstName", "Nope"],
        &[],
    );
    assert_eq!(written.effort, Effort::Unknown);
}
