CREATE TABLE grants (
    client_id TEXT NOT NULL,
    tenant TEXT NOT NULL,
    access_token BLOB NOT NULL,
    refresh_token BLOB,
    issued_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    scope TEXT,
    refresh_started_at INTEGER,
    PRIMARY KEY (client_id, tenant)
);

CREATE TABLE clients (
    client_id TEXT NOT NULL PRIMARY KEY,
    client_secret BLOB NOT NULL
);
