//! `FunnelService`, `OrderService` and `SearchService`.

use keap::{Invocation, Operation, Outcome, model::QuickSearch};
use keap_xmlrpc::methods::{funnel, order, search};
use keap_xmlrpc::{Fault, Method, Value};

use super::call::{Call, Reading, Writer, params, unknown};
use super::{plain, write};

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let (invocation, writer) = match operation {
        Operation::FunnelAchieveGoal => (
            plain::invocation(operation, values, reading)?,
            goal_results(),
        ),
        Operation::OrderPlace => (
            plain::invocation(operation, values, reading)?,
            placed_order(),
        ),
        Operation::SearchQuickSearch => {
            let call: search::QuickSearch = params(values, reading)?;
            let search = QuickSearch::new(call.quick_search_type, call.user_id, call.search_data)
                .page(write::natural(call.page)?)
                .limit(write::natural(call.return_limit)?);
            let invocation = Invocation::SearchQuickSearch(search);
            (invocation, plain::writer(operation, reading))
        }
        Operation::SearchGetDefaultQuickSearch => (
            plain::invocation(operation, values, reading)?,
            chosen_search(),
        ),
        other => return Err(unknown(other)),
    };
    Ok(Call::new(invocation, writer))
}

fn chosen_search() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Text(text) => Ok(search::GetDefaultQuickSearch::write_output(
            &search::ChosenQuickSearch(text),
        )),
        other => Err(write::mismatch(&other)),
    })
}

/// All members are texts, and the text `None` stands for nothing.
fn placed_order() -> Writer {
    Box::new(|outcome| match outcome {
        Outcome::Record(record) => {
            let mut placed = order::PlacedOrder::default();
            placed.successful = write::member_flag(&record, "Successful");
            placed.message = write::member(&record, "Message");
            placed.ref_num = write::member(&record, "RefNum");
            placed.order_id = write::member_id(&record, "OrderId");
            placed.invoice_id = write::member_id(&record, "InvoiceId");
            // The one member that is empty in place of it (documented).
            placed.code = Some(write::member(&record, "Code").unwrap_or_default());
            Ok(order::PlaceOrder::write_output(&placed))
        }
        other => Err(write::mismatch(&other)),
    })
}

fn goal_results() -> Writer {
    Box::new(|outcome| {
        let results = write::records(outcome)?.into_iter().map(|record| {
            let mut result = funnel::GoalResult::default();
            result.success = write::member_flag(&record, "success");
            result.msg = write::member(&record, "msg");
            result.funnel_id = write::member_int(&record, "funnelId");
            result.goal_id = write::member_int(&record, "goalId");
            result
        });
        let results: Vec<_> = results.collect();
        Ok(funnel::AchieveGoal::write_output(&results))
    })
}
