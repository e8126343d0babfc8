-- The rows of the owner's tables that calls are served by over REST: ids of follow-up sequences and of action sets.
CREATE TABLE owner_rows (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    owner_table TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (tenant, caller, method, table_name, owner_table, id)
);
