//! Messages as JSON: each value is an object with its type as the key.

use anyhow::{Context as _, bail};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use keap_xmlrpc::{DateTime, Fault, MethodCall, Struct, Value, Zone};
use serde_json::{Map, Value as Json, json};

/// What a document says.
pub(super) enum Message {
    Call(MethodCall),
    Response(Value),
    Fault(Fault),
}

/// The message as JSON.
pub(super) fn write(message: &Message) -> Json {
    match message {
        Message::Call(call) => {
            let params: Vec<Json> = call.params.iter().map(write_value).collect();
            json!({ "call": { "method": call.name, "params": params } })
        }
        Message::Response(value) => json!({ "response": write_value(value) }),
        Message::Fault(fault) => json!({ "fault": { "code": fault.code, "string": fault.string } }),
    }
}

fn write_value(value: &Value) -> Json {
    match value {
        Value::Int(number) => json!({ "i4": number }),
        Value::Long(number) => json!({ "i8": number.to_string() }),
        Value::Bool(truth) => json!({ "boolean": truth }),
        Value::Double(number) => json!({ "double": number }),
        Value::String(text) => json!({ "string": text }),
        Value::DateTime(moment) => {
            let zone = moment.zone().to_string();
            let zone = if zone.is_empty() {
                Json::Null
            } else {
                zone.into()
            };
            let wall = moment.naive().format("%Y-%m-%dT%H:%M:%S%.f").to_string();
            json!({ "dateTime": wall, "tz": zone })
        }
        Value::Base64(bytes) => json!({ "base64": STANDARD.encode(bytes) }),
        Value::Struct(members) => {
            let members = members
                .iter()
                .map(|(name, value)| (name.to_owned(), write_value(value)));
            json!({ "struct": Map::from_iter(members) })
        }
        Value::Array(items) => {
            json!({ "array": items.iter().map(write_value).collect::<Vec<_>>() })
        }
        Value::Nil => json!({ "nil": null }),
    }
}

/// The message of JSON; a whole line as `decode` prints it is taken too.
pub(super) fn read(json: &Json) -> anyhow::Result<Message> {
    let json = json.get("ok").unwrap_or(json);
    if let Some(call) = json.get("call") {
        let name = call
            .get("method")
            .and_then(Json::as_str)
            .context("`call` has no `method`")?;
        let params = match call.get("params") {
            Some(params) => params
                .as_array()
                .context("`params` is no array")?
                .as_slice(),
            None => &[],
        };
        let params = params.iter().enumerate().map(|(index, param)| {
            read_value(param).with_context(|| format!("params[{index}] cannot be written"))
        });
        let params = params.collect::<anyhow::Result<_>>()?;
        return Ok(Message::Call(MethodCall {
            name: name.into(),
            params,
        }));
    }
    if let Some(fault) = json.get("fault") {
        let code = fault
            .get("code")
            .and_then(Json::as_i64)
            .context("`fault` has no `code`")?;
        let code = i32::try_from(code).context("the `code` has more than 32 bits")?;
        let string = fault.get("string").and_then(Json::as_str);
        return Ok(Message::Fault(Fault::new(
            code,
            string.context("`fault` has no `string`")?,
        )));
    }
    match json.get("response") {
        Some(value) => read_value(value).map(Message::Response),
        None => bail!("the input has no `call`, `response` or `fault`"),
    }
}

fn read_value(json: &Json) -> anyhow::Result<Value> {
    let object = json
        .as_object()
        .context("a value is an object with its type as the key")?;
    let mut keys = object.iter().filter(|(key, _)| *key != "tz");
    let (Some((kind, inner)), None) = (keys.next(), keys.next()) else {
        bail!("a value has one type key, found {}", object.len());
    };
    let value = match kind.as_str() {
        "i4" | "int" => {
            let number = inner.as_i64().and_then(|number| i32::try_from(number).ok());
            number.map(Value::Int)
        }
        "i8" => match inner {
            Json::String(text) => text.parse().ok().map(Value::Long),
            number => number.as_i64().map(Value::Long),
        },
        "boolean" => inner.as_bool().map(Value::Bool),
        "double" => inner.as_f64().map(Value::Double),
        "string" => inner.as_str().map(Value::from),
        "dateTime" => inner
            .as_str()
            .and_then(|text| read_moment(text, object.get("tz"))),
        "base64" => inner
            .as_str()
            .and_then(|text| STANDARD.decode(text).ok())
            .map(Value::Base64),
        "nil" => inner.is_null().then_some(Value::Nil),
        "array" => match inner.as_array() {
            Some(items) => Some(Value::Array(
                items
                    .iter()
                    .map(read_value)
                    .collect::<anyhow::Result<_>>()?,
            )),
            None => None,
        },
        "struct" => inner.as_object().map(read_members).transpose()?,
        other => bail!("there is no type `{other}`"),
    };
    value.with_context(|| format!("this is no {kind}: {inner}"))
}

fn read_moment(text: &str, zone: Option<&Json>) -> Option<Value> {
    let moment: DateTime = text.parse().ok()?;
    let zone = match zone {
        None | Some(Json::Null) => moment.zone(),
        // Only a date has a zone to be read, so it is read as the zone of some date.
        Some(zone) => format!("20000101T00:00:00{}", zone.as_str()?)
            .parse::<DateTime>()
            .ok()?
            .zone(),
    };
    match (moment.zone(), zone) {
        (Zone::Unstated, zone) => Some(DateTime::with_zone(moment.naive(), zone).into()),
        (stated, zone) => (stated == zone).then(|| moment.into()),
    }
}

fn read_members(object: &Map<String, Json>) -> anyhow::Result<Value> {
    let mut members = Struct::with_capacity(object.len());
    for (name, value) in object {
        let value = read_value(value).with_context(|| format!("`{name}` cannot be written"))?;
        members.push(name.as_str(), value);
    }
    Ok(members.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_there_and_back() {
        let json = json!({ "response": { "array": [
            { "i4": 5 },
            { "i8": "9876543210" },
            { "boolean": true },
            { "double": 1.5 },
            { "double": 2.0 },
            { "string": "x" },
            { "dateTime": "1998-07-17T14:08:55", "tz": null },
            { "dateTime": "1998-07-17T14:08:55.250", "tz": "Z" },
            { "dateTime": "1998-07-17T14:08:55", "tz": "-05:30" },
            { "base64": "aGVsbG8=" },
            { "nil": null },
            { "struct": { "b": { "i4": 1 }, "a": { "array": [] } } },
        ] } });
        assert_eq!(write(&read(&json).unwrap()).to_string(), json.to_string());
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let refusals = [
            json!({ "response": { "i4": 2_147_483_648_u32 } }),
            json!({ "response": { "i4": 1, "string": "x" } }),
            json!({ "response": { "date": 1 } }),
            json!({ "response": "x" }),
            json!({ "call": { "method": "a.b", "params": [{ "struct": { "Id": { "i4": "x" } } }] } }),
            json!({}),
        ];
        let texts = refusals.map(|json| format!("{:#}", read(&json).err().expect("a refusal")));
        insta::assert_snapshot!(texts.join("\n"), @r#"
        this is no i4: 2147483648
        a value has one type key, found 2
        there is no type `date`
        a value is an object with its type as the key
        params[0] cannot be written: `Id` cannot be written: this is no i4: "x"
        the input has no `call`, `response` or `fault`
        "#);
    }
}
