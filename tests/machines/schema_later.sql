-- What a later migration may do to each table: columns with defaults, which an earlier version does not name.
ALTER TABLE keap_gateway_keys ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE keap_gateway_hash_key ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE keap_gateway_inventory ADD COLUMN later BIGINT NOT NULL DEFAULT 0;
ALTER TABLE keap_gateway_refusals ADD COLUMN later TEXT;
ALTER TABLE keap_gateway_owner_rows ADD COLUMN later TEXT;
ALTER TABLE keap_gateway_members ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE keap_gateway_quotas ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE keap_gateway_blocks ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE keap_gateway_pages ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE keap_gateway_policies ADD COLUMN later TEXT NOT NULL DEFAULT '';
ALTER TABLE keap_gateway_writes ADD COLUMN later TEXT NOT NULL DEFAULT '';
CREATE TABLE keap_gateway_later (id BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY, caller TEXT NOT NULL);
CREATE INDEX keap_gateway_inventory_by_caller ON keap_gateway_inventory (caller);
