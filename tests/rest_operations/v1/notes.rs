//! Operations of notes.

use keap_rest::v1::notes::*;
use keap_rest::{ContactId, NoteId, UserId};

use crate::rest_operations::samples::Samples;

#[test]
fn notes() {
    let mut samples = Samples::load("v1/notes");
    samples.check(
        ListNotes::new(),
        ListNotes::new()
            .contact_id(ContactId::new(7))
            .limit(5)
            .offset(5)
            .user_id(UserId::new(7)),
    );
    samples.check(
        CreateNote::new(samples.body("createNoteUsingPOST")),
        CreateNote::new(samples.body("createNoteUsingPOST")),
    );
    samples.check(GetNote::new(NoteId::new(7)), GetNote::new(NoteId::new(7)));
    samples.check(
        ReplaceNote::new(NoteId::new(7), samples.body("updateNoteUsingPUT")),
        ReplaceNote::new(NoteId::new(7), samples.body("updateNoteUsingPUT")),
    );
    samples.check(
        UpdateNote::new(
            NoteId::new(7),
            samples.body("updatePropertiesOnNoteUsingPATCH"),
        ),
        UpdateNote::new(
            NoteId::new(7),
            samples.body("updatePropertiesOnNoteUsingPATCH"),
        ),
    );
    samples.check_without_json(
        DeleteNote::new(NoteId::new(7)),
        DeleteNote::new(NoteId::new(7)),
    );
    samples.check(RetrieveNoteModel::new(), RetrieveNoteModel::new());
    samples.check(
        CreateNoteCustomField::new(samples.body("createNoteCustomFieldUsingPOST")),
        CreateNoteCustomField::new(samples.body("createNoteCustomFieldUsingPOST")),
    );
    samples.finish();
}
