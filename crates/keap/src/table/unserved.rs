//! Tables that REST does not have, and what to use in their place.

/// The tables, each with the alternative. The vendor's contracts have no resource for any of them (documented); that an
/// alternative serves the purpose is a judgement.
static UNSERVED: &[(&str, &str)] = &[
    (
        "GroupAssign",
        "memberships of user groups are not shown; UserGroup has the groups, User the users",
    ),
    (
        "Status",
        "opportunities have stages: use Stage and Lead.StageID",
    ),
    (
        "MtgLead",
        "copy the dates into custom fields of opportunities before XML-RPC ends",
    ),
    (
        "JobRecurringInstance",
        "the orders that a subscription billed are in Job, their lines name the subscription",
    ),
    (
        "Expense",
        "use LeadSourceExpense, or custom fields of contacts",
    ),
    (
        "ActionSequence",
        "build an automation with an API goal and call achieveGoal",
    ),
    (
        "Campaign",
        "legacy follow-up sequences end with XML-RPC: rebuild them as automations; their ids are other ids",
    ),
    (
        "Campaignee",
        "who is in an automation is told by the tags that its steps apply",
    ),
    (
        "CampaignStep",
        "legacy follow-up sequences end with XML-RPC: rebuild them as automations",
    ),
    (
        "Ticket",
        "keep tickets as tasks with custom fields, or export them before XML-RPC ends",
    ),
    ("TicketStage", "export the tickets before XML-RPC ends"),
    ("TicketType", "export the tickets before XML-RPC ends"),
];

/// What to use in place of a table that REST does not have.
pub(crate) fn instead_of(table: &str) -> Option<&'static str> {
    UNSERVED
        .iter()
        .find(|(name, _)| *name == table)
        .map(|(_, instead)| *instead)
}
