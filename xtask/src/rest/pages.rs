//! Writes how the answer of a list is taken apart into pages.

use std::fmt::Write as _;

use crate::rest::document::{Answer, Kind};
use crate::rest::naming::member;
use crate::rest::plan::{Plan, PlannedOperation};
use crate::rest::rust_type;

/// Writes `impl Pages` for an operation that lists.
pub(crate) fn implementation(out: &mut String, plan: &Plan, operation: &PlannedOperation) {
    let Answer::Json(answer) = &operation.vendor.answer else {
        return;
    };
    let owner = operation.vendor.id.as_str();
    let (item, page, turn) = match answer {
        Kind::List(item) if operation.vendor.method == "GET" => (
            rust_type::of_kind(plan, owner, "answer", item),
            String::from("Page::last(answer)"),
            None,
        ),
        Kind::Model(model) => {
            let Some((item, property)) = items(plan, model) else {
                return;
            };
            let has = |name: &str| {
                operation
                    .vendor
                    .parameters
                    .iter()
                    .any(|found| found.name == name)
            };
            if has("page_token")
                && plan.models[model]
                    .vendor
                    .properties
                    .iter()
                    .any(|p| p.name == "next_page_token")
            {
                (
                    item,
                    format!("Page::with_token(answer.{property}, answer.next_page_token)"),
                    Some("page_token"),
                )
            } else if has("offset") {
                (
                    item,
                    format!("Page::with_offset(answer.{property})"),
                    Some("offset"),
                )
            } else {
                return;
            }
        }
        _ => return,
    };
    let name = &operation.name;
    let (cursor, body) = match turn {
        Some("page_token") => {
            let most = operation
                .vendor
                .parameters
                .iter()
                .find(|found| found.name == "page_size");
            let most = most.and_then(|parameter| parameter.maximum).unwrap_or(1000);
            let body =
                format!("self.page_token = cursor.token(); self.page_size.get_or_insert({most});");
            ("cursor", body)
        }
        Some(_) => (
            "cursor",
            String::from("self.offset = cursor.offset(); self.limit.get_or_insert(1000);"),
        ),
        None => ("_cursor", String::new()),
    };
    let _ = writeln!(
        out,
        "impl Pages for {name} {{\ntype Item = {item};\n\n\
         fn turn_to(&mut self, {cursor}: &Cursor) {{ {body} }}\n\n\
         fn page(answer: Self::Output) -> Page<{item}> {{ {page} }}\n}}\n"
    );
}

/// The one list of models in the answer.
fn items(plan: &Plan, model: &str) -> Option<(String, String)> {
    let mut lists = plan.models[model]
        .vendor
        .properties
        .iter()
        .filter(|property| matches!(property.kind, Kind::List(_)));
    let property = lists.next().filter(|_| lists.next().is_none())?;
    let item = rust_type::of_property(plan, model, property).text;
    let item = item.strip_prefix("Vec<")?.strip_suffix('>')?.to_owned();
    Some((item, member(&property.name)))
}
