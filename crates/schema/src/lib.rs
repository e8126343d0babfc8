//! Keap's tables, columns, records, changes and queries: the vocabulary both wires share.
