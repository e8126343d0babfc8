//! Tasks, notes and appointments: one table in XML-RPC, three resources in REST.

use super::Convert::*;
use super::{Field, Shape, Word, both, neither, pair, v1_only, v2_only};

pub(super) static SHAPES: &[Shape] = &[
    part("tasks", TASK),
    part("notes", NOTE),
    part("appointments", APPOINTMENT),
];

const fn part(part: &'static str, fields: &'static [Field]) -> Shape {
    Shape {
        table: "ContactAction",
        part,
        fields,
    }
}

/// The numbering is inferred; v1 passes the number through.
static PRIORITIES: &[Word] = &[
    ("1", "1", "CRITICAL"),
    ("2", "2", "ESSENTIAL"),
    ("3", "3", "NONESSENTIAL"),
];

static TASK: &[Field] = &[
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
    pair("ActionDate", "due_date", "due_time", DateTime),
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

static NOTE: &[Field] = &[
    both("Id", "id", Id),
    both("ContactId", "contact_id", Id),
    neither("OpportunityId"),
    both("ActionType", "type", Text),
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

/// v2 lists them and takes none; that its ids are those of the table is inferred.
static APPOINTMENT: &[Field] = &[
    both("Id", "id", Id).read_only_v2(),
    both("ContactId", "contact_id", Id).read_only_v2(),
    neither("OpportunityId"),
    neither("ActionType"),
    both("ActionDescription", "title", Text).read_only_v2(),
    v2_only("CreationDate", "create_time", DateTime).read_only(),
    both("CreationNotes", "description", Text).read_only_v2(),
    neither("CompletionDate"),
    pair("ActionDate", "start_date", "start_time", DateTime).read_only_v2(),
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
