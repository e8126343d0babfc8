//! A change of a row on its way to a body: what has to be asked of the account for it.

use keap_rest::endpoints::v2;
use keap_schema::{Change, Changes, Untyped};
use serde_json::{Value, json};

use crate::crud::Crud;
use crate::difference::MONEY_UNIT;
use crate::rest::api::Api;
use crate::rest::backend::RestBackend;
use crate::rest::custom_fields;
use crate::rest::dialect;
use crate::rest::record::body::{Body, Draft, Target};
use crate::rest::record::encode::{Writer, bad_value};
use crate::rest::record::json;
use crate::rest::record::places::{Place, Unfinished};
use crate::rest::record::server_row::ServerRow;
use crate::rest::request::Request;
use crate::rest::service::places;
use crate::table::{Convert, Field, Table, columns};
use crate::{Error, ErrorKind, Result};

/// The changes as a body in the making.
pub(in crate::rest) async fn draft_for<P>(
    rest: &RestBackend,
    table: &'static Table,
    changes: &Changes<Untyped, P>,
    usage: Crud,
) -> Result<Draft> {
    let columns: Vec<String> = changes
        .iter()
        .map(|(column, _)| column)
        .filter(|column| columns::is_custom(column))
        .map(str::to_owned)
        .collect();
    let custom = if columns.is_empty() {
        None
    } else {
        Some(custom_fields::custom_fields(rest, table, &columns).await?)
    };
    let money = |(column, change): (&str, &Change)| need(table.field(column)?, change);
    let need = match dialect::of(rest.backend).smallest_units {
        true => changes.iter().filter_map(money).max(),
        false => None,
    };
    let draft = |currency: Option<&str>| {
        let writer = Writer {
            currency,
            ..value_writer(rest, table)
        };
        let target = Target {
            writer,
            table,
            usage,
        };
        Draft::of(changes, custom.as_deref(), target)
    };
    let currency = match need {
        Some(Need::Unit) => currency(rest).await?,
        Some(Need::Decimals) => {
            // What is refused in every currency is refused before anything is asked.
            if let Some(refusal) = draft(None).err().filter(|error| !is_of_decimals(error)) {
                return Err(refusal);
            }
            currency_or_none(rest).await
        }
        None => None,
    };
    draft(currency.as_deref())
}

fn value_writer(rest: &RestBackend, table: &Table) -> Writer<'static> {
    Writer {
        table: table.name,
        backend: rest.backend,
        zone: rest.options.zone,
        currency: None,
    }
}

fn is_of_decimals(error: &Error) -> bool {
    error.difference() == Some(&MONEY_UNIT)
}

/// What the account's currency is needed for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Need {
    /// How many decimals an amount may have that is written as a plain number.
    Decimals,
    /// What the amount is counted in.
    Unit,
}

/// What a change of a column over v2 needs the currency for: whole amounts in main units are right in every currency.
fn need(field: &Field, change: &Change) -> Option<Need> {
    if field.convert == Convert::Money {
        return Some(Need::Unit);
    }
    let Change::Set(value) = change else {
        return None;
    };
    let is_whole = value.to_string().trim().parse::<i64>().is_ok();
    (field.is_written_in_main_units() && !is_whole).then_some(Need::Decimals)
}

/// The account's currency as far as it is told, for a check that is made without it, too.
pub(in crate::rest) async fn currency_or_none(rest: &RestBackend) -> Option<String> {
    currency(rest).await.ok().flatten()
}

async fn currency(rest: &RestBackend) -> Result<Option<String>> {
    if let Some(currency) = &rest.options.currency {
        return Ok(Some(currency.clone()));
    }
    let asked = rest.currency.get_or_try_init(|| told(&rest.api)).await?;
    Ok(asked.clone())
}

/// The account's currency, if its profile tells it.
async fn told(api: &Api) -> Result<Option<String>> {
    let profile = api
        .send(&Request::to(&v2::business_profile::GET_BUSINESS_PROFILE))
        .await?;
    let currency = profile.get("currency_code").and_then(Value::as_str);
    Ok(currency.filter(|code| !code.is_empty()).map(str::to_owned))
}

/// Reminders are instants in XML-RPC and minutes before another instant in REST.
pub(in crate::rest) fn place_reminders<P>(
    rest: &RestBackend,
    draft: &mut Draft,
    table: &'static Table,
    changes: &Changes<Untyped, P>,
    current: &ServerRow,
) -> Result<()> {
    let writer = value_writer(rest, table);
    for (property, other, reminder) in std::mem::take(&mut draft.reminders) {
        let Change::Set(reminder) = reminder else {
            draft.set(property, Value::Null);
            continue;
        };
        let moment = match changes.get(other) {
            Some(Change::Set(value)) => writer.moment(value),
            Some(Change::Clear) => None,
            None => table
                .field(other)
                .and_then(|field| field.path(rest.backend))
                .and_then(|path| current.find(path))
                .and_then(json::moment),
        };
        let minutes = moment
            .zip(writer.moment(&reminder))
            .map(|(moment, reminder)| moment.signed_duration_since(reminder).num_minutes())
            .filter(|minutes| *minutes > 0);
        let wanted = format!("a time before that of {other}");
        let minutes = minutes.ok_or_else(|| bad_value(property, &wanted))?;
        draft.set(property, json!(minutes));
    }
    Ok(())
}

/// The body of a write; asks for the account's lists where a name is not known without them, each once.
///
/// # Errors
/// As [`Draft::finish`], and what asking gives.
pub(in crate::rest) async fn finish(
    rest: &RestBackend,
    draft: &Draft,
    current: &Value,
) -> Result<Body> {
    let mut known = rest.places.lock().await;
    known
        .default_country
        .clone_from(&rest.options.default_country);
    loop {
        match draft.finish(current, rest.backend, &known) {
            Ok(body) => return Ok(body),
            Err(Unfinished::Refused(error)) => return Err(error),
            Err(Unfinished::NeedsCountries) => {
                let countries = or_nothing(places::countries(&rest.api).await)?;
                known.countries = Some(countries);
            }
            Err(Unfinished::NeedsRegions(country)) => {
                let regions = or_nothing(places::regions(&rest.api, &country).await)?;
                known.regions.insert(country, regions);
            }
        }
    }
}

/// An account that does not show its list knows no more than ISO.
fn or_nothing(places: Result<Vec<Place>>) -> Result<Vec<Place>> {
    match places {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::NotFound | ErrorKind::PermissionDenied
            ) =>
        {
            Ok(Vec::new())
        }
        places => places,
    }
}
