//! Faults of XML-RPC methods and troubles of the service and its gateway, by the texts that people quote.

use super::{ANY, Certainty, Diagnosis, Matching, Remedy};
use crate::answer::{AnswerShape, Place};

/// The codes 0 to 15 and what stands around them, the special texts before the general ones.
pub(super) static ENTRIES: &[Diagnosis] = &[
    Diagnosis {
        id: "request-value",
        means: "the request has a value that its type tag does not allow: a date with dashes, a decimal comma, `true` as a boolean, letters in a number",
        fix: "write dates as 20260115T17:46:13, booleans as 0 or 1, numbers with a decimal point",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "failed to parse date value",
                "failed to parse integer value",
                "failed to parse boolean value",
                "failed to parse double value",
                "failed to parse base64",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "request-type",
        means: "the request has a type tag that the server does not know, such as <i8>",
        fix: "send it as <i4>, <double> or <string>",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["failed to parse xml-rpc request: unknown type"],
            ..ANY
        },
    },
    Diagnosis {
        id: "request-root",
        means: "the request is no method call: its root or its first element is another one",
        fix: "send <methodCall> with <methodName> as its first element, or use a library for XML-RPC",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "expected root element 'methodcall'",
                "expected methodname element",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "request-unreadable",
        means: "the server could not read the request: it is cut off, or no valid XML-RPC",
        fix: "send the body whole with its length, escape & and <, and compare it with `keap xmlrpc encode`",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["unreadablerequest"],
            texts: &[
                "failed to parse xml-rpc request",
                "failed to read xml-rpc request",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "no-such-handler",
        means: "the server has no such method: the name is misspelt, or the method was taken away",
        fix: "compare the name with `keap coverage`, which also tells what takes its place in REST",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["nosuchhandler"],
            texts: &["no such handler"],
            ..ANY
        },
    },
    Diagnosis {
        id: "query-cancelled",
        means: "the query took too long and the server stopped it; nothing was changed",
        fix: "ask for smaller pages, fewer columns and a condition on Id or a date",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["querycancelled"],
            texts: &["statement cancelled"],
            ..ANY
        },
    },
    Diagnosis {
        id: "too-many-threads",
        means: "too many calls at once; this one was not carried out",
        fix: "send fewer at a time, and this one again after a pause",
        remedy: Remedy::BackOff,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["throttlingexception", "threads throttled"],
            ..ANY
        },
    },
    Diagnosis {
        id: "unknown-column",
        means: "the call names a field that the table does not have, or that this service does not read",
        fix: "take the field out: `keap coverage --table TABLE` lists the fields",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["unknown column"],
            ..ANY
        },
    },
    Diagnosis {
        id: "query-operator",
        means: "the server tripped over a `~` in a value of the query, which begins an operator",
        fix: "write the operator as `~>~`, `~<~`, `~<>~` or `~null~`, and no other `~`",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["string index out of range"],
            ..ANY
        },
    },
    Diagnosis {
        id: "method-failed",
        means: "the method broke inside the server; what it had done by then stays done, and charges are known to have been made",
        fix: "repeat a read; before repeating a write look whether the record or the charge is there",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["methodfailed"],
            texts: &["failed to invoke method"],
            ..ANY
        },
    },
    Diagnosis {
        id: "address-not-allowed",
        means: "the account lets only some IP addresses in, and this is none of them",
        fix: "add the address of this server in the settings of the account, or call from one that is allowed",
        remedy: Remedy::LookIntoPortal,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["addressnotallowed"],
            texts: &["ip access not allowed"],
            ..ANY
        },
    },
    Diagnosis {
        id: "follow-up-sequence",
        means: "fault 6: there is no such legacy follow-up sequence or step; the ids of Campaign Builder are others",
        fix: "use the ids of legacy sequences while XML-RPC lives; REST has no such sequences (KB-016), so move the contacts to an automation",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["error loading follow-up sequence"],
            ..ANY
        },
    },
    Diagnosis {
        id: "payment-plan-refused",
        means: "fault 12 of a method that works in several steps: the plan may be there although it was refused",
        fix: "look at the invoice before repeating, and ask for fewer payments",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["the numpmts must not exceed"],
            ..ANY
        },
    },
    Diagnosis {
        id: "sandbox-gap",
        means: "fault 3 of the local Keap: the method exists, and the local Keap does not play it",
        fix: "try the call on the account itself, with `keap call`",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["the sandbox does not emulate"],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-unexpected",
        means: "fault 3: something went wrong in the server that has no code of its own; a write may have been carried out",
        fix: "repeat a read later; look at the record before repeating a write; see https://status.thryv.com",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[unexpectederror]"],
            codes: &[3],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-database",
        means: "fault 4: the database refused or gave up: too much was asked for, a value does not fit its column, or it was busy",
        fix: "ask for smaller pages or compare the values with the fields; look at the record before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[databaseerror]", "error returning results"],
            codes: &[4],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-record",
        means: "fault 5: there is no record with this id in this account: it was deleted or merged, or the id is of another table or account",
        fix: "look the id up again, with `keap call DataService.query`",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[recordnotfound]", "record was not found"],
            codes: &[5],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-loading",
        means: "fault 6: a record that the call needs could not be loaded: one of the ids names nothing",
        fix: "check every id of the call, not only the first",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["loadingerror"],
            texts: &["[loading]", "[loadingerror]"],
            codes: &[6],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-table-access",
        means: "fault 7: this table cannot be used in this way over the API, or the user behind the credential may not see it",
        fix: "compare with `keap coverage --table TABLE`, and check the permissions of the user",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[notableaccess]", "access denied to table"],
            codes: &[7],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-field-access",
        means: "fault 8: this field cannot be read or written in this way over the API",
        fix: "take the field out: `keap coverage --table TABLE` lists what each field allows",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[nofieldaccess]", "access denied to field"],
            codes: &[8],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-table",
        means: "fault 9: there is no table of this name; names are singular, Contact and not Contacts",
        fix: "take the name from `keap coverage --tables`",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[notablefound]", "no table found"],
            codes: &[9],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-field",
        means: "fault 10: the table has no field of this name; custom fields begin with an underscore, and their names are seldom their labels",
        fix: "take the name from `keap coverage --table TABLE`, that of a custom field from table DataFormField",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[nofieldfound]", "no field found"],
            codes: &[10],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-no-fields",
        means: "fault 11: a write without a field that can be written: the values are empty, or all of them are read-only",
        fix: "send at least one writable field",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[nofields]", "no fields sent"],
            codes: &[11],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-parameter",
        means: "fault 12: a parameter has a value that the method does not take; the text names it",
        fix: "correct that value; a method of several steps may have done the first ones, so look before repeating a write",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[invalidparameter]"],
            codes: &[12],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-password-expired",
        means: "fault 15: the password of the Keap user has expired",
        fix: "have the user log in to Keap and set a new one",
        remedy: Remedy::LookIntoPortal,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[failedloginattemptpasswordexpired]"],
            codes: &[15],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-login",
        means: "fault 13: user name or password of the Keap user are wrong",
        fix: "check both with the user; REST has no such login, use OAuth instead",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "[failedloginattempt]",
                "invalid username and/or password",
                "username not found",
            ],
            codes: &[13],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-no-access",
        means: "fault 14: the account has not bought the part of Keap that this call needs",
        fix: "check the edition of the app, or leave the call out",
        remedy: Remedy::LookIntoPortal,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[noaccess]"],
            codes: &[14],
            ..ANY
        },
    },
    Diagnosis {
        id: "fault-library",
        means: "fault 0 of the server's XML-RPC library, without a text that is known: it took name, types or body of the call amiss, or the method broke inside",
        fix: "compare the call with `keap xmlrpc encode`; look at the record before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Likely,
        matching: Matching { codes: &[0], ..ANY },
    },
    Diagnosis {
        id: "retired",
        means: "XML-RPC is switched off for good",
        fix: "move the calls to REST: `keap coverage` tells what takes the place of each",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["xml-rpc api has been retired", "xml-rpc has been retired"],
            ..ANY
        },
    },
    Diagnosis {
        id: "retired-status",
        means: "XML-RPC answers that it is gone (status 410): it is switched off for good",
        fix: "move the calls to REST: `keap coverage` tells what takes the place of each",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["410 gone", "(410) gone"],
            statuses: &[410],
            place: Place::XmlRpc,
            ..ANY
        },
    },
    Diagnosis {
        id: "xmlrpc-unavailable",
        means: "XML-RPC is switched off for the moment, as in an announced brownout",
        fix: "wait until it is over, or move the calls to REST: `keap doctor` tells whether one is announced",
        remedy: Remedy::BackOff,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &["xml-rpc api is not available"],
            ..ANY
        },
    },
    Diagnosis {
        id: "service-down",
        means: "the gateway stands and the service behind it does not answer; a call may still have reached it",
        fix: "see https://status.thryv.com and repeat reads later; look before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "messaging.adaptors.http.flow",
                "service unavailable",
                "bad gateway",
                "upstream connect error",
                "the service is temporarily unavailable",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "gateway-timeout",
        means: "the gateway gave up waiting for the service, which may be working on the call still",
        fix: "ask for smaller pages; look whether a write was carried out before repeating it",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["gateway timeout", "gateway time-out", "gatewaytimeout"],
            ..ANY
        },
    },
    Diagnosis {
        id: "gateway-status",
        means: "the gateway or the service behind it is in trouble (status 502, 503 or 504)",
        fix: "see https://status.thryv.com and repeat reads later; look before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[502, 503],
            shapes: &[
                AnswerShape::Html,
                AnswerShape::Empty,
                AnswerShape::Json,
                AnswerShape::Other,
                AnswerShape::GatewayFault,
                AnswerShape::GatewayThrottle,
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "gateway-timeout-status",
        means: "the gateway gave up waiting (status 504 or 408); the service may be working on the call still",
        fix: "ask for smaller pages; look whether a write was carried out before repeating it",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[504, 408],
            ..ANY
        },
    },
];
