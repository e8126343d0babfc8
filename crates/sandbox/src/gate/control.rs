//! A small control endpoint, so that tests and people can rehearse: `GET` shows what was counted, what is in force
//! and what can be changed, `POST` with JSON changes how the sandbox behaves. The real Keap has nothing like it.

mod controls;
mod origin;
mod wish;

use http::request::Parts;
use http::{HeaderValue, Method, StatusCode};
use keap_http::Response;
use serde_json::{Map, Value as Json, json};

pub(crate) use self::controls::Controls;
use self::wish::Wish;
use super::oauth::IssuedTokens;
use crate::answer;

/// Where it is.
pub(crate) const PATH: &str = "/sandbox/control";

/// Answers for one account, or for several.
pub(crate) fn respond(tenants: &[Controls<'_>], head: &Parts, body: &[u8]) -> Response {
    if let Some(reason) = origin::foreign(head) {
        return answer::json(StatusCode::FORBIDDEN, &json!({ "message": reason }));
    }
    match head.method {
        Method::GET => {
            let mut report = report(tenants);
            report.insert("takes".to_owned(), wish::list(tenants.len() > 1));
            answer::json(StatusCode::OK, &Json::Object(report))
        }
        Method::POST if !origin::is_json(head) => answer::json(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            &json!({ "message": "send it with the header Content-Type: application/json" }),
        ),
        Method::POST => match change(tenants, body) {
            Ok(done) => answer::json(StatusCode::OK, &Json::Object(done)),
            Err(message) => answer::json(StatusCode::BAD_REQUEST, &json!({ "message": message })),
        },
        _ => answer::not_allowed(HeaderValue::from_static("GET, POST")),
    }
}

/// What was counted and what is in force: of one account at once, of several by name.
fn report(tenants: &[Controls<'_>]) -> Map<String, Json> {
    if let [tenant] = tenants {
        return tenant.report();
    }
    let named = tenants
        .iter()
        .map(|tenant| (tenant.app.to_owned(), Json::Object(tenant.report())));
    let named: Map<String, Json> = named.collect();
    Map::from_iter([("tenants".to_owned(), Json::Object(named))])
}

/// Does all that is wished, or nothing.
fn change(tenants: &[Controls<'_>], body: &[u8]) -> Result<Map<String, Json>, String> {
    let Ok(Json::Object(mut wishes)) = serde_json::from_slice(body) else {
        return Err("not a JSON object".to_owned());
    };
    let meant = match wishes.remove("app") {
        None => tenants,
        Some(app) => named(tenants, &app)?,
    };
    let wishes = wishes
        .iter()
        .map(|(name, value)| Wish::read(name, value))
        .collect::<Result<Vec<_>, _>>()?;
    let wants_tokens = wishes.contains(&Wish::IssueTokens(true));
    if wants_tokens && meant.len() > 1 {
        return Err("issue_tokens is for one account: name it with app".to_owned());
    }
    for tenant in meant {
        for wish in &wishes {
            wish.grant(tenant);
        }
    }
    // With everything else that was wished already true of it.
    Ok(match meant {
        [tenant] if wants_tokens => told(tenant.app, &tenant.authority.issue(tenant.now)),
        _ => report(meant),
    })
}

fn told(app: &str, issued: &IssuedTokens) -> Map<String, Json> {
    Map::from_iter([
        ("app".to_owned(), json!(app)),
        ("access_token".to_owned(), json!(issued.access.expose())),
        ("refresh_token".to_owned(), json!(issued.refresh.expose())),
        ("expires_in".to_owned(), json!(issued.life.as_secs())),
    ])
}

/// The account of a name, alone.
fn named<'a, 'b>(tenants: &'a [Controls<'b>], app: &Json) -> Result<&'a [Controls<'b>], String> {
    let found = app.as_str().and_then(|app| {
        let mut places = tenants.chunks(1);
        places.find(|place| {
            let mut names = place.iter().map(|tenant| tenant.app);
            names.any(|name| name.eq_ignore_ascii_case(app))
        })
    });
    found.ok_or_else(|| {
        let known: Vec<&str> = tenants.iter().map(|tenant| tenant.app).collect();
        format!("there is no such app here: it is {}", known.join(" or "))
    })
}
