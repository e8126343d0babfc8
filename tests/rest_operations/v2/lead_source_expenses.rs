//! Operations of lead source expenses.

use keap_rest::v2::lead_source_expenses::*;
use keap_rest::{Direction, LeadSourceExpenseId, LeadSourceId, LeadSourceRecurringExpenseId};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn lead_source_expenses() {
    let mut samples = Samples::load("v2/lead_source_expenses");
    samples.check(
        ListLeadSourceExpenses::new(LeadSourceId::new(7)),
        ListLeadSourceExpenses::new(LeadSourceId::new(7))
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
        CreateLeadSourceExpense::new(
            LeadSourceId::new(7),
            samples.body("createLeadSourceExpense"),
        ),
        CreateLeadSourceExpense::new(
            LeadSourceId::new(7),
            samples.body("createLeadSourceExpense"),
        ),
    );
    samples.check(
        GetLeadSourceExpense::new(LeadSourceId::new(7), LeadSourceExpenseId::new(7)),
        GetLeadSourceExpense::new(LeadSourceId::new(7), LeadSourceExpenseId::new(7)),
    );
    samples.check(
        UpdateLeadSourceExpense::new(
            LeadSourceId::new(7),
            LeadSourceExpenseId::new(7),
            samples.body("updateLeadSourceExpense"),
        ),
        UpdateLeadSourceExpense::new(
            LeadSourceId::new(7),
            LeadSourceExpenseId::new(7),
            samples.body("updateLeadSourceExpense"),
        ),
    );
    samples.check_without_json(
        DeleteLeadSourceExpense::new(LeadSourceId::new(7), LeadSourceExpenseId::new(7)),
        DeleteLeadSourceExpense::new(LeadSourceId::new(7), LeadSourceExpenseId::new(7)),
    );
    samples.check(
        ListLeadSourceRecurringExpenses::new(LeadSourceId::new(7)),
        ListLeadSourceRecurringExpenses::new(LeadSourceId::new(7))
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
            LeadSourceId::new(7),
            samples.body("createLeadSourceRecurringExpense"),
        ),
        CreateLeadSourceRecurringExpense::new(
            LeadSourceId::new(7),
            samples.body("createLeadSourceRecurringExpense"),
        ),
    );
    samples.check(
        GetLeadSourceRecurringExpense::new(
            LeadSourceId::new(7),
            LeadSourceRecurringExpenseId::new(7),
        ),
        GetLeadSourceRecurringExpense::new(
            LeadSourceId::new(7),
            LeadSourceRecurringExpenseId::new(7),
        ),
    );
    samples.check(
        UpdateLeadSourceRecurringExpense::new(
            LeadSourceId::new(7),
            LeadSourceRecurringExpenseId::new(7),
            samples.body("updateLeadSourceRecurringExpense"),
        ),
        UpdateLeadSourceRecurringExpense::new(
            LeadSourceId::new(7),
            LeadSourceRecurringExpenseId::new(7),
            samples.body("updateLeadSourceRecurringExpense"),
        ),
    );
    samples.check_without_json(
        DeleteLeadSourceRecurringExpense::new(
            LeadSourceId::new(7),
            LeadSourceRecurringExpenseId::new(7),
        ),
        DeleteLeadSourceRecurringExpense::new(
            LeadSourceId::new(7),
            LeadSourceRecurringExpenseId::new(7),
        ),
    );
    samples.check(
        ListIncurredExpenses::new(LeadSourceId::new(7), LeadSourceRecurringExpenseId::new(7)),
        ListIncurredExpenses::new(LeadSourceId::new(7), LeadSourceRecurringExpenseId::new(7))
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
