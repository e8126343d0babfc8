-- How many calls were refused for what their keys may not do.
ALTER TABLE keap_gateway_inventory ADD COLUMN kept_out BIGINT NOT NULL DEFAULT 0;
