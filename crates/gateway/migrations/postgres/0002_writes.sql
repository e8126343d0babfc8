-- Writes under way: noted before they are sent, gone when they were counted. One whose gateway has ended, or was not
-- answered in time, is in doubt.
CREATE TABLE keap_gateway_writes (
    request_id TEXT NOT NULL PRIMARY KEY,
    member TEXT NOT NULL,
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    begun_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    in_doubt BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX keap_gateway_writes_by_member ON keap_gateway_writes (member);
