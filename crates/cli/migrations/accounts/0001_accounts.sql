-- Comparisons of many accounts, worked on by any number of workers. All names begin with keap_compare_: the database may
-- belong to other programs too. No value of an account is in any of these: what stands for one is its kind, its length and
-- a keyed hash.
CREATE TABLE keap_compare_settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    hash_key BYTEA NOT NULL
);

CREATE TABLE keap_compare_runs (
    id TEXT PRIMARY KEY,
    number BIGINT GENERATED ALWAYS AS IDENTITY,
    head TEXT NOT NULL,
    -- What was asked for, for those who join.
    asked TEXT NOT NULL,
    not_compared TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    exit_code BIGINT
);

-- The grants that it is about. One that could not be asked any more says why.
CREATE TABLE keap_compare_accounts (
    run TEXT NOT NULL REFERENCES keap_compare_runs (id) ON DELETE CASCADE,
    account BIGINT NOT NULL,
    client_id TEXT NOT NULL,
    tenant TEXT NOT NULL,
    trouble TEXT,
    PRIMARY KEY (run, account)
);

-- A table of an account, or its operations together, which share what their arguments are drawn from. A job is of the
-- worker that has it until its lease is over.
CREATE TABLE keap_compare_jobs (
    run TEXT NOT NULL,
    account BIGINT NOT NULL,
    job BIGINT NOT NULL,
    worker TEXT,
    lease_until TIMESTAMPTZ,
    is_done BOOLEAN NOT NULL DEFAULT FALSE,
    PRIMARY KEY (run, account, job),
    FOREIGN KEY (run, account) REFERENCES keap_compare_accounts (run, account) ON DELETE CASCADE
);
CREATE INDEX keap_compare_jobs_open ON keap_compare_jobs (run, account, job) WHERE NOT is_done;

CREATE TABLE keap_compare_targets (
    run TEXT NOT NULL,
    account BIGINT NOT NULL,
    position BIGINT NOT NULL,
    job BIGINT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    backends TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    expected BIGINT,
    progress TEXT NOT NULL DEFAULT '{}',
    error TEXT,
    seconds DOUBLE PRECISION NOT NULL DEFAULT 0,
    PRIMARY KEY (run, account, position),
    FOREIGN KEY (run, account, job) REFERENCES keap_compare_jobs (run, account, job) ON DELETE CASCADE
);

-- What was found, a batch of rows each, in its order.
CREATE TABLE keap_compare_batches (
    id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
    run TEXT NOT NULL,
    account BIGINT NOT NULL,
    position BIGINT NOT NULL,
    document TEXT NOT NULL,
    FOREIGN KEY (run, account, position) REFERENCES keap_compare_targets (run, account, position) ON DELETE CASCADE
);
CREATE INDEX keap_compare_batches_by_target ON keap_compare_batches (run, account, position);

-- What the calls of a worker to an account took.
CREATE TABLE keap_compare_wires (
    run TEXT NOT NULL,
    account BIGINT NOT NULL,
    worker TEXT NOT NULL,
    wires TEXT NOT NULL,
    PRIMARY KEY (run, account, worker),
    FOREIGN KEY (run, account) REFERENCES keap_compare_accounts (run, account) ON DELETE CASCADE
);
