//! The gateway: an XML-RPC client, the gateway, REST and a local Keap whose XML-RPC is switched off, in one process.

#[path = "gateway/admission.rs"]
mod admission;
#[path = "gateway/alike.rs"]
mod alike;
#[path = "gateway/bounds.rs"]
mod bounds;
#[path = "gateway/called.rs"]
mod called;
#[path = "gateway/calls.rs"]
mod calls;
#[path = "gateway/certificates.rs"]
mod certificates;
#[path = "gateway/chain.rs"]
mod chain;
#[path = "gateway/denied.rs"]
mod denied;
#[path = "gateway/encrypted.rs"]
mod encrypted;
#[path = "gateway/files.rs"]
mod files;
#[path = "gateway/foreign.rs"]
mod foreign;
#[path = "gateway/half_done.rs"]
mod half_done;
#[path = "gateway/hostile.rs"]
mod hostile;
#[path = "gateway/judged.rs"]
mod judged;
#[path = "gateway/kept.rs"]
mod kept;
#[path = "gateway/languages.rs"]
mod languages;
#[path = "gateway/large.rs"]
mod large;
#[path = "gateway/last_day.rs"]
mod last_day;
#[path = "gateway/missing.rs"]
mod missing;
#[path = "gateway/nowhere.rs"]
mod nowhere;
#[path = "gateway/one_record.rs"]
mod one_record;
#[path = "gateway/operands.rs"]
mod operands;
#[path = "gateway/operations.rs"]
mod operations;
#[path = "gateway/own_fault.rs"]
mod own_fault;
#[path = "gateway/pages.rs"]
mod pages;
#[path = "gateway/passed_on.rs"]
mod passed_on;
#[path = "gateway/pipelined.rs"]
mod pipelined;
#[path = "gateway/placing.rs"]
mod placing;
#[path = "gateway/refused.rs"]
mod refused;
#[path = "gateway/repeats.rs"]
mod repeats;
#[path = "gateway/spellings.rs"]
mod spellings;
#[path = "gateway/tables.rs"]
mod tables;
#[path = "gateway/tenants.rs"]
mod tenants;
#[path = "gateway/texts.rs"]
mod texts;
#[path = "gateway/three_ways.rs"]
mod three_ways;
#[path = "gateway/told.rs"]
mod told;
#[path = "gateway/waiting.rs"]
mod waiting;
#[path = "gateway/warned.rs"]
mod warned;
#[path = "gateway/witness.rs"]
mod witness;
