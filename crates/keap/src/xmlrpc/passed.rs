//! Calls that go to XML-RPC as a program wrote them, and come back as it answered.
//!
//! What the facade knows of a method is no reason to change anything on this way: a program that works today goes on to work,
//! with whatever the service takes and tells that nobody here has a model of.

use std::fmt;

use keap_http::Effect;
use keap_xmlrpc::{Error as WireError, FirstParam, Value};

use crate::client::not_configured;
use crate::compare::with_marks;
use crate::route::is_unanswered;
use crate::xmlrpc::{XmlRpcBackend, failure};
use crate::{Backend, Error, Invocation, Keap, Outcome, Result};

/// A call of XML-RPC as a program wrote it, but for its key.
pub struct WireCall {
    /// The name of the method as it was written.
    pub method: String,
    /// What it does, as far as that is known.
    pub effect: Effect,
    /// What stands before the params.
    pub first: FirstParam,
    /// The params behind the key.
    pub params: Vec<Value>,
}

/// Names the method alone.
impl fmt::Debug for WireCall {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("WireCall")
            .field("method", &self.method)
            .field("params", &self.params.len())
            .finish_non_exhaustive()
    }
}

/// What became of a call that was passed on.
#[derive(Clone, Debug, PartialEq)]
pub enum Passed {
    /// XML-RPC answered, with this.
    Answer(Value),
    /// Another backend answered in its place, as the policy has it for reads.
    Outcome(Outcome),
    /// The same after XML-RPC answered with a fault, which may be one of this record alone.
    AfterFault(Outcome),
}

impl XmlRpcBackend {
    /// Sends a call as it is, with the key of this connection, and gives the answer back as it came.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke); a fault is the cause of its error.
    pub async fn pass_on(&self, call: WireCall) -> Result<Value> {
        let WireCall {
            method,
            effect,
            first,
            params,
        } = call;
        let answer = self.client.call_raw(&method, first, effect, params).await;
        answer.map_err(|error| failure::read(error, effect).over(Backend::XmlRpc))
    }
}

impl Keap {
    /// Passes a call on to XML-RPC as a program wrote it, and gives the answer back as it came.
    ///
    /// Of a call that was understood as an invocation the policy counts as in [`invoke`](Self::invoke): a read that finds
    /// XML-RPC unavailable may go on to another backend, and a sampled call is compared in the background. A call that was
    /// not understood goes to XML-RPC alone.
    ///
    /// # Errors
    /// As [`invoke`](Self::invoke); `InvalidRequest` when XML-RPC is not configured.
    pub async fn pass_on(
        &self,
        mut call: WireCall,
        understood: Option<Invocation>,
    ) -> Result<Passed> {
        let Some(invocation) = understood else {
            let writes = call.effect != Effect::Read;
            let _writing = writes.then(|| self.shadows().writes.begin_unknown());
            return self.legacy()?.pass_on(call).await.map(Passed::Answer);
        };
        let policy = self.policy_in_force();
        let route = self.route(&invocation)?;
        if route.backend != Backend::XmlRpc {
            return self.invoke(invocation).await.map(Passed::Outcome);
        }
        let operation = invocation.operation();
        let legacy = self.legacy()?;
        let place = self.shadows().place(&policy, &invocation).await;
        let place = place.map_err(|error| error.at(operation, route.backend))?;
        let shadow = self.shadows().sampled(&route, &invocation);
        let sampled = shadow.map(|shadow| (shadow, told_apart(invocation.clone(), &mut call)));
        let watch = sampled.as_ref().and_then(|_| self.watch(&invocation));
        let turn = self.beside(&invocation).await?;
        let writing = self.shadows().writes.begin(&invocation);
        let answer = legacy.pass_on(call).await;
        drop((turn, writing));
        let answer = answer.map_err(|error| error.at(operation, Backend::XmlRpc));
        let added = match sampled {
            Some((shadow, (compared, added))) => {
                self.compare_passed(
                    (shadow, &policy),
                    compared,
                    (legacy, &answer),
                    (place, watch),
                );
                added
            }
            None => Vec::new(),
        };
        let instead = match &answer {
            Err(error) if is_fault(error) => Passed::AfterFault,
            _ => Passed::Outcome,
        };
        let mut passed = answer.map(|value| Passed::Answer(without(value, &added)));
        for alternative in route.alternatives {
            passed = match passed {
                Err(first) if is_unanswered(&first) => {
                    let asked = self.invoke_on(alternative, invocation.clone()).await;
                    asked.map(instead).map_err(|error| error.in_place_of(first))
                }
                passed => return passed,
            };
        }
        passed
    }

    fn legacy(&self) -> Result<&XmlRpcBackend> {
        let missing = || not_configured(Backend::XmlRpc).over(Backend::XmlRpc);
        self.xmlrpc().ok_or_else(missing)
    }
}

fn is_fault(error: &Error) -> bool {
    let source = std::error::Error::source(error).and_then(|source| source.downcast_ref());
    matches!(source, Some(WireError::Fault { .. }))
}

/// The call and its invocation with what a comparison needs of the rows, and the columns that were added for it.
fn told_apart(invocation: Invocation, call: &mut WireCall) -> (Invocation, Vec<String>) {
    let columns = match &invocation {
        Invocation::DataQuery(_) => call.params.get_mut(4),
        Invocation::DataFindByField { .. } => call.params.get_mut(5),
        Invocation::DataLoad { .. } => call.params.get_mut(2),
        Invocation::ContactFindByEmail { .. } | Invocation::ContactLoad { .. } => {
            call.params.get_mut(1)
        }
        _ => None,
    };
    let Some(Value::Array(columns)) = columns else {
        return (invocation, Vec::new());
    };
    let (told, added) = with_marks(invocation);
    columns.extend(added.iter().map(|name| Value::from(name.as_str())));
    (told, added)
}

/// The answer as the program asked for it.
fn without(mut answer: Value, added: &[String]) -> Value {
    let rows = match &mut answer {
        Value::Array(rows) => rows.as_mut_slice(),
        record => std::slice::from_mut(record),
    };
    for row in rows {
        if let Value::Struct(members) = row {
            for name in added {
                members.remove(name);
            }
        }
    }
    answer
}

#[cfg(test)]
mod tests {
    use keap_schema::{Order, QueryData};
    use keap_xmlrpc::Struct;

    use super::*;
    use crate::{ContactId, Fields};

    fn call(params: Vec<Value>) -> WireCall {
        WireCall {
            method: "DataService.query".to_owned(),
            effect: Effect::Read,
            first: FirstParam::Private,
            params,
        }
    }

    #[test]
    fn rows_that_are_compared_are_asked_for_their_ids_and_told_without() {
        let mut query = QueryData::new("Contact");
        query.selected = vec!["City".to_owned()];
        let columns =
            |names: &[&str]| Value::Array(names.iter().map(|name| (*name).into()).collect());
        let asked = |names: &[&str]| {
            let first = ["Contact".into(), 5.into(), 0.into(), Struct::new().into()];
            call([first.to_vec(), vec![columns(names)]].concat())
        };
        query.order = Some(Order::by("LastName", true));
        let mut sent = asked(&["City"]);
        let (_, added) = told_apart(Invocation::DataQuery(query.clone()), &mut sent);
        assert_eq!(added, ["Id", "LastName"]);
        assert_eq!(sent.params[4], columns(&["City", "Id", "LastName"]));
        let row = Struct::new().with("City", "Bonn");
        let told = row.clone().with("Id", 17).with("LastName", "Doe");
        let answer = Value::Array(vec![told.into()]);
        assert_eq!(without(answer, &added), Value::Array(vec![row.into()]));

        query.selected.extend(added);
        let mut sent = asked(&["City", "Id", "LastName"]);
        let (_, added) = told_apart(Invocation::DataQuery(query), &mut sent);
        assert!(added.is_empty());
        assert_eq!(sent.params[4], columns(&["City", "Id", "LastName"]));

        let load = Invocation::contact_load(ContactId::new(17), Fields::from(["State"]));
        let mut sent = call(vec![17.into(), columns(&["State"])]);
        let (_, added) = told_apart(load, &mut sent);
        assert_eq!(sent.params[1], columns(&["State", "Country"]));
        let record = Struct::new().with("State", "AZ");
        let told = record.clone().with("Country", "United States");
        assert_eq!(without(told.into(), &added), record.into());
    }

    #[test]
    fn what_a_call_holds_is_not_shown() {
        let shown = format!("{:?}", call(vec!["a secret".into()]));
        assert!(
            shown.contains("DataService.query") && !shown.contains("secret"),
            "{shown}"
        );
    }
}
