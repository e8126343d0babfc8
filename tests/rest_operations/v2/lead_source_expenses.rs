//! Operations of lead source expenses.

use keap_rest::Direction;
use keap_rest::v2::lead_source_expenses::*;

use crate::rest_operations::samples::{Samples, time};

#[test]
fn lead_source_expenses() {
    let mut samples = Samples::load("v2/lead_source_expenses");
    samples.check(
        ListLeadSourceExpenses::new("7"),
        ListLeadSourceExpenses::new("7")
            .filter(
                Filter::title("7")
                    .and(Filter::amount(5.5))
                    .and(Filter::incurred_time(time()))
                    .and(Filter::create_time(time()))
                    .and(Filter::update_time(time())),
            )
            .order_by(OrderKey::Title, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateLeadSourceExpense::new("7", samples.body("createLeadSourceExpense")),
        CreateLeadSourceExpense::new("7", samples.body("createLeadSourceExpense")),
    );
    samples.check(
        GetLeadSourceExpense::new("7", "7"),
        GetLeadSourceExpense::new("7", "7"),
    );
    samples.check(
        UpdateLeadSourceExpense::new("7", "7", samples.body("updateLeadSourceExpense")),
        UpdateLeadSourceExpense::new("7", "7", samples.body("updateLeadSourceExpense")),
    );
    samples.check_without_json(
        DeleteLeadSourceExpense::new("7", "7"),
        DeleteLeadSourceExpense::new("7", "7"),
    );
    samples.check(
        ListLeadSourceRecurringExpenses::new("7"),
        ListLeadSourceRecurringExpenses::new("7")
            .filter(
                LeadSourceRecurringExpensesFilter::title("7")
                    .and(LeadSourceRecurringExpensesFilter::amount(5.5))
                    .and(LeadSourceRecurringExpensesFilter::start_time(time()))
                    .and(LeadSourceRecurringExpensesFilter::end_time(time()))
                    .and(LeadSourceRecurringExpensesFilter::next_expense_time(time()))
                    .and(LeadSourceRecurringExpensesFilter::create_time(time()))
                    .and(LeadSourceRecurringExpensesFilter::update_time(time())),
            )
            .order_by(
                LeadSourceRecurringExpensesOrderKey::Title,
                Direction::Descending,
            )
            .page_size(5)
            .page_token("7"),
    );
    samples.check(
        CreateLeadSourceRecurringExpense::new(
            "7",
            samples.body("createLeadSourceRecurringExpense"),
        ),
        CreateLeadSourceRecurringExpense::new(
            "7",
            samples.body("createLeadSourceRecurringExpense"),
        ),
    );
    samples.check(
        GetLeadSourceRecurringExpense::new("7", "7"),
        GetLeadSourceRecurringExpense::new("7", "7"),
    );
    samples.check(
        UpdateLeadSourceRecurringExpense::new(
            "7",
            "7",
            samples.body("updateLeadSourceRecurringExpense"),
        ),
        UpdateLeadSourceRecurringExpense::new(
            "7",
            "7",
            samples.body("updateLeadSourceRecurringExpense"),
        ),
    );
    samples.check_without_json(
        DeleteLeadSourceRecurringExpense::new("7", "7"),
        DeleteLeadSourceRecurringExpense::new("7", "7"),
    );
    samples.check(
        ListIncurredExpenses::new("7", "7"),
        ListIncurredExpenses::new("7", "7")
            .filter(
                IncurredExpensesFilter::title("7")
                    .and(IncurredExpensesFilter::amount(5.5))
                    .and(IncurredExpensesFilter::incurred_time(time()))
                    .and(IncurredExpensesFilter::create_time(time()))
                    .and(IncurredExpensesFilter::update_time(time())),
            )
            .order_by(IncurredExpensesOrderKey::Title, Direction::Descending)
            .page_size(5)
            .page_token("7"),
    );
    samples.finish();
}
