CREATE TABLE keys (
    id INTEGER PRIMARY KEY,
    tenant TEXT NOT NULL,
    label TEXT NOT NULL,
    hash BLOB NOT NULL UNIQUE,
    permissions TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    revoked_at INTEGER
);

CREATE TABLE inventory (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    calls INTEGER NOT NULL,
    faults INTEGER NOT NULL,
    blockers INTEGER NOT NULL,
    differences TEXT NOT NULL,
    last_fault TEXT,
    PRIMARY KEY (tenant, caller, method, table_name)
);
