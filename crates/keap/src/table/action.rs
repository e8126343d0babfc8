//! Tasks, notes and appointments: one table in XML-RPC, three resources in REST.

use keap_rest::{v1, v2};

use crate::difference::APPOINTMENTS_IN_V2;

use super::{By, Home, List, Naming, Rows, Table, by, info, op};

pub(super) static TABLES: &[Table] = &[Table {
    name: "ContactAction",
    v1: Home {
        rows: Rows::Parts(PARTS),
        ..Home::NONE
    },
    v2: Home {
        rows: Rows::Parts(PARTS),
        model: op::<v2::tasks::RetrieveTaskModel>(),
        ..Home::V2
    },
    differences: &[&APPOINTMENTS_IN_V2],
    ..Table::PLAIN
}];

const CUSTOM: Naming = Naming::Optional("fields", &["custom_fields"]);

static PARTS: &[Table] = &[
    Table {
        name: "ContactAction",
        part: "tasks",
        v1: Home {
            rows: Rows::List(List {
                filters: &[
                    by("ContactId", "contact_id", By::Equal),
                    by("UserID", "user_id", By::Equal),
                    by("CompletionDate", "completed", By::Presence),
                    by("ActionDate", "has_due_date", By::Presence),
                ],
                ..List::v1(info::<v1::tasks::ListTasks>(), "tasks")
            }),
            get: op::<v1::tasks::GetTask>(),
            create: op::<v1::tasks::CreateTask>(),
            update: op::<v1::tasks::UpdateTask>(),
            delete: op::<v1::tasks::DeleteTask>(),
            required: &["ActionDescription", "ActionDate"],
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                naming: CUSTOM,
                filters: &[
                    by("Id", "task_ids", By::List),
                    by("Id", "id", By::Compared),
                    by("ContactId", "contact_id", By::Equal),
                    by("UserID", "user_id", By::Equal),
                    by("OpportunityId", "opportunity_id", By::Equal),
                    by("ActionDescription", "title", By::Prefix),
                    by("Priority", "priority", By::Equal),
                    by("CompletionDate", "is_completed", By::Presence),
                    by("ActionDate", "has_due_date", By::Presence),
                ],
                orders: &[
                    ("Id", "id"),
                    ("CreationDate", "create_time"),
                    ("ActionDate", "due_time"),
                    ("LastUpdated", "update_time"),
                ],
                custom_filters: true,
                ..List::v2(info::<v2::tasks::ListTasks>(), "tasks")
            }),
            get: op::<v2::tasks::GetTask>(),
            create: op::<v2::tasks::CreateTask>(),
            update: op::<v2::tasks::UpdateTask>(),
            delete: op::<v2::tasks::DeleteTask>(),
            required: &["UserID"],
            naming: CUSTOM,
            model: op::<v2::tasks::RetrieveTaskModel>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "ContactAction",
        part: "notes",
        v1: Home {
            rows: Rows::List(List {
                filters: &[
                    by("ContactId", "contact_id", By::Equal),
                    by("UserID", "user_id", By::Equal),
                ],
                ..List::v1(info::<v1::notes::ListNotes>(), "notes")
            }),
            get: op::<v1::notes::GetNote>(),
            create: op::<v1::notes::CreateNote>(),
            update: op::<v1::notes::UpdateNote>(),
            delete: op::<v1::notes::DeleteNote>(),
            required: &["ContactId"],
            ..Home::NONE
        },
        v2: Home {
            rows: Rows::List(List {
                naming: CUSTOM,
                filters: &[
                    by("Id", "ids", By::List),
                    by("Id", "id", By::Compared),
                    by("ContactId", "contact_id", By::Equal),
                    by("UserID", "assigned_to_user_id", By::Equal),
                    // Bare text means "contains", a superset.
                    by("ActionDescription", "title", By::Prefix),
                ],
                orders: &[
                    ("Id", "id"),
                    ("CreationDate", "create_time"),
                    ("LastUpdated", "update_time"),
                ],
                custom_filters: true,
                ..List::v2(info::<v2::notes::ListAllNotes>(), "notes")
            }),
            create: op::<v2::notes::CreateNote>(),
            update: op::<v2::notes::UpdateNote>(),
            delete: op::<v2::notes::DeleteNote>(),
            above: &[("contact_id", "ContactId")],
            required: &["ContactId", "UserID"],
            naming: CUSTOM,
            model: op::<v2::tasks::RetrieveTaskModel>(),
            ..Home::V2
        },
        ..Table::PLAIN
    },
    Table {
        name: "ContactAction",
        part: "appointments",
        v1: Home {
            rows: Rows::List(List {
                filters: &[by("ContactId", "contact_id", By::Equal)],
                ..List::v1(info::<v1::appointments::ListAppointments>(), "appointments")
            }),
            get: op::<v1::appointments::GetAppointment>(),
            create: op::<v1::appointments::CreateAppointment>(),
            update: op::<v1::appointments::UpdateAppointment>(),
            delete: op::<v1::appointments::DeleteAppointment>(),
            required: &["ActionDescription", "ActionDate", "EndDate"],
            ..Home::NONE
        },
        // Listed and nothing else, since October 2026.
        v2: Home {
            rows: Rows::List(List {
                filters: &[
                    by("ContactId", "contact_id", By::Equal),
                    by("UserID", "user_id", By::Equal),
                ],
                orders: &[
                    ("ActionDate", "start_time"),
                    ("EndDate", "end_time"),
                    ("CreationDate", "create_time"),
                    ("LastUpdated", "update_time"),
                ],
                custom_filters: true,
                ..List::v2(
                    info::<v2::task_appointments::ListAppointments>(),
                    "taskAppointments",
                )
            }),
            ..Home::NONE
        },
        ..Table::PLAIN
    },
];
