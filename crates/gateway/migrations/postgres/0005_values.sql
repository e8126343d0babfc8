-- How many calls REST refused for their values, and of a refusal whether it is such a one and when it was met last.
ALTER TABLE keap_gateway_inventory ADD COLUMN refused BIGINT NOT NULL DEFAULT 0;
ALTER TABLE keap_gateway_refusals ADD COLUMN of_values BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE keap_gateway_refusals ADD COLUMN last_seen TEXT NOT NULL DEFAULT '';
