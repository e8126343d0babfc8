-- Writes that may have been carried out, and whose callers were not told so.
CREATE TABLE writes_in_doubt (
    request_id TEXT NOT NULL PRIMARY KEY,
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    begun TEXT NOT NULL
);
