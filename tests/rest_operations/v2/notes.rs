//! Operations of notes.

use keap_rest::v2::notes::*;
use keap_rest::{Comparison, Direction};

use crate::rest_operations::samples::{Samples, time};

#[test]
fn notes() {
    let mut samples = Samples::load("v2/notes");
    samples.check(
        ListAllNotes::new(),
        ListAllNotes::new()
            .filter(
                AllNotesFilter::id("7")
                    .and(AllNotesFilter::id_compared(Comparison::Less, "7"))
                    .and(AllNotesFilter::id_not("7"))
                    .and(AllNotesFilter::ids(["7"]))
                    .and(AllNotesFilter::title("7"))
                    .and(AllNotesFilter::contact_id("7"))
                    .and(AllNotesFilter::assigned_to_user_id("7"))
                    .and(AllNotesFilter::since_time(time()))
                    .and(AllNotesFilter::until_time(time())),
            )
            .page_token("7")
            .order_by(AllNotesOrderKey::Id, Direction::Descending)
            .page_size(5)
            .fields(["7", "8"]),
    );
    samples.check(
        ListNotes::new("7"),
        ListNotes::new("7")
            .filter(
                Filter::id("7")
                    .and(Filter::id_compared(Comparison::Less, "7"))
                    .and(Filter::id_not("7"))
                    .and(Filter::ids(["7"]))
                    .and(Filter::title("7"))
                    .and(Filter::contact_id("7"))
                    .and(Filter::assigned_to_user_id("7"))
                    .and(Filter::since_time(time()))
                    .and(Filter::until_time(time())),
            )
            .order_by(OrderKey::Id, Direction::Descending)
            .page_size(5)
            .page_token("7")
            .fields(["7", "8"]),
    );
    samples.check(
        CreateNote::new("7", samples.body("createNote")),
        CreateNote::new("7", samples.body("createNote")).fields(["7", "8"]),
    );
    samples.check(
        GetNote::new("7", "7"),
        GetNote::new("7", "7").fields(["7", "8"]),
    );
    samples.check(
        UpdateNote::new("7", "7", samples.body("updateNote")),
        UpdateNote::new("7", "7", samples.body("updateNote")).fields(["7", "8"]),
    );
    samples.check_without_json(DeleteNote::new("7", "7"), DeleteNote::new("7", "7"));
    samples.check(
        ListNoteTemplates::new(),
        ListNoteTemplates::new()
            .filter("7")
            .order_by("7")
            .page_size(5)
            .page_token("7"),
    );
    samples.check(RetrieveNoteModel, RetrieveNoteModel);
    samples.check(
        CreateNoteCustomField::new(samples.body("createNoteCustomField")),
        CreateNoteCustomField::new(samples.body("createNoteCustomField")),
    );
    samples.check(
        UpdateNoteCustomField::new("7", samples.body("updateNotesCustomField")),
        UpdateNoteCustomField::new("7", samples.body("updateNotesCustomField")),
    );
    samples.check_without_json(
        DeleteNoteCustomField::new("7"),
        DeleteNoteCustomField::new("7"),
    );
    samples.check(
        ListNoteCustomFieldGroups::new(),
        ListNoteCustomFieldGroups::new().tab_id("7"),
    );
    samples.check(
        CreateNoteCustomFieldGroup::new(samples.body("createNoteCustomFieldGroup")),
        CreateNoteCustomFieldGroup::new(samples.body("createNoteCustomFieldGroup")),
    );
    samples.check(
        GetNoteCustomFieldGroup::new("7"),
        GetNoteCustomFieldGroup::new("7"),
    );
    samples.check(
        UpdateNoteCustomFieldGroup::new("7", samples.body("updateNoteCustomFieldGroup")),
        UpdateNoteCustomFieldGroup::new("7", samples.body("updateNoteCustomFieldGroup")),
    );
    samples.check_without_json(
        DeleteNoteCustomFieldGroup::new("7"),
        DeleteNoteCustomFieldGroup::new("7"),
    );
    samples.check(ListNoteCustomFieldTabs, ListNoteCustomFieldTabs);
    samples.check(
        CreateNoteCustomFieldTab::new(samples.body("createNoteCustomFieldTab")),
        CreateNoteCustomFieldTab::new(samples.body("createNoteCustomFieldTab")),
    );
    samples.check(
        GetNoteCustomFieldTab::new("7"),
        GetNoteCustomFieldTab::new("7"),
    );
    samples.check(
        UpdateNoteCustomFieldTab::new("7", samples.body("updateNoteCustomFieldTab")),
        UpdateNoteCustomFieldTab::new("7", samples.body("updateNoteCustomFieldTab")),
    );
    samples.check_without_json(
        DeleteNoteCustomFieldTab::new("7"),
        DeleteNoteCustomFieldTab::new("7"),
    );
    samples.finish();
}
