//! What programs say of a document that they could not read, and what they most likely saw: the parser of the server, and
//! those of its clients.

use super::{ANY, Certainty, Diagnosis, Matching, Remedy};

/// In the words of libxml, expat, Xerces, .NET and the parsers of JSON. They come first: each is quoted whole.
pub(super) static ENTRIES: &[Diagnosis] = &[
    Diagnosis {
        id: "gateway-no-counterpart",
        means: "keap gateway answered in place of Keap: the method has no counterpart in REST, and the text says why",
        fix: "change the program as the text says; `keap gateway report` lists who calls such methods",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["is not answered by keap gateway"],
            ..ANY
        },
    },
    Diagnosis {
        id: "gateway-in-doubt",
        means: "keap gateway sent a write on, and no answer says whether it was carried out",
        fix: "look at the record before sending it again",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "may have been carried out, although",
                "may have been carried out although",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "done-in-part",
        means: "an operation of several writes failed in the middle: those that the text names were carried out, and it says what stands now",
        fix: "do not call it again, which would make everything a second time; go on from what stands, by the call that the text names",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["was carried out in part", "what stands now:"],
            ..ANY
        },
    },
    Diagnosis {
        id: "done-unanswered",
        means: "keap gateway carried the write out, and its answer has no form that the old method could give",
        fix: "do not call it again; look at the record",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["it was carried out, but the answer has no form"],
            ..ANY
        },
    },
    Diagnosis {
        id: "gateway-credential",
        means: "the key of the program is good, and Keap refused the credential that keap gateway has for the wire that is named",
        fix: "run `keap doctor` where the gateway runs, and grant access again with `keap auth login`",
        remedy: Remedy::GrantAgain,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "the credential that the gateway has for rest was refused",
                "the credential that the gateway has for xml-rpc was refused",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "request-prolog",
        means: "the server could not read the request: something stands before its XML declaration, such as a blank line, a byte order mark, a comment or a warning of PHP",
        fix: "write the request so that `<?xml` is its very first thing",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "failed to parse xml-rpc request: content is not allowed in prolog",
                "processing instruction target matching",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "empty-for-xml",
        means: "a reader of XML met an empty answer, a known passing fault of the XML-RPC service, or the end of a connection",
        fix: "look at status and length before parsing; repeat reads, and look before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "document is empty",
                "no element found",
                "root element is missing",
                "xmlpp document is empty",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "json-or-html-for-xml",
        means: "a reader of XML met something else: a refusal of the gateway in JSON, for a bad credential or a limit, or an HTML page",
        fix: "look at the status and at the first bytes of the answer before parsing it, and explain those: `keap doctor` does both",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "start tag expected, '<' not found",
                "data at the root level is invalid",
                "syntax error: line 1, column 0",
                "invalid token): line 1, column 0",
                "unable to parse as xml",
                "not an xml document",
                "xml parsing error at line 1",
                "parse error. not well formed",
                "transport error - http status code was not 200",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "client-prolog",
        means: "a reader of XML met something before the first tag: JSON or a text of the gateway in the answer, or a blank line in a request",
        fix: "look at the first bytes of what was read; an answer in JSON is a refusal, whose text `keap doctor --explain` knows",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Likely,
        matching: Matching {
            quotes: &[
                "saxparseexception; content is not allowed in prolog",
                "content is not allowed in prolog",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "html-for-json",
        means: "a reader of JSON met a page of HTML: a login page, a proxy, or an address that is not the API",
        fix: "look at status and content type before parsing; the addresses begin with https://api.infusionsoft.com/crm/rest",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "unexpected token <",
                "unexpected token '<'",
                "encountered while parsing value: <",
                "invalid character '<'",
                "unexpected character ('<'",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "empty-for-json",
        means: "a reader of JSON met an empty answer, or a text: a delete answers without a body, and a gateway in trouble as well",
        fix: "look at the status before parsing; 204 has no body",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "expecting value: line 1 column 1",
                "unexpected end of json input",
                "no content to map due to end-of-input",
                "end of file while parsing a value",
                "eof while parsing a value",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "token-answer-unread",
        means: "the program took a token out of an answer that was a refusal",
        fix: "print the answer of the token endpoint and explain its error; a spent refresh token is the most frequent one",
        remedy: Remedy::GrantAgain,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "undefined index: access_token",
                "undefined array key \"access_token\"",
                "keyerror: 'access_token'",
                "cannot read property 'access_token'",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "declaration-late",
        means: "something stands before the XML declaration of the document: a blank line, a comment, a byte order mark, or a warning of PHP",
        fix: "find the program that wrote it, and have it write `<?xml` first; `keap xmlrpc decode` names what stands there",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "declaration is not the first thing",
                "xml declaration allowed only at the start",
                "xml or text declaration not at start",
                "reserved xml processing instruction",
                "xmldecl",
            ],
            ..ANY
        },
    },
];
