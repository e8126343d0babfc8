-- No value of an account is in any of these: what stands for one is its kind, its length and a keyed hash.
CREATE TABLE settings (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    hash_key BLOB NOT NULL
);

CREATE TABLE runs (
    id TEXT PRIMARY KEY,
    -- Which account it is, by its credential, before any answer has named it.
    identity TEXT NOT NULL,
    head TEXT NOT NULL,
    -- What was asked for, to go on with the same.
    asked TEXT NOT NULL,
    started TEXT NOT NULL,
    ended TEXT,
    outcome TEXT,
    exit_code INTEGER,
    rows_compared INTEGER NOT NULL DEFAULT 0,
    known INTEGER NOT NULL DEFAULT 0,
    unexplained INTEGER NOT NULL DEFAULT 0,
    wires TEXT NOT NULL DEFAULT '[]',
    not_compared TEXT NOT NULL DEFAULT '[]'
);

CREATE TABLE targets (
    run TEXT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    backends TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    expected INTEGER,
    progress TEXT NOT NULL DEFAULT '{}',
    error TEXT,
    note TEXT,
    seconds REAL NOT NULL DEFAULT 0,
    PRIMARY KEY (run, position)
);

CREATE TABLE tallies (
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    column_name TEXT NOT NULL,
    backend TEXT NOT NULL,
    finding TEXT NOT NULL,
    -- Empty where the values are equal.
    cause TEXT NOT NULL,
    found INTEGER NOT NULL,
    PRIMARY KEY (run, position, column_name, backend, finding, cause),
    FOREIGN KEY (run, position) REFERENCES targets (run, position) ON DELETE CASCADE
);

CREATE TABLE differences (
    run TEXT NOT NULL,
    position INTEGER NOT NULL,
    row_id INTEGER,
    row_key TEXT,
    column_name TEXT NOT NULL,
    backend TEXT NOT NULL,
    finding TEXT NOT NULL,
    cause TEXT NOT NULL,
    kind TEXT NOT NULL,
    reading TEXT NOT NULL,
    left_value TEXT,
    right_value TEXT,
    FOREIGN KEY (run, position) REFERENCES targets (run, position) ON DELETE CASCADE
);
CREATE INDEX differences_of_run ON differences (run, position, row_id, row_key);

CREATE TABLE causes (
    id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    advice TEXT NOT NULL,
    kind TEXT NOT NULL
);
