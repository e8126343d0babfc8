//! A local Keap: XML-RPC, REST v1 and REST v2 over one store.
