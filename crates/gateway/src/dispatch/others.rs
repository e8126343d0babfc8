//! `FunnelService`, `ProductService` and `SearchService`.

use keap::{Invocation, Operation, Outcome, QuickSearch};
use keap_xmlrpc::{Fault, Method, RecordFormat, Value, funnel, product, search};

use super::contact::id;
use super::{Call, Reading, Writer, params, unknown, write};
use crate::fault;

pub(super) fn read(
    operation: Operation,
    values: Vec<Value>,
    reading: Reading<'_>,
) -> Result<Call, Fault> {
    let (invocation, writer) = match operation {
        Operation::FunnelAchieveGoal => {
            let call: funnel::AchieveGoal = params(values, reading)?;
            let invocation = Invocation::FunnelAchieveGoal {
                integration: call.integration,
                call_name: call.call_name,
                contact: id(call.contact_id),
            };
            (invocation, goal_results())
        }
        Operation::ProductGetInventory => {
            let call: product::GetInventory = params(values, reading)?;
            let product = call.product_id.into();
            let writer = write::number::<product::GetInventory>();
            (Invocation::ProductGetInventory { product }, writer)
        }
        Operation::ProductIncrementInventory => {
            let call: product::IncrementInventory = params(values, reading)?;
            let product = call.product_id.into();
            let writer = write::flag::<product::IncrementInventory>();
            (Invocation::ProductIncrementInventory { product }, writer)
        }
        Operation::ProductDecrementInventory => {
            let call: product::DecrementInventory = params(values, reading)?;
            let product = call.product_id.into();
            let writer = write::flag::<product::DecrementInventory>();
            (Invocation::ProductDecrementInventory { product }, writer)
        }
        Operation::ProductIncreaseInventory => {
            let call: product::IncreaseInventory = params(values, reading)?;
            let (product, quantity) = (call.product_id.into(), natural(call.quantity)?);
            let writer = write::flag::<product::IncreaseInventory>();
            let invocation = Invocation::ProductIncreaseInventory { product, quantity };
            (invocation, writer)
        }
        Operation::ProductDecreaseInventory => {
            let call: product::DecreaseInventory = params(values, reading)?;
            let (product, quantity) = (call.product_id.into(), natural(call.quantity)?);
            let writer = write::flag::<product::DecreaseInventory>();
            let invocation = Invocation::ProductDecreaseInventory { product, quantity };
            (invocation, writer)
        }
        Operation::ProductDeactivateCreditCard => {
            let call: product::DeactivateCreditCard = params(values, reading)?;
            let card = call.credit_card_id.into();
            let writer = write::flag::<product::DeactivateCreditCard>();
            (Invocation::ProductDeactivateCreditCard { card }, writer)
        }
        other => return searches(other, values, reading),
    };
    Ok(Call::new(invocation, writer))
}

fn searches(operation: Operation, values: Vec<Value>, reading: Reading<'_>) -> Result<Call, Fault> {
    let format = RecordFormat::new("", reading.zone);
    let (invocation, writer) = match operation {
        Operation::SearchGetAllReportColumns => {
            let call: search::GetAllReportColumns = params(values, reading)?;
            let (search, user) = (call.saved_search_id.into(), call.user_id.into());
            let writer = write::free_row::<search::GetAllReportColumns>(format);
            (
                Invocation::SearchGetAllReportColumns { search, user },
                writer,
            )
        }
        Operation::SearchGetSavedSearchResultsAllFields => {
            let call: search::GetSavedSearchResultsAllFields = params(values, reading)?;
            let invocation = Invocation::SearchGetSavedSearchResultsAllFields {
                search: call.saved_search_id.into(),
                user: call.user_id.into(),
                page: natural(call.page_number)?,
            };
            let writer = write::free_rows::<search::GetSavedSearchResultsAllFields>(format);
            (invocation, writer)
        }
        Operation::SearchGetSavedSearchResults => {
            let call: search::GetSavedSearchResults = params(values, reading)?;
            let invocation = Invocation::SearchGetSavedSearchResults {
                search: call.saved_search_id.into(),
                user: call.user_id.into(),
                page: natural(call.page_number)?,
                fields: call.return_fields,
            };
            let writer = write::free_rows::<search::GetSavedSearchResults>(format);
            (invocation, writer)
        }
        Operation::SearchQuickSearch => {
            let call: search::QuickSearch = params(values, reading)?;
            let invocation = Invocation::SearchQuickSearch(QuickSearch {
                kind: call.quick_search_type,
                user: call.user_id.into(),
                text: call.search_data,
                page: natural(call.page)?,
                limit: natural(call.return_limit)?,
            });
            (invocation, write::free_rows::<search::QuickSearch>(format))
        }
        Operation::SearchGetAvailableQuickSearches => {
            let call: search::GetAvailableQuickSearches = params(values, reading)?;
            let user = call.user_id.into();
            let writer = write::free_row::<search::GetAvailableQuickSearches>(format);
            (Invocation::SearchGetAvailableQuickSearches { user }, writer)
        }
        Operation::SearchGetDefaultQuickSearch => {
            let call: search::GetDefaultQuickSearch = params(values, reading)?;
            let user = call.user_id.into();
            let invocation = Invocation::SearchGetDefaultQuickSearch { user };
            (invocation, chosen_search())
        }
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

/// # Errors
/// Fault 12 for a number below zero.
fn natural(number: i32) -> Result<u32, Fault> {
    u32::try_from(number)
        .map_err(|_| fault::invalid_parameter(&format!("{number} must not be negative")))
}
