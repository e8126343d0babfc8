//! Credentials for Keap: legacy keys, access keys and OAuth grants, and the layer that applies them.
