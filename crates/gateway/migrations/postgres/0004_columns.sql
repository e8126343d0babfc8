-- The columns that calls read or wrote: names, no values.
CREATE TABLE keap_gateway_columns (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    column_name TEXT NOT NULL,
    PRIMARY KEY (tenant, caller, method, table_name, column_name)
);
