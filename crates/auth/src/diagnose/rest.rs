//! What REST and the token endpoint say of a request that they do not take.

use super::{ANY, Certainty, Diagnosis, Matching, Remedy};
use crate::answer::AnswerShape;

/// What REST says of a record that is not there. The status tells which one: 404 that of the path, 400 another.
const MISSING: &[&str] = &["unable to find this", "does not exist", "is not a contact"];

/// The special texts before the general ones.
pub(super) static ENTRIES: &[Diagnosis] = &[
    Diagnosis {
        id: "unrecognized-property",
        means: "REST knows no such property in this request: it is read-only, of the other version, or misspelt",
        fix: "take the named property out; tags of a contact go through the tag operations",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["unrecognized property", "unrecognized field"],
            ..ANY
        },
    },
    Diagnosis {
        id: "country-code",
        means: "REST takes countries as codes of three letters (ISO 3166-1 alpha-3), where XML-RPC has names",
        fix: "send USA for United States; `keap call` converts the names it knows",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["country code is invalid", "country_code is invalid"],
            ..ANY
        },
    },
    Diagnosis {
        id: "region",
        means: "REST checks states and provinces against its own list, and v1 refuses even some that it answered",
        fix: "send the code of the region, such as US-AZ in v2, or leave the region out",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["region is invalid", "region_code is invalid"],
            ..ANY
        },
    },
    Diagnosis {
        id: "method-not-allowed",
        means: "the path exists and does not take this HTTP method: a trailing slash, a POST in place of a PATCH, or an operation of the other version",
        fix: "compare method and path with the endpoint that `keap coverage --operation NAME` tells",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["method not allowed"],
            ..ANY
        },
    },
    Diagnosis {
        id: "page-token",
        means: "the token of the page is none: it is of another list or an older answer, or it was changed on the way",
        fix: "begin with the first page again, and send the token as it came",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["page_token is invalid"],
            ..ANY
        },
    },
    Diagnosis {
        id: "filter-invalid",
        means: "REST does not take this filter, sort or field: the key is not one of this list, or the value is none of its kind",
        fix: "compare with `keap call ... --explain`, which shows what is filtered where; texts with `;`, `,` or `*` cannot be sent",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["invalid filter", "invalid order_by", "invalid field:"],
            ..ANY
        },
    },
    Diagnosis {
        id: "record-missing",
        means: "there is no such record in this account: it was deleted or merged, or the id is of another kind (order and invoice ids differ)",
        fix: "look the id up again with the list operation of its kind",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: MISSING,
            statuses: &[404],
            ..ANY
        },
    },
    Diagnosis {
        id: "named-record-missing",
        means: "a record that the request names, in its body and not in its path, is not in this account: it was deleted or merged, or the id is of another kind (order and invoice ids differ)",
        fix: "look for the id that the server names among what is sent; the record that is to be written may well be there",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: MISSING,
            ..ANY
        },
    },
    Diagnosis {
        id: "required",
        means: "the request lacks a property that REST needs and XML-RPC may not have needed",
        fix: "add the property that the message names",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["is required", "are required"],
            ..ANY
        },
    },
    Diagnosis {
        id: "taken",
        means: "a record with this name or code is there already",
        fix: "use the one that is there, or another name",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["is taken", "already exists"],
            ..ANY
        },
    },
    Diagnosis {
        id: "contact-without-address",
        means: "REST makes no contact without an e-mail address or a phone number; v2 takes a postal address too",
        fix: "give one of them, or make the contact over XML-RPC while it lives",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["must contain an e-mail address"],
            ..ANY
        },
    },
    Diagnosis {
        id: "update-mask",
        means: "`update_mask` names a property that cannot be changed there, or none at all",
        fix: "take the name out of the mask: the operation's schema lists those that it takes",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["invalid update_mask"],
            ..ANY
        },
    },
    Diagnosis {
        id: "same-contact-twice",
        means: "a contact cannot be merged with itself",
        fix: "give the id of the other contact",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["duplicate_contact_id must differ"],
            ..ANY
        },
    },
    Diagnosis {
        id: "value-not-taken",
        means: "REST does not take this value when a record is made, though it may answer it",
        fix: "use one of the values that the operation's schema lists for requests",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["is not allowed"],
            ..ANY
        },
    },
    Diagnosis {
        id: "region-needs-country",
        means: "REST takes a state or province only together with a country",
        fix: "send the country code too, or let `--default-country` name one for addresses that have none",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "country code needed if region exists",
                "country_code needed if region exists",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "payment-by-hand",
        means: "time and amount of a payment can be changed only when it was recorded by hand; a charge stays as it was made",
        fix: "change the other properties alone",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["manually recorded payments"],
            ..ANY
        },
    },
    Diagnosis {
        id: "limit-of-request",
        means: "the request holds more than one request may",
        fix: "split it into several",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["are allowed"],
            ..ANY
        },
    },
    Diagnosis {
        id: "state-forbids",
        means: "the record is in a state that does not allow this",
        fix: "look at the record, and do what the message asks for first",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["cannot be deleted", "nothing is due"],
            ..ANY
        },
    },
    Diagnosis {
        id: "not-emulated",
        means: "the local Keap does not play this operation",
        fix: "try the call on the account itself",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["sandbox does not", "not emulated"],
            ..ANY
        },
    },
    Diagnosis {
        id: "malformed",
        means: "the front end could not read the request as HTTP: a GET with a body, a header that is none, or an address with bad characters",
        fix: "send a GET without a body, and escape the address",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["malformed or illegal request", "error 400 (bad request)"],
            ..ANY
        },
    },
    Diagnosis {
        id: "not-implemented",
        means: "the service does not do this",
        fix: "see `keap coverage` for another way",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["not implemented", "not_implemented"],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-refused",
        means: "the access token or key is none that Keap takes: mistyped, revoked, expired, replaced by a newer token, or lost on the way",
        fix: "ask `keap doctor` with the same credential, which tells which; refresh once if there is a refresh token, else make a new grant or key",
        remedy: Remedy::Refresh,
        certainty: Certainty::Likely,
        matching: Matching {
            quotes: &[
                "invalid access token",
                "access token is invalid",
                "access token is not valid",
                "token is invalid or has expired",
                "401 unauthorized",
                "unauthorized (401)",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "value-invalid",
        means: "a value is not one that REST takes for its property; the message names it",
        fix: "compare the value with the operation's schema: words and dates are spelt in another way than in XML-RPC",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "is invalid",
                "is not valid",
                "is not a valid",
                "not a valid",
                "must be",
                "must not",
            ],
            shapes: &[AnswerShape::RestV1, AnswerShape::RestV2],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-request",
        means: "the token endpoint cannot use the request: a parameter is missing, doubled or of another grant",
        fix: "send grant_type, the client's credentials and the code or refresh token as a form, each once",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["invalid_request", "unsupported_grant_type", "invalid_scope"],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-trouble",
        means: "the authorization server is in trouble itself",
        fix: "try again after a pause; the refresh token may have been spent, so read the answer before asking twice",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["server_error", "temporarily_unavailable"],
            ..ANY
        },
    },
    Diagnosis {
        id: "rest-refused",
        means: "REST refused the request and says why in its message",
        fix: "change what the message names; another try gives the same answer",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[400, 404, 405, 406, 409, 412, 422],
            shapes: &[AnswerShape::RestV1, AnswerShape::RestV2],
            ..ANY
        },
    },
    Diagnosis {
        id: "rest-unauthorized",
        means: "REST does not know the credential",
        fix: "make a new grant or key; `keap doctor` tells which kind is in use",
        remedy: Remedy::GrantAgain,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[401],
            shapes: &[AnswerShape::RestV1, AnswerShape::RestV2],
            ..ANY
        },
    },
    Diagnosis {
        id: "rest-broken",
        means: "REST failed inside; a write may have been carried out",
        fix: "repeat a read later; look at the record before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[500, 501],
            shapes: &[AnswerShape::RestV1, AnswerShape::RestV2],
            ..ANY
        },
    },
    Diagnosis {
        id: "redirected",
        means: "the address leads elsewhere; nothing is followed, because a POST would lose its body on the way",
        fix: "use the address it leads to, when it is one of Keap's: https://api.infusionsoft.com/crm",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[301, 302, 303, 307, 308],
            ..ANY
        },
    },
];
