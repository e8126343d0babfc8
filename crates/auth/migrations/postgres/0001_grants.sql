-- The tables as the first version made them; they are there where it did.
CREATE TABLE IF NOT EXISTS keap_grants (
    client_id TEXT NOT NULL,
    tenant TEXT NOT NULL,
    access_token BYTEA NOT NULL,
    refresh_token BYTEA,
    issued_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    scope TEXT,
    refresh_started_at BIGINT,
    PRIMARY KEY (client_id, tenant)
);

CREATE TABLE IF NOT EXISTS keap_clients (
    client_id TEXT NOT NULL PRIMARY KEY,
    client_secret BYTEA NOT NULL
);

-- When the next call of a credential may go out, in seconds since 1970. Shared by all hosts.
CREATE TABLE IF NOT EXISTS keap_pace (
    credential TEXT NOT NULL PRIMARY KEY,
    free_at DOUBLE PRECISION NOT NULL
);
