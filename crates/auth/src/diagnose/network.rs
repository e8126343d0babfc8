//! What is said when no answer arrived: certificates, TLS, time-outs, names, connections.

use super::{ANY, Certainty, Diagnosis, Matching, Remedy};

/// In the words of curl, OpenSSL, Secure Transport, rustls and the languages on top of them.
pub(super) static ENTRIES: &[Diagnosis] = &[
    Diagnosis {
        id: "certificate-expired",
        means: "the certificate chain ends in a root that this machine takes for expired or not yet valid: its clock is wrong, or its list of root certificates is years old, as the one that ships with the old SDK",
        fix: "set the clock, update the system's CA certificates, and remove the bundle (cacert.pem) of the old SDK",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "certificate has expired",
                "certificate expired",
                "certificate is expired",
                "notvalidyet",
                "not yet valid",
                "certificateexpired",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "certificate-name",
        means: "the certificate is for another host name: the address is misspelt, an IP address, or a proxy answers in its place",
        fix: "call https://api.infusionsoft.com by name",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "remotecertificatenamemismatch",
                "notvalidforname",
                "no alternative certificate subject name",
                "hostname mismatch",
                "certificate is not valid for",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "certificate-unknown",
        means: "this machine does not know the root certificate: its list of roots is missing or old, or a proxy of the network opens TLS and signs with its own",
        fix: "update the system's CA certificates (curl.cainfo in php.ini), or add the root of the proxy; never switch the check off",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "remote certificate is invalid",
                "remote certificate was rejected",
                "could not establish trust relationship",
                "unable to get local issuer certificate",
                "self signed certificate",
                "self-signed certificate",
                "unknownissuer",
                "unable to verify the first certificate",
                "unable to find valid certification path",
                "certificate verify failed",
                "ssl certificate problem",
                "invalid peer certificate",
                "curl error 60",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "tls-version",
        means: "the program offers no version of TLS that the service takes: .NET Framework before 4.7, and old Windows, offer TLS 1.0 unless they are told otherwise; nothing was sent",
        fix: "build for .NET Framework 4.7 or later, or set ServicePointManager.SecurityProtocol to Tls12 before the first call",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "could not create ssl/tls secure channel",
                "unexpected error occurred on a send",
                "do not possess a common algorithm",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "tls-inner",
        means: "TLS could not be set up, and the exception inside says why: most often the root certificate is not known to this machine; nothing was sent",
        fix: "print the inner exception and explain it; update the system's CA certificates",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &["ssl connection could not be established"],
            ..ANY
        },
    },
    Diagnosis {
        id: "tls-broken",
        means: "the TLS connection broke: an old TLS library on this machine, a proxy in between, or a network that cut it",
        fix: "update the system's TLS library (TLS 1.2 is needed) and try without the proxy; look before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Likely,
        matching: Matching {
            texts: &[
                "ssl operation failed",
                "failed to enable crypto",
                "sslread() return error",
                "ssl_read",
                "sslv3 alert",
                "tlsv1 alert",
                "handshake",
                "wrong version number",
                "curl error 35",
                "ssl routines",
                "ssl connect error",
                "alert received",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "timed-out",
        means: "no answer in the time that was given; the call may have been carried out all the same",
        fix: "ask for smaller pages and give more time, a minute at least; look whether a write was carried out before repeating it",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "timed out",
                "timeout",
                "time-out",
                "time out",
                "etimedout",
                "curl error 28",
                "deadline",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "no-address",
        means: "the name of the host has no address here: it is misspelt, or this machine has no DNS",
        fix: "check the name, the network and the proxy (HTTPS_PROXY) of this machine; nothing was sent",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "name could not be resolved",
                "unknownhostexception",
                "getaddresses failed",
                "could not resolve host",
                "couldn't resolve host",
                "name or service not known",
                "name resolution",
                "getaddrinfo",
                "nodename nor servname",
                "enotfound",
                "no such host",
                "dns error",
                "has no address",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "connection-refused",
        means: "nobody listens at this address, or a firewall refuses; nothing was sent",
        fix: "check host and port, and whether this machine may reach the internet",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "unable to connect to the remote server",
                "actively refused it",
                "connectexception",
                "connection refused",
                "failed to connect",
                "econnrefused",
                "no route to host",
                "network is unreachable",
                "couldn't connect to server",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "proxy-login",
        means: "the proxy of the network wants a login of its own",
        fix: "put user and password of the proxy into HTTPS_PROXY",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &["proxy authentication required"],
            ..ANY
        },
    },
    Diagnosis {
        id: "connection-lost",
        means: "the connection ended before the answer was there; the call may have been carried out all the same",
        fix: "repeat a read; look whether a write was carried out before repeating it",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            texts: &[
                "unexpected error occurred on a receive",
                "was forcibly closed",
                "connection reset",
                "econnreset",
                "broken pipe",
                "unexpected eof",
                "empty reply from server",
                "incompletemessage",
                "socket hang up",
                "premature close",
                "connection was closed",
                "connection was interrupted",
                "connection aborted",
                "remote end closed",
            ],
            ..ANY
        },
    },
    Diagnosis {
        id: "server-error",
        means: "the server failed inside (status 500); a write may have been carried out",
        fix: "read the answer's body, which says more, and explain it; repeat a read later; look before repeating a write",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["500 internal server error", "(500) internal server error"],
            ..ANY
        },
    },
    Diagnosis {
        id: "not-found",
        means: "the path does not exist, or there is no such record (status 404)",
        fix: "compare the path (/crm/rest/v1/..., /crm/rest/v2/..., /crm/xmlrpc/v1), and look the id up again; the answer's body says which it is",
        remedy: Remedy::FixRequest,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["404 not found", "(404) not found"],
            ..ANY
        },
    },
    Diagnosis {
        id: "status-not-200",
        means: "a client of XML-RPC met another status than 200: a refusal of the gateway in JSON, a limit, or a service in trouble",
        fix: "look at the status and the first bytes of the answer, and explain those: `keap doctor` does both",
        remedy: Remedy::RepeatReads,
        certainty: Certainty::Sure,
        matching: Matching {
            quotes: &["didn't receive 200 ok from remote server"],
            ..ANY
        },
    },
];
