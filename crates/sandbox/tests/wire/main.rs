//! The sandbox as its callers meet it: requests in, responses out, nothing of its inside.

mod credentials;
mod rest;
mod support;
mod xmlrpc;
