-- Why calls were not answered by anything: the known difference, empty where none is known, and what the refusal itself advises.
CREATE TABLE refusals (
    tenant TEXT NOT NULL,
    caller TEXT NOT NULL,
    method TEXT NOT NULL,
    table_name TEXT NOT NULL,
    difference TEXT NOT NULL,
    advice TEXT NOT NULL,
    PRIMARY KEY (tenant, caller, method, table_name, difference, advice)
);
