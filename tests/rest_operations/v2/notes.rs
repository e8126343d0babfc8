//! Operations of notes.

use keap_rest::v2::notes::*;
use keap_rest::{
    Comparison, ContactId, CustomFieldGroupId, CustomFieldId, CustomFieldTabId, Direction, NoteId,
    UserId,
};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn notes() {
    let mut samples = Samples::load("v2/notes");
    samples.check(
        ListAllNotes::new(),
        ListAllNotes::new()
            .filter(
                AllNotesFilter::id(NoteId::new(7))
                    .and(AllNotesFilter::id_compared(
                        Comparison::Less,
                        NoteId::new(7),
                    ))
                    .and(AllNotesFilter::id_not(NoteId::new(7)))
                    .and(AllNotesFilter::ids([NoteId::new(7)]))
                    .and(AllNotesFilter::title("7"))
                    .and(AllNotesFilter::contact_id(ContactId::new(7)))
                    .and(AllNotesFilter::assigned_to_user_id(UserId::new(7)))
                    .and(AllNotesFilter::since_time(time()))
                    .and(AllNotesFilter::until_time(time())),
            )
            .page_token("7")
            .order_by(AllNotesOrderKey::Id, Direction::Descending)
            .page_size(5)
            .fields(["7", "8"]),
    );
    samples.check(
        ListNotes::new(ContactId::new(7)),
        ListNotes::new(ContactId::new(7))
            .filter(
                Filter::id(NoteId::new(7))
                    .and(Filter::id_compared(Comparison::Less, NoteId::new(7)))
                    .and(Filter::id_not(NoteId::new(7)))
                    .and(Filter::ids([NoteId::new(7)]))
                    .and(Filter::title("7"))
                    .and(Filter::contact_id(ContactId::new(7)))
                    .and(Filter::assigned_to_user_id(UserId::new(7)))
                    .and(Filter::since_time(time()))
                    .and(Filter::until_time(time())),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7")
            .fields(["7", "8"]),
    );
    samples.check(
        CreateNote::new(ContactId::new(7), samples.body("createNote")),
        CreateNote::new(ContactId::new(7), samples.body("createNote")).fields(["7", "8"]),
    );
    samples.check(
        GetNote::new(ContactId::new(7), NoteId::new(7)),
        GetNote::new(ContactId::new(7), NoteId::new(7)).fields(["7", "8"]),
    );
    samples.check(
        UpdateNote::new(
            ContactId::new(7),
            NoteId::new(7),
            samples.body("updateNote"),
        ),
        UpdateNote::new(
            ContactId::new(7),
            NoteId::new(7),
            samples.body("updateNote"),
        )
        .fields(["7", "8"]),
    );
    samples.check_without_json(
        DeleteNote::new(ContactId::new(7), NoteId::new(7)),
        DeleteNote::new(ContactId::new(7), NoteId::new(7)),
    );
    samples.check(
        ListNoteTemplates::new(),
        ListNoteTemplates::new()
            .filter("7")
            .order_by("7")
            .page_size(5)
            .page_token("7"),
    );
    samples.check(RetrieveNoteModel::new(), RetrieveNoteModel::new());
    samples.check(
        CreateNoteCustomField::new(samples.body("createNoteCustomField")),
        CreateNoteCustomField::new(samples.body("createNoteCustomField")),
    );
    samples.check(
        UpdateNoteCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateNotesCustomField"),
        ),
        UpdateNoteCustomField::new(
            CustomFieldId::new(7),
            samples.body("updateNotesCustomField"),
        ),
    );
    samples.check_without_json(
        DeleteNoteCustomField::new(CustomFieldId::new(7)),
        DeleteNoteCustomField::new(CustomFieldId::new(7)),
    );
    samples.check(
        ListNoteCustomFieldGroups::new(),
        ListNoteCustomFieldGroups::new().tab_id(CustomFieldTabId::new(7)),
    );
    samples.check(
        CreateNoteCustomFieldGroup::new(samples.body("createNoteCustomFieldGroup")),
        CreateNoteCustomFieldGroup::new(samples.body("createNoteCustomFieldGroup")),
    );
    samples.check(
        GetNoteCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        GetNoteCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        UpdateNoteCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateNoteCustomFieldGroup"),
        ),
        UpdateNoteCustomFieldGroup::new(
            CustomFieldGroupId::new(7),
            samples.body("updateNoteCustomFieldGroup"),
        ),
    );
    samples.check_without_json(
        DeleteNoteCustomFieldGroup::new(CustomFieldGroupId::new(7)),
        DeleteNoteCustomFieldGroup::new(CustomFieldGroupId::new(7)),
    );
    samples.check(
        ListNoteCustomFieldTabs::new(),
        ListNoteCustomFieldTabs::new(),
    );
    samples.check(
        CreateNoteCustomFieldTab::new(samples.body("createNoteCustomFieldTab")),
        CreateNoteCustomFieldTab::new(samples.body("createNoteCustomFieldTab")),
    );
    samples.check(
        GetNoteCustomFieldTab::new(CustomFieldTabId::new(7)),
        GetNoteCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.check(
        UpdateNoteCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateNoteCustomFieldTab"),
        ),
        UpdateNoteCustomFieldTab::new(
            CustomFieldTabId::new(7),
            samples.body("updateNoteCustomFieldTab"),
        ),
    );
    samples.check_without_json(
        DeleteNoteCustomFieldTab::new(CustomFieldTabId::new(7)),
        DeleteNoteCustomFieldTab::new(CustomFieldTabId::new(7)),
    );
    samples.finish();
}
