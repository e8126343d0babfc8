//! `FunnelService`: reaching a goal. That nobody listens is no fault.

use keap_xmlrpc::{Fault, Value};

use super::arguments::Arguments;
use super::method::{Method, absent, method};
use super::{Account, fault, values};
use crate::rules::goals;

pub(crate) const METHODS: &[Method] = &[
    method("FunnelService.achieveGoal", &["SSI"], achieve),
    absent("FunnelService.achieveWordPressGoal", &["IS"]),
];

fn achieve(account: &mut Account<'_>, arguments: &Arguments) -> Result<Value, Fault> {
    let contact = arguments.int(2);
    if !account.store.has("Contact", contact) {
        return Err(fault::record_not_found());
    }
    let reached = goals::reach(
        account.store,
        account.now,
        arguments.text(0),
        arguments.text(1),
        contact,
    );
    if reached.is_empty() {
        return Ok(Value::Array(vec![result(false, goals::NONE, 0, 0)]));
    }
    let results = reached
        .iter()
        .map(|goal| result(true, "", goal.goal, goal.campaign));
    Ok(Value::Array(results.collect()))
}

fn result(success: bool, message: &str, goal: i64, funnel: i64) -> Value {
    values::hash_ordered([
        ("success".to_owned(), Value::Bool(success)),
        ("msg".to_owned(), Value::from(message)),
        ("goalId".to_owned(), values::int(goal)),
        ("funnelId".to_owned(), values::int(funnel)),
        ("flowStart".to_owned(), Value::Array(Vec::new())),
        ("flowStop".to_owned(), Value::Array(Vec::new())),
    ])
}
