//! Refusals of a credential, an address or a whole interface: what stands between a program and its first answer.

use super::{ANY, Certainty, Diagnosis, Matching, Remedy};
use crate::answer::{AnswerShape, Place};

/// The refusals of a credential, an address or a whole interface, the special ones before the general ones.
pub static CATALOGUE: &[Diagnosis] = &[
    Diagnosis {
        id: "no-credential",
        means: "no usable credential arrived: the header is missing, has another name, lacks `Bearer `, or was dropped by a proxy, a redirect or the calling code",
        fix: "log the names of the outgoing headers; send `Authorization: Bearer KEY` (a refresh cannot help)",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["oauth.v2.invalidaccesstoken"],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-expired",
        means: "the access token has expired, as all do",
        fix: "refresh it and repeat the call once: `keap auth refresh`; one that was given as it is has to be replaced by a new one",
        remedy: Remedy::Refresh,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["tokenexpiredexception"],
            texts: &["access_token_expired", "access token expired"],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-not-approved",
        means: "the developer application, or the API product it needs, is not approved or is disabled",
        fix: "look at the application in the developer portal: key \"Waiting\", product not enabled; a refresh cannot help",
        remedy: Remedy::LookIntoPortal,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["access token not approved"],
            texts: &["access_token_not_approved", "client_id_not_approved"],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-unknown",
        means: "a credential arrived and Keap does not know it: mistyped, revoked, replaced by a newer token, or of another kind, for instance a client id of the developer portal",
        fix: "refresh once if there is a refresh token, else make a new grant or key; `keap doctor` tells the kind by its shape",
        remedy: Remedy::Refresh,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["keymanagement.service.invalid_access_token"],
            ..ANY
        },
    },
    Diagnosis {
        id: "refresh-token-dead",
        means: "the refresh token was used before, by this or by another program, or its life is over",
        fix: "read the store again in case another process has refreshed; otherwise grant access again: `keap auth login`",
        remedy: Remedy::GrantAgain,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["invalid refresh token"],
            ..ANY
        },
    },
    Diagnosis {
        id: "grant-invalid",
        means: "the token endpoint does not take this authorization code or refresh token: used before, too old, revoked, or of another client (RFC 6749, section 5.2)",
        fix: "grant access again: `keap auth login`; a code works once, and for some minutes only",
        remedy: Remedy::GrantAgain,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["invalid_grant"],
            texts: &["\"invalid_grant\"", "invalid authorization code"],
            ..ANY
        },
    },
    Diagnosis {
        id: "client-unknown",
        means: "the token endpoint does not know this client id with this client secret (RFC 6749, section 5.2)",
        fix: "copy both again from the developer portal; the secret is not the id",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["invalid_client", "unauthorized_client"],
            texts: &["\"invalid_client\"", "client credentials are invalid"],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-call-not-form",
        means: "the parameters of the token call did not arrive: it was sent as JSON or with the parameters in the URL",
        fix: "send them as application/x-www-form-urlencoded in the body",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["response_type or grant_type is required"],
            ..ANY
        },
    },
    Diagnosis {
        id: "wrong-oauth-host",
        means: "the call went to accounts.infusionsoft.com, which only serves the page where access is granted",
        fix: "token calls go to https://api.infusionsoft.com/token, data calls to https://api.infusionsoft.com/crm",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["missing or invalid service_name"],
            ..ANY
        },
    },
    Diagnosis {
        id: "developer-inactive",
        means: "the gateway found no active application for the request: the developer key is not active, or something that is no access token is in its place",
        fix: "check the application in the developer portal, and send an access token of the grant, not the client id",
        remedy: Remedy::LookIntoPortal,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["developer inactive"],
            ..ANY
        },
    },
    Diagnosis {
        id: "developer-over-rate",
        means: "the gateway's limit was met, in the wording of its first generation",
        fix: "slow down: `keap limits` shows what is left",
        remedy: Remedy::BackOff,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["developer over rate", "over qps"],
            ..ANY
        },
    },
    Diagnosis {
        id: "cors",
        means: "the call came from a browser; the API is for servers only, and no header changes that",
        fix: "call from a server, and never ship a key or token to a browser",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "cors origin denied",
                "invalid (redirect)",
                "cors policy",
                "access-control-allow-origin",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "access-denied",
        means: "the person said no, or said yes with a login that has no Keap app: a developer account is not a Keap account",
        fix: "log in with an account that has an app, or attach one to it",
        remedy: Remedy::GrantAgain,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["access_denied", "user denied access"],
            ..ANY
        },
    },
    Diagnosis {
        id: "redirect-uri",
        means: "the page did not lead back: the redirect URI is missing, not https, or not the registered one to the letter",
        fix: "compare it with the one in the developer portal, character by character",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "redirect_uri",
                "redirect uri",
                "accounts.infusionsoft.com/app/central",
                "consent page",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "consent-page",
        means: "the page ended where it was: the authorize URL is misbuilt, or its redirect URI is missing, not https or not the registered one",
        fix: "compare the redirect URI with the one in the developer portal, character by character",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[200, 400, 404],
            shapes: &[AnswerShape::Html],
            place: Place::Authorize,
            ..ANY
        },
    },
    Diagnosis {
        id: "invalid-config",
        means: "the name in the address is not the name of a Keap app (often it is the name of the application in the developer portal), or the app has no legacy key",
        fix: "use the first part of the address that the browser shows after login, ab123 in https://ab123.infusionsoft.com",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[invalidconfig]", "invalid configuration"],
            codes: &[1],
            ..ANY
        },
    },
    Diagnosis {
        id: "invalid-key",
        means: "the first parameter is not the legacy key of this app: a client id of the developer portal, a key of before the passphrase was changed, or a service account key that belongs in a header",
        fix: "send access keys and tokens in a header to https://api.infusionsoft.com/crm/xmlrpc/v1",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["[invalidkey]", "invalid key"],
            codes: &[2],
            ..ANY
        },
    },
    Diagnosis {
        id: "empty-request",
        means: "the request arrived without its body: a redirect from http to https made a GET of the POST, or the client did not send it",
        fix: "call the https address directly and follow no redirect on a POST",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["premature end of file"],
            ..ANY
        },
    },
    Diagnosis {
        id: "nil",
        means: "the request contains <nil/>, which Keap does not read",
        fix: "leave the field out, or send an empty string",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["unknown type: nil"],
            ..ANY
        },
    },
    Diagnosis {
        id: "no-matching-method",
        means: "number or types of the parameters are wrong: a number sent as a string, or the first parameter (the key, or a placeholder for it) left out",
        fix: "compare the parameters with the method, and always send the first one",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["nomatchingmethod"],
            texts: &["no method matching arguments"],
            ..ANY
        },
    },
    Diagnosis {
        id: "bad-characters",
        means: "stored data contains control characters or broken entities, so that a good answer is no valid XML",
        fix: "read with the lenient decoder, which names the record, and clean the record",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "invalid xml character",
                "not well-formed",
                "illegal character",
                "pcdata invalid char",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "empty-answer",
        means: "an empty answer with status 200: a passing fault of the XML-RPC service",
        fix: "repeat reads; check before you repeat a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[200],
            shapes: &[AnswerShape::Empty],
            place: Place::XmlRpc,
            ..ANY
        },
    },
    Diagnosis {
        id: "invalid-json-input",
        means: "the JSON has a wrong type or format somewhere; Keap does not say where",
        fix: "check the body against the schema of the operation before sending it",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["input could not be converted to a valid request"],
            ..ANY
        },
    },
    Diagnosis {
        id: "tags-in-contact",
        means: "the contact was sent back with the tag ids it was read with; they are read-only",
        fix: "leave tag_ids out, and use the tag operations",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "tags can't be added or removed",
                "tags can\\u0027t be added",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "optional-properties",
        means: "optional_properties names a custom field; it takes the word custom_fields",
        fix: "ask for optional_properties=custom_fields",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["optional-properties are unrecognized"],
            ..ANY
        },
    },
    Diagnosis {
        id: "spike-arrest",
        means: "two calls came too close together; the limit of a second is smoothed, so a low average does not help",
        fix: "keep a minimum gap between calls over all programs that use the credential",
        remedy: Remedy::BackOff,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["spikearrest", "spike arrest"],
            ..ANY
        },
    },
    Diagnosis {
        id: "quota",
        means: "a limit was met; this wording stands for the second, the minute and the day alike",
        fix: "`keap limits` shows which one, from the headers of the answer; one of the minute is over in a minute, that of the day starts again at 00:00 UTC (inferred where no header says it)",
        remedy: Remedy::BackOff,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "quota exceeded",
                "quotaviolation",
                "request throttled",
                "quota violation",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "too-many-requests",
        means: "a limit was met",
        fix: "wait as long as Retry-After says, if it is there; `keap limits` shows what is left",
        remedy: Remedy::BackOff,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["(429) too many requests", "429 too many requests"],
            statuses: &[429],
            ..ANY
        },
    },
    Diagnosis {
        id: "page-not-found",
        means: "the credential is good and the path does not exist",
        fix: "compare the path: /crm/rest/v1/..., /crm/rest/v2/..., /crm/xmlrpc/v1",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["page not found"],
            shapes: &[AnswerShape::Html],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-header",
        means: "the token endpoint did not understand the client's credentials: the word `Basic ` is missing, the base64 contains blanks or line breaks, or id and secret are mixed up",
        fix: "send `Authorization: Basic base64(client_id:client_secret)` in one line",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            statuses: &[401],
            shapes: &[
                AnswerShape::Empty,
                AnswerShape::Html,
                AnswerShape::Json,
                AnswerShape::Other,
            ],
            place: Place::Token,
            ..ANY
        },
    },
    Diagnosis {
        id: "forbidden",
        means: "the credential is good and may not do this: a permission of its owner, or the edition of the app",
        fix: "use a service account key, or give the owner of the key the permission",
        remedy: Remedy::LookIntoPortal,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["403 forbidden", "(403) forbidden"],
            statuses: &[403],
            shapes: &[AnswerShape::RestV1, AnswerShape::RestV2],
            ..ANY
        },
    },
    Diagnosis {
        id: "not-method-response",
        means: "an XML-RPC call was answered with something else: a JSON refusal of the gateway, an HTML page or a login page",
        fix: "the endpoint is https://api.infusionsoft.com/crm/xmlrpc/v1; look at status and content type before parsing; when REST works with the same credential, XML-RPC is in a brownout or down",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &[
                "root element not methodresponse",
                "unknown xml-rpc tag",
                "not valid xml-rpc",
            ],
            shapes: &[
                AnswerShape::GatewayFault,
                AnswerShape::GatewayThrottle,
                AnswerShape::RestV2,
                AnswerShape::RestV1,
                AnswerShape::OAuth,
                AnswerShape::Html,
                AnswerShape::Json,
                AnswerShape::Other,
            ],
            place: Place::XmlRpc,
            ..ANY
        },
    },
];
