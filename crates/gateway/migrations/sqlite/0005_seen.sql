-- Calls an hour, by the wire that answered them; `none` where none was asked.
CREATE TABLE hours (
    tenant TEXT NOT NULL,
    hour TEXT NOT NULL,
    wire TEXT NOT NULL,
    calls INTEGER NOT NULL,
    faults INTEGER NOT NULL,
    blockers INTEGER NOT NULL,
    PRIMARY KEY (tenant, hour, wire)
);
-- Where the calls of a program come from. An address is personal data: it is forgotten after a time, or not kept.
CREATE TABLE origins (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    calls INTEGER NOT NULL,
    PRIMARY KEY (tenant, caller, address, agent)
);
-- What comparisons in the background found: names of fields, no values.
CREATE TABLE compared (
    tenant TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    wires TEXT NOT NULL,
    comparisons INTEGER NOT NULL,
    differing INTEGER NOT NULL,
    fields TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    PRIMARY KEY (tenant, method, table_name, wires)
);
-- What somebody was told, so that no gateway tells it again.
CREATE TABLE alerts (
    kind TEXT NOT NULL,
    tenant TEXT NOT NULL,
    subject TEXT NOT NULL,
    told_at TEXT NOT NULL,
    PRIMARY KEY (kind, tenant, subject)
);
