-- What any number of gateways share. All names begin with keap_gateway_: the database may belong to other programs too.
-- Later migrations only add, and what they add has defaults, so that a gateway of this version goes on working beside
-- one of the next.

CREATE TABLE keap_gateway_keys (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tenant TEXT NOT NULL,
    label TEXT NOT NULL,
    hash BYTEA NOT NULL UNIQUE,
    permissions TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    revoked_at BIGINT
);

-- What tells whether a hash key is the one that the hashes of the keys were made with.
CREATE TABLE keap_gateway_hash_key (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    verifier BYTEA NOT NULL
);

CREATE TABLE keap_gateway_inventory (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    first_seen TEXT NOT NULL,
    last_seen TEXT NOT NULL,
    calls BIGINT NOT NULL,
    faults BIGINT NOT NULL,
    blockers BIGINT NOT NULL,
    differences TEXT NOT NULL,
    last_fault TEXT,
    PRIMARY KEY (tenant, caller, method, table_name)
);

-- Why calls were not answered by anything: the known difference, empty where none is known, and what the refusal itself advises.
CREATE TABLE keap_gateway_refusals (
    id BIGINT NOT NULL GENERATED ALWAYS AS IDENTITY,
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    difference TEXT NOT NULL,
    advice TEXT NOT NULL,
    PRIMARY KEY (tenant, caller, method, table_name, difference, advice)
);

-- The rows of the owner's tables that calls are served by over REST: ids of follow-up sequences and of action sets.
CREATE TABLE keap_gateway_owner_rows (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    owner_table TEXT NOT NULL,
    id BIGINT NOT NULL,
    PRIMARY KEY (tenant, caller, method, table_name, owner_table, id)
);

-- The gateways, each for one run of its process. One that was not seen for ten seconds has ended. Counts that it sent
-- carry a number; those up to `counted` are in the inventory, so that none is added twice.
CREATE TABLE keap_gateway_members (
    id TEXT NOT NULL PRIMARY KEY,
    version TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    seen_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    counted BIGINT NOT NULL DEFAULT 0
);

-- What is left of the day of each quota: those of a credential, named so that all gateways agree on it.
CREATE TABLE keap_gateway_quotas (
    quota TEXT NOT NULL PRIMARY KEY,
    day DATE NOT NULL,
    day_left BIGINT NOT NULL
);

-- Calls that a gateway may make until `ends_at`, taken out of the quota together. One that ended early says so; that of a
-- gateway that died counts as spent until it has left the minute.
CREATE TABLE keap_gateway_blocks (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    quota TEXT NOT NULL,
    member TEXT NOT NULL,
    calls INTEGER NOT NULL,
    taken_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX keap_gateway_blocks_by_end ON keap_gateway_blocks (quota, ends_at);

-- Where the pages of queries begin that are asked for by number.
CREATE TABLE keap_gateway_pages (
    query BYTEA NOT NULL,
    page BIGINT NOT NULL,
    mark TEXT NOT NULL,
    kept_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (query, page)
);
CREATE INDEX keap_gateway_pages_by_age ON keap_gateway_pages (kept_at);

-- The policies of applications; the newest of each is in force. One without a document takes back those before it.
CREATE TABLE keap_gateway_policies (
    revision BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    tenant TEXT NOT NULL,
    document TEXT,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX keap_gateway_policies_by_tenant ON keap_gateway_policies (tenant, revision);
