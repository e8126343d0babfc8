//! What XML-RPC calls by name and REST by id: companies, lead sources, and the payment methods of cards. Looked up when a
//! call needs them.

use keap_schema::{Change, FieldValue};
use serde_json::Value;

use crate::difference::{CARDS_AS_METHODS, COMPANY_TEXT};
use crate::rest::backend::RestBackend;
use crate::rest::dialect;
use crate::rest::options::CompanyText;
use crate::rest::record::body::Draft;
use crate::rest::record::json;
use crate::rest::record::server_row::ServerRow;
use crate::rest::service::{named, payment_method};
use crate::table::{Convert, Field};
use crate::turn::Subject;
use crate::{Error, ErrorKind, Result};

/// Resolves what a draft names to ids. Where it says an id too, that is what is linked, and its name is not looked up: REST
/// keeps one of both, and the name may be an old one.
pub(in crate::rest) async fn resolve(rest: &RestBackend, draft: &mut Draft) -> Result<()> {
    let (company, lead_source) = (draft.company.take(), draft.lead_source.take());
    if let Some(change) = company.filter(|_| !draft.has("company")) {
        let id = match text_of(&change) {
            Some(name) => Some(company_id(rest, &name, &mut draft.steps).await?),
            None => None,
        };
        draft.link_company(id, rest.backend);
    }
    let by_id = draft.has(dialect::of(rest.backend).lead_source);
    if let Some(change) = lead_source.filter(|_| !by_id) {
        let id = match text_of(&change) {
            Some(name) => Some(lead_source_id(rest, &name).await?),
            None => None,
        };
        draft.set_lead_source(id, rest.backend);
    }
    place_methods(rest, draft).await
}

async fn company_id(rest: &RestBackend, name: &str, steps: &mut Vec<String>) -> Result<i64> {
    if rest.options.company == CompanyText::Refuse {
        let message = "the company's name is not written over REST, as configured";
        return Err(Error::new(ErrorKind::Unsupported, message).explained_by(&COMPANY_TEXT));
    }
    // Two contacts of a new company make it once.
    let _turn = rest.turns.alone(Subject::company(name)).await?;
    let ids = named::companies_named(&rest.api, name).await?;
    match (ids.as_slice(), rest.options.company) {
        ([id], _) => Ok(*id),
        ([], CompanyText::Create) => {
            let id = named::create_company(&rest.api, name).await?;
            steps.push(format!("created company {id}"));
            Ok(id)
        }
        (ids, _) => {
            let count = if ids.is_empty() {
                "no company has"
            } else {
                "several companies have"
            };
            let message = format!("{count} exactly this name, so there is none to link");
            Err(Error::new(ErrorKind::InvalidRequest, message).explained_by(&COMPANY_TEXT))
        }
    }
}

async fn lead_source_id(rest: &RestBackend, name: &str) -> Result<i64> {
    let ids = named::lead_sources_named(&rest.api, name).await?;
    ids.first().copied().ok_or_else(|| {
        Error::new(ErrorKind::InvalidRequest, "no lead source has this name")
            .hinted("create it in Keap first, or write LeadSourceId")
    })
}

/// The names of the lead sources that the records refer to, each asked for once.
pub(in crate::rest) async fn lead_source_names(
    rest: &RestBackend,
    columns: &[&'static Field],
    rows: &[ServerRow],
) -> Result<Vec<(i64, String)>> {
    let mut names = Vec::new();
    let mut named = columns
        .iter()
        .filter(|field| field.convert == Convert::LeadSourceName);
    let Some(path) = named.find_map(|field| field.path(rest.backend)) else {
        return Ok(names);
    };
    for id in rows
        .iter()
        .filter_map(|row| row.find(path))
        .filter_map(json::integer)
    {
        if id != 0
            && !names.iter().any(|(known, _)| *known == id)
            && let Some(name) = named::lead_source_name(&rest.api, id).await?
        {
            names.push((id, name));
        }
    }
    Ok(names)
}

/// Puts the payment methods of stored cards into a body.
async fn place_methods(rest: &RestBackend, draft: &mut Draft) -> Result<()> {
    for (property, change) in std::mem::take(&mut draft.cards) {
        let card = match &change {
            Change::Set(card) => card.to_string(),
            Change::Clear => String::new(),
        };
        let method = match card.trim() {
            "" | "0" => Value::Null,
            card => method_of(rest, card).await?,
        };
        draft.set(property, method);
    }
    Ok(())
}

async fn method_of(rest: &RestBackend, card: &str) -> Result<Value> {
    let refused = |message: &str| {
        Error::new(ErrorKind::InvalidRequest, message).explained_by(&CARDS_AS_METHODS)
    };
    let card = card
        .parse()
        .map_err(|_| refused("the value for a card is not an id"))?;
    let method = payment_method::of_card(&rest.api, card).await?;
    method
        .and_then(|method| method.get("payment_method_id").and_then(json::text))
        .map(Value::from)
        .ok_or_else(|| refused("no payment method stands for this stored card"))
}

/// The cards of the payment methods that rows name, each asked for once; v1 names cards themselves.
pub(in crate::rest) async fn cards_of(
    rest: &RestBackend,
    columns: &[&'static Field],
    rows: &[ServerRow],
) -> Result<Vec<(String, i64)>> {
    let mut cards: Vec<(String, i64)> = Vec::new();
    let of_methods = columns.iter().filter(|field| {
        field.convert == Convert::Card && dialect::of(rest.backend).cards_are_methods
    });
    for path in of_methods.filter_map(|field| field.path(rest.backend)) {
        for row in rows {
            let Some(method) = row.find(path).and_then(json::text) else {
                continue;
            };
            if cards.iter().all(|(known, _)| *known != method)
                && let Some(card) = payment_method::card_of(&rest.api, &method).await?
            {
                cards.push((method, card));
            }
        }
    }
    Ok(cards)
}

fn text_of(change: &Change) -> Option<String> {
    match change {
        Change::Set(FieldValue::Text(text)) if text.is_empty() => None,
        Change::Set(value) => Some(value.to_string()),
        Change::Clear => None,
    }
}
