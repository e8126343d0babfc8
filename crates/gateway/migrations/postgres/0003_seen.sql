-- Calls an hour, by the wire that answered them; `none` where none was asked.
CREATE TABLE keap_gateway_hours (
    tenant TEXT NOT NULL,
    hour TEXT NOT NULL,
    wire TEXT NOT NULL,
    calls BIGINT NOT NULL,
    faults BIGINT NOT NULL,
    blockers BIGINT NOT NULL,
    PRIMARY KEY (tenant, hour, wire)
);
-- Where the calls of a program come from. An address is personal data: it is forgotten after a time, or not kept.
CREATE TABLE keap_gateway_origins (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    address TEXT NOT NULL,
    agent TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    calls BIGINT NOT NULL,
    PRIMARY KEY (tenant, caller, address, agent)
);
-- What comparisons in the background found: names of fields, no values.
CREATE TABLE keap_gateway_compared (
    tenant TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    wires TEXT NOT NULL,
    comparisons BIGINT NOT NULL,
    differing BIGINT NOT NULL,
    fields TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    PRIMARY KEY (tenant, method, table_name, wires)
);
-- What somebody was told, so that no gateway tells it again.
CREATE TABLE keap_gateway_alerts (
    kind TEXT NOT NULL,
    tenant TEXT NOT NULL,
    subject TEXT NOT NULL,
    told_at TEXT NOT NULL,
    PRIMARY KEY (kind, tenant, subject)
);
