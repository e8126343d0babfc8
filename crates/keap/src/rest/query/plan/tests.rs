use keap_schema::Comparison;

use super::*;
use crate::rest::query::clause::Pushdown;

fn plan(backend: Backend, query: &QueryData) -> Explanation {
    let planner = Planner {
        backend,
        custom: None,
        zone: Zone::default(),
    };
    planner.plan(query).unwrap().explain()
}

fn rows(table: &str, column: &str, condition: Condition) -> QueryData {
    let mut query = QueryData::new(table);
    query.conditions.push((column.to_owned(), condition));
    query
}

fn contacts(column: &str, condition: Condition) -> QueryData {
    rows("Contact", column, condition)
}

#[test]
fn plans_read_like_sentences() {
    let bound = Condition::Compare(Comparison::GreaterOrEqual, "2026-01-01 00:00:00".into());
    insta::assert_snapshot!(plan(Backend::RestV2, &contacts("LastUpdated", bound)), @"
    REST v2: pages of up to 1000 rows, filter start_update_time==2026-01-01T04:59:59.000Z
    LastUpdated: filtered by the server to a superset, then by the facade
    cost: 1 call per 1000 rows of Contact
    ");
    insta::assert_snapshot!(plan(Backend::RestV1, &contacts("Id", Condition::In(vec![1, 2]))), @"
    REST v1: one call for each of 2 ids
    Id: filtered by the server
    cost: 2 calls
    ");
    let mut query = contacts("FirstName", Condition::Like("An%".into()));
    query.order = Some(keap_schema::Order::by("LastName", true));
    insta::assert_snapshot!(plan(Backend::RestV2, &query), @"
    REST v2: pages of up to 1000 rows, filter given_name==An*
    FirstName: filtered by the server to a superset, then by the facade
    sorted by the facade, after all matching rows were read
    cost: 1 call per 1000 rows of Contact
    ");
}

#[test]
fn rows_below_others_are_read_through_those_above() {
    let query = rows("SubscriptionPlan", "ProductId", Condition::Equals(7.into()));
    insta::assert_snapshot!(plan(Backend::RestV2, &query), @"
    REST v2: rows below those of Product
    REST v2: pages of up to 1000 rows, filter product_ids==7
    ProductId: filtered by the server
    cost: 1 call per 1000 rows of Product
    ");
    let payments = plan(Backend::RestV2, &QueryData::new("InvoicePayment"));
    assert!(
        payments.to_string().contains("the list below each of them"),
        "{payments}"
    );
    insta::assert_snapshot!(plan(Backend::RestV1, &query), @"
    REST v1: rows below those of Product
    REST v1: one call for each of 1 ids
    ProductId: filtered by the server
    cost: 1 call
    ");
}

#[test]
fn what_is_booked_on_orders_is_found_by_its_payments() {
    let since = Condition::Compare(Comparison::GreaterOrEqual, "2026-11-01".into());
    let query = rows("InvoicePayment", "PayDate", since);
    insta::assert_snapshot!(plan(Backend::RestV2, &query), @"
    REST v2: rows below the order_ids of Payment
    REST v2: pages of up to 1000 rows, filter since_time==2026-10-31T04:00:00.000Z
    REST v2: the list below each of them
    PayDate: filtered by the server to a superset, then by the facade
    cost: 1 call per 1000 rows of Payment, 1 call per row of Payment
    ");
    let day = Condition::Equals("2026-11-01".into());
    let payment = Condition::Equals(7.into());
    for (column, condition, filter) in [
        (
            "PayDate",
            day,
            "since_time==2026-10-31T04:00:00.000Z and until_time==2026-11-02T04:00:00.000Z",
        ),
        ("PaymentId", payment, "ids==7"),
        ("PaymentId", Condition::In(vec![7, 8]), "ids==7,8"),
    ] {
        let plan = plan(Backend::RestV2, &rows("InvoicePayment", column, condition));
        let line = format!("filter {filter}\n");
        assert!(plan.to_string().contains(&line), "{plan}");
    }
}

/// What is booked without a payment is named by none, and who names the invoice asks less.
#[test]
fn what_payments_may_not_tell_is_looked_for_below_the_orders() {
    for condition in [
        Condition::Equals(0.into()),
        Condition::In(vec![0, 7]),
        Condition::Compare(Comparison::Less, 7.into()),
        Condition::IsNull,
    ] {
        let query = rows("InvoicePayment", "PaymentId", condition);
        let plan = plan(Backend::RestV2, &query);
        assert!(plan.to_string().contains("those of Invoice"), "{plan}");
    }
    let mut query = rows("InvoicePayment", "InvoiceId", Condition::Equals(101.into()));
    let payment = Condition::Equals(7.into());
    query.conditions.push(("PaymentId".to_owned(), payment));
    let plan = plan(Backend::RestV2, &query);
    assert!(plan.to_string().contains("invoice_id==101"), "{plan}");
}

#[test]
fn a_table_of_several_resources_reads_those_that_can_hold_such_rows() {
    let query = rows("ContactAction", "ContactId", Condition::Equals(7.into()));
    insta::assert_snapshot!(plan(Backend::RestV1, &query), @"
    REST v1: pages of up to 1000 rows of tasks, filter contact_id=7
    REST v1: pages of up to 1000 rows of notes, filter contact_id=7
    REST v1: pages of up to 1000 rows of appointments, filter contact_id=7
    ContactId: filtered by the server to a superset, then by the facade
    cost: 1 call per 1000 rows of tasks, 1 call per 1000 rows of notes, 1 call per 1000 rows of appointments
    ");
    let notes = rows(
        "ContactAction",
        "ObjectType",
        Condition::Equals("Note".into()),
    );
    insta::assert_snapshot!(plan(Backend::RestV2, &notes), @"
    REST v2: pages of up to 1000 rows of notes
    ObjectType: filtered by the facade, on every row
    cost: 1 call per 1000 rows of notes
    ");
    let appointments = rows(
        "ContactAction",
        "IsAppointment",
        Condition::Equals(1.into()),
    );
    insta::assert_snapshot!(plan(Backend::RestV2, &appointments), @"
    REST v2: pages of up to 1000 rows of appointments
    IsAppointment: filtered by the facade, on every row
    cost: 1 call per 1000 rows of appointments
    ");
}

#[test]
fn a_plan_tells_what_it_costs() {
    let query = rows("SubscriptionPlan", "Active", Condition::Equals(1.into()));
    assert_eq!(plan(Backend::RestV2, &query).cost().calls(2500), 3);
    let payments = plan(Backend::RestV2, &QueryData::new("InvoicePayment"));
    assert_eq!(payments.cost().calls(2500), 3 + 2500);
    let groups = QueryData::new("UserGroup");
    assert_eq!(plan(Backend::RestV2, &groups).cost().calls(0), 1);
}

#[test]
fn values_that_the_filter_grammar_cannot_carry_stay_here() {
    let plan = plan(
        Backend::RestV2,
        &contacts("LastName", Condition::Equals("a;b".into())),
    );
    assert_eq!(
        plan.conditions,
        [("LastName".to_owned(), Pushdown::Unsupported)]
    );
    assert_eq!(
        plan.fetch,
        Fetch::List {
            filter: vec![],
            order: None,
            whole: false,
        }
    );
}

#[test]
fn texts_with_blanks_at_an_end_stay_here() {
    let pushed = |condition: Condition| {
        let plan = plan(Backend::RestV2, &contacts("FirstName", condition)).to_string();
        let filter = plan.lines().next()?.split_once(", filter ")?.1.to_owned();
        Some(filter)
    };
    for text in [" spaced", "spaced ", "spaced\t"] {
        assert_eq!(pushed(Condition::Equals(text.into())), None, "{text:?}");
    }
    assert_eq!(pushed(Condition::Like(" spaced%".into())), None);
    // Without its last blank the beginning finds more rows, of which the facade keeps some.
    assert_eq!(
        pushed(Condition::Like("spaced %".into())).as_deref(),
        Some("given_name==spaced*")
    );
}

/// Rows are ordered by what is read of each of them: an order that one kind of row could not take part in is refused by the
/// column's name, in every table.
#[test]
fn a_query_is_ordered_by_what_every_row_of_its_plan_tells() {
    let mut refused = Vec::new();
    for (info, backend) in keap_schema::TABLES
        .iter()
        .flat_map(|info| [Backend::RestV1, Backend::RestV2].map(|backend| (*info, backend)))
    {
        for column in info.columns {
            // A row that names its record and one that names its tag are read in other ways.
            for pinned in [None, Some("ContactId"), Some("GroupId")] {
                let mut query = QueryData::new(info.name);
                if let Some(pinned) = pinned.filter(|pinned| info.column(pinned).is_some()) {
                    let one = Condition::Equals(7.into());
                    query.conditions.push((pinned.to_owned(), one));
                }
                let served = crate::coverage::check::spelt(
                    &crate::Invocation::DataQuery(query.clone()),
                    backend,
                );
                if served.is_err() || !is_read(info.name, column.name, backend) {
                    continue;
                }
                query.order = Some(keap_schema::Order::by(column.name, true));
                let ordered = crate::coverage::check::spelt(
                    &crate::Invocation::DataQuery(query.clone()),
                    backend,
                );
                match ordered {
                    Ok(()) => assert_tells(&query, column.name, backend),
                    Err(error) => {
                        let name = format!("{}.{}", info.name, column.name);
                        assert!(error.to_string().contains(&name), "{error}");
                        refused.push(format!("{name} {backend}"));
                    }
                }
            }
        }
    }
    refused.dedup();
    insta::assert_snapshot!(refused.join("\n"), @"
    AffResource.ResourceOrder REST v2
    ContactAction.ActionType REST v1
    ContactAction.CreationDate REST v1
    ContactAction.CompletionDate REST v1
    ContactAction.ActionDate REST v1
    ContactAction.EndDate REST v1
    ContactAction.PopupDate REST v1
    ContactAction.LastUpdated REST v1
    ContactAction.LastUpdatedBy REST v1
    ContactAction.Priority REST v1
    ContactAction.OpportunityId REST v2
    ContactAction.ActionType REST v2
    ContactAction.CompletionDate REST v2
    ContactAction.ActionDate REST v2
    ContactAction.EndDate REST v2
    ContactAction.PopupDate REST v2
    ContactAction.Accepted REST v2
    ContactAction.CreatedBy REST v2
    ContactAction.LastUpdatedBy REST v2
    ContactAction.Priority REST v2
    CreditCard.Status REST v2
    ProductInterest.ProductId REST v2
    ProductInterest.SubscriptionPlanId REST v2
    ");
}

/// Whether a column can be asked for.
fn is_read(table: &str, column: &str, backend: Backend) -> bool {
    let mut query = QueryData::new(table);
    query.selected = vec![column.to_owned()];
    crate::coverage::check::spelt(&crate::Invocation::DataQuery(query), backend).is_ok()
}

/// Of a company that has a tag only what a contact has as well has a name; the rest it is without on every wire.
const WITHOUT: [&str; 2] = ["tags of companies", "companies of tags"];

fn assert_tells(query: &QueryData, column: &str, backend: Backend) {
    let planner = Planner {
        backend,
        custom: None,
        zone: Zone::default(),
    };
    let plan = planner.plan(query).unwrap();
    let parts: Vec<&Table> = match &plan.source {
        Source::Parts(plans) => plans.iter().map(|plan| plan.table).collect(),
        _ => vec![plan.table],
    };
    for part in parts {
        let field = part.field(column);
        let is_told =
            field.is_some_and(|field| field.is_answered(backend) && !field.is_partly_told(backend));
        let is_without = field.is_none() && WITHOUT.contains(&part.part);
        assert!(
            is_told || is_without,
            "{} of {} over {backend} has no {column}",
            part.part,
            query.table
        );
    }
}

#[test]
fn ids_in_texts_are_ids_and_other_numbers_stay_here() {
    let filter = |table: &str, condition: Condition| {
        let plan = plan(Backend::RestV2, &rows(table, "Id", condition)).to_string();
        let first = plan.lines().next()?.to_owned();
        Some(first.split_once(", filter ")?.1.to_owned())
    };
    let equals = |text: &str| Condition::Equals(text.into());
    let above = |text: &str| Condition::Compare(Comparison::Greater, text.into());
    assert_eq!(
        filter("Contact", equals("17.0")).as_deref(),
        Some("ids==17")
    );
    assert_eq!(
        filter("Contact", above("17.0")).as_deref(),
        Some("contact_id>17")
    );
    for text in ["17.5", "99999999999999999999"] {
        assert_eq!(filter("Contact", equals(text)), None, "{text}");
        assert_eq!(filter("Contact", above(text)), None, "{text}");
        assert_eq!(filter("Company", equals(text)), None, "{text}");
    }
}

#[test]
fn rows_that_no_resource_has_are_refused_by_a_difference_of_their_own_table() {
    let refused = |table: &str, column: &str, condition: Condition| {
        let planner = Planner {
            backend: Backend::RestV2,
            custom: None,
            zone: Zone::default(),
        };
        let error = planner.plan(&rows(table, column, condition)).unwrap_err();
        error.difference().map(|known| known.id)
    };
    assert_eq!(refused("DataFormTab", "FormId", Condition::IsNull), None);
}
