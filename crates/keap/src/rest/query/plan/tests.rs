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
