//! Tabs and groups of custom fields, v2: `/{resource}/model/customFields/tabs` and `/groups`.

use http::Method;
use serde_json::{Value as Json, json};

use super::custom::RECORD_TYPES;
use super::{Answer, Call, Refusal, Reply, Version, id, json};
use crate::store::{Row, Store};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    Tab,
    Group,
}

impl Section {
    fn table(self) -> &'static str {
        if self == Self::Tab {
            "DataFormTab"
        } else {
            "DataFormGroup"
        }
    }

    fn name_column(self) -> &'static str {
        if self == Self::Tab { "TabName" } else { "Name" }
    }

    fn missing(self) -> Refusal {
        Refusal::missing(if self == Self::Tab {
            "CustomFieldTab"
        } else {
            "CustomFieldGroup"
        })
    }

    /// The form of a row; a group has that of its tab.
    fn form(self, store: &Store, row: &Row) -> i64 {
        match self {
            Self::Tab => row.int("FormId"),
            Self::Group => store
                .row("DataFormTab", row.int("TabId"))
                .map_or(0, |tab| tab.int("FormId")),
        }
    }

    fn row(self, store: &Store, form: i64, id: i64) -> Result<&Row, Refusal> {
        let row = store
            .row(self.table(), id)
            .filter(|row| self.form(store, row) == form);
        row.ok_or_else(|| self.missing())
    }

    fn show(self, form: i64, row: &Row) -> Json {
        let record_type = RECORD_TYPES
            .iter()
            .find(|(known, _)| *known == form)
            .map(|(_, word)| *word);
        let mut shown = json!({
            "id": row.id().to_string(),
            "name": row.text(self.name_column()),
            "order": row.int("order"),
            "record_type": record_type,
        });
        if self == Self::Group {
            shown["tab_id"] = json::id(Version::V2, row.int("TabId"));
        }
        shown
    }
}

/// Routes the path behind `tabs` or `groups`.
pub(crate) fn route(
    call: &mut Call<'_>,
    form: i64,
    section: Section,
    path: &[&str],
) -> Option<Answer> {
    Some(match (call.method.clone(), path) {
        (Method::GET, []) => list(call, form, section),
        (Method::POST, []) => write(
            call,
            form,
            section,
            Row::default().with("FormId", form),
            false,
        ),
        (Method::GET, [one]) => id(one).and_then(|id| {
            let row = section.row(call.store, form, id)?;
            Reply::ok(section.show(form, row))
        }),
        (Method::PATCH, [one]) => id(one).and_then(|id| {
            let row = section.row(call.store, form, id)?.clone();
            write(call, form, section, row, true)
        }),
        (Method::DELETE, [one]) => id(one).and_then(|id| {
            section.row(call.store, form, id)?;
            call.store.remove(section.table(), id);
            Reply::no_content()
        }),
        _ => return None,
    })
}

fn list(call: &Call<'_>, form: i64, section: Section) -> Answer {
    let rows = call
        .store
        .rows(section.table())
        .filter(|row| section.form(call.store, row) == form);
    let shown: Vec<Json> = rows.map(|row| section.show(form, row)).collect();
    let key = if section == Section::Tab {
        "tabs"
    } else {
        "groups"
    };
    Reply::ok(json!({ key: shown }))
}

/// A change needs `update_mask` (documented), a new group the tab it is in.
fn write(call: &mut Call<'_>, form: i64, section: Section, mut row: Row, masked: bool) -> Answer {
    let body = call.body()?;
    let mask = call.query_list("update_mask");
    if masked && mask.is_empty() {
        return Err(Refusal::bad("update_mask is required"));
    }
    let given = |name: &str| {
        body.get(name)
            .filter(|_| !masked || mask.iter().any(|allowed| allowed == name))
    };
    if let Some(name) = given("name") {
        row.set(section.name_column(), json::read_text(name)?);
    }
    if let Some(order) = given("order") {
        row.set("order", json::read_id(order)?);
    }
    if section == Section::Group {
        if let Some(tab) = given("tab_id") {
            row.set("TabId", json::read_id(tab)?);
        }
        Section::Tab
            .row(call.store, form, row.int("TabId"))
            .map_err(|_| Refusal::bad("tab_id is invalid"))?;
    }
    if row.text(section.name_column()).is_empty() {
        return Err(Refusal::bad("name is required"));
    }
    let id = call.store.insert(section.table(), row);
    let shown = section.show(form, section.row(call.store, form, id)?);
    if masked {
        Reply::ok(shown)
    } else {
        Reply::created(shown)
    }
}
