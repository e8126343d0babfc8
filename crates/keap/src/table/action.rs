//! Tasks, notes and appointments: one table in XML-RPC, three resources in REST.

use keap_rest::endpoints::{v1, v2};

use super::Convert::*;
use super::{
    By, Endpoints, Field, List, Naming, Rows, Table, Word, both, by, neither, pair, v1_only,
    v2_only,
};
use crate::difference::APPOINTMENTS_IN_V2;

pub(super) static TABLES: &[&Table] = &[&CONTACT_ACTION];

static CONTACT_ACTION: Table = Table {
    name: "ContactAction",
    parts: PARTS,
    v1: Endpoints {
        rows: Rows::Parts,
        ..Endpoints::NONE
    },
    v2: Endpoints {
        rows: Rows::Parts,
        model: Some(&v2::tasks::RETRIEVE_TASK_MODEL),
        ..Endpoints::V2
    },
    differences: &[&APPOINTMENTS_IN_V2],
    ..Table::PLAIN
};

const CUSTOM: Naming = Naming::Optional("fields", &["custom_fields"]);

/// The numbering is inferred; v1 passes the number through.
static PRIORITIES: &[Word] = &[
    ("1", "1", "CRITICAL"),
    ("2", "2", "ESSENTIAL"),
    ("3", "3", "NONESSENTIAL"),
];

static PARTS: &[&Table] = &[&TASKS, &NOTES, &APPOINTMENTS];

static TASKS: Table = Table {
    name: "ContactAction",
    part: "tasks",
    columns: TASK_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("ContactId", "contact_id", By::Equal),
                by("UserID", "user_id", By::Equal),
                by("CompletionDate", "completed", By::Presence),
                by("ActionDate", "has_due_date", By::Presence),
            ],
            ..List::v1(&v1::tasks::LIST_TASKS, "tasks")
        }),
        get: Some(&v1::tasks::GET_TASK),
        create: Some(&v1::tasks::CREATE_TASK),
        update: Some(&v1::tasks::UPDATE_TASK),
        delete: Some(&v1::tasks::DELETE_TASK),
        required: &["ActionDescription", "ActionDate"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
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
            ..List::v2(&v2::tasks::LIST_TASKS, "tasks")
        }),
        get: Some(&v2::tasks::GET_TASK),
        create: Some(&v2::tasks::CREATE_TASK),
        update: Some(&v2::tasks::UPDATE_TASK),
        delete: Some(&v2::tasks::DELETE_TASK),
        required: &["UserID"],
        naming: CUSTOM,
        model: Some(&v2::tasks::RETRIEVE_TASK_MODEL),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

static TASK_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    pair("ContactId", "contact.id", "contact_id", Id),
    v2_only("OpportunityId", "opportunity_id", Id),
    both("ActionType", "type", Text),
    both("ActionDescription", "title", Text),
    pair("CreationDate", "creation_date", "create_time", DateTime).read_only(),
    both("CreationNotes", "description", Text),
    pair(
        "CompletionDate",
        "completion_date",
        "completion_time",
        DateTime,
    ),
    pair("ActionDate", "due_date", "due_time", DateTime).inferred(),
    neither("EndDate"),
    pair(
        "PopupDate",
        "remind_time",
        "remind_time_mins",
        MinutesBefore("ActionDate"),
    ),
    pair("UserID", "user_id", "assigned_to_user_id", Id),
    v2_only("Accepted", "accepted", Flag),
    v2_only("CreatedBy", "created_by_user_id", Id).read_only(),
    pair(
        "LastUpdated",
        "modification_date",
        "modification_time",
        DateTime,
    )
    .read_only(),
    v2_only("LastUpdatedBy", "last_updated_by_user_id", Id).read_only(),
    both("Priority", "priority", Words(PRIORITIES)),
    both("IsAppointment", "=0", Flag).read_only(),
    both("ObjectType", "=Task", Text).read_only(),
];

static NOTES: Table = Table {
    name: "ContactAction",
    part: "notes",
    columns: NOTE_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[
                by("ContactId", "contact_id", By::Equal),
                by("UserID", "user_id", By::Equal),
            ],
            ..List::v1(&v1::notes::LIST_NOTES, "notes")
        }),
        get: Some(&v1::notes::GET_NOTE),
        create: Some(&v1::notes::CREATE_NOTE),
        update: Some(&v1::notes::UPDATE_NOTE),
        delete: Some(&v1::notes::DELETE_NOTE),
        required: &["ContactId"],
        ..Endpoints::NONE
    },
    v2: Endpoints {
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
            ..List::v2(&v2::notes::LIST_ALL_NOTES, "notes")
        }),
        create: Some(&v2::notes::CREATE_NOTE),
        update: Some(&v2::notes::UPDATE_NOTE),
        delete: Some(&v2::notes::DELETE_NOTE),
        path_columns: &[("contact_id", "ContactId")],
        required: &["ContactId", "UserID"],
        kept: &["UserID"],
        naming: CUSTOM,
        model: Some(&v2::tasks::RETRIEVE_TASK_MODEL),
        ..Endpoints::V2
    },
    ..Table::PLAIN
};

/// v1 has an enumeration (documented); v2 takes what an administrator of the account has configured besides.
const NOTE_TYPES: &[&str] = &["Appointment", "Call", "Email", "Fax", "Letter", "Other"];

static NOTE_COLUMNS: &[Field] = &[
    both("Id", "id", Id),
    both("ContactId", "contact_id", Id),
    neither("OpportunityId"),
    both("ActionType", "type", Text).one_of_in_v1(NOTE_TYPES),
    both("ActionDescription", "title", Text),
    pair("CreationDate", "date_created", "create_time", DateTime).read_only(),
    pair("CreationNotes", "body", "text", Text),
    neither("CompletionDate"),
    neither("ActionDate"),
    neither("EndDate"),
    neither("PopupDate"),
    pair("UserID", "user_id", "assigned_to_user.id", Id).write_v2("user_id"),
    neither("Accepted"),
    v2_only("CreatedBy", "created_by_user_id", Id).read_only(),
    pair("LastUpdated", "last_updated", "update_time", DateTime).read_only(),
    pair(
        "LastUpdatedBy",
        "last_updated_by.user_id",
        "last_updated_by_user_id",
        Id,
    )
    .read_only(),
    neither("Priority"),
    both("IsAppointment", "=0", Flag).read_only(),
    both("ObjectType", "=Note", Text).read_only(),
];

static APPOINTMENTS: Table = Table {
    name: "ContactAction",
    part: "appointments",
    columns: APPOINTMENT_COLUMNS,
    v1: Endpoints {
        rows: Rows::List(List {
            filters: &[by("ContactId", "contact_id", By::Equal)],
            ..List::v1(&v1::appointments::LIST_APPOINTMENTS, "appointments")
        }),
        get: Some(&v1::appointments::GET_APPOINTMENT),
        create: Some(&v1::appointments::CREATE_APPOINTMENT),
        update: Some(&v1::appointments::UPDATE_APPOINTMENT),
        delete: Some(&v1::appointments::DELETE_APPOINTMENT),
        required: &["ActionDescription", "ActionDate", "EndDate"],
        kept: &["ActionDescription", "ActionDate", "EndDate"],
        ..Endpoints::NONE
    },
    // Listed and nothing else, since October 2026.
    v2: Endpoints {
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
                &v2::task_appointments::LIST_APPOINTMENTS,
                "taskAppointments",
            )
        }),
        ..Endpoints::NONE
    },
    ..Table::PLAIN
};

/// v2 lists them and takes none; that its ids are those of the table is inferred.
static APPOINTMENT_COLUMNS: &[Field] = &[
    both("Id", "id", Id).read_only_v2(),
    both("ContactId", "contact_id", Id).read_only_v2(),
    neither("OpportunityId"),
    neither("ActionType"),
    both("ActionDescription", "title", Text).read_only_v2(),
    v2_only("CreationDate", "create_time", DateTime).read_only(),
    both("CreationNotes", "description", Text).read_only_v2(),
    neither("CompletionDate"),
    pair("ActionDate", "start_date", "start_time", DateTime)
        .read_only_v2()
        .inferred(),
    pair("EndDate", "end_date", "end_time", DateTime).read_only_v2(),
    v1_only("PopupDate", "remind_time", MinutesBefore("ActionDate")),
    pair("UserID", "user", "user_id", Id).read_only_v2(),
    neither("Accepted"),
    neither("CreatedBy"),
    v2_only("LastUpdated", "update_time", DateTime).read_only(),
    neither("LastUpdatedBy"),
    neither("Priority"),
    both("IsAppointment", "=1", Flag).read_only(),
    both("ObjectType", "=Appointment", Text).read_only(),
];
