//! The page where access is granted, where it does not lead on by itself.

use http::StatusCode;
use keap_http::Response;

use crate::answer;

/// Where a question that is not well built ends.
pub(super) fn consent() -> Response {
    answer::html(
        StatusCode::OK,
        "<!DOCTYPE html><html><head><title>Account Central</title></head>\
         <body><h1>Your apps</h1></body></html>",
    )
}

/// A person whose login has several applications chooses one (documented); with one there is no menu. The question goes on
/// with `app=NAME` behind it, which is of this page alone (inferred).
pub(crate) fn menu(query: &str, apps: &[&str]) -> Response {
    let rows: String = apps
        .iter()
        .map(|app| {
            let mut question = url::form_urlencoded::Serializer::new(String::new());
            question.extend_pairs(url::form_urlencoded::parse(query.as_bytes()));
            let target = question
                .append_pair("app", app)
                .finish()
                .replace('&', "&amp;");
            format!("<li><a href=\"?{target}\">{app}.infusionsoft.com</a></li>")
        })
        .collect();
    let page = format!(
        "<!DOCTYPE html><html><head><title>Account Central</title></head>\
         <body><h1>Your apps</h1><p>Choose the one to grant access to.</p><ul>{rows}</ul></body></html>"
    );
    answer::html(StatusCode::OK, page)
}
