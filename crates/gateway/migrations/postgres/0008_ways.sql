-- How many calls went to XML-RPC, and how many over REST.
ALTER TABLE keap_gateway_inventory ADD COLUMN over_xmlrpc BIGINT NOT NULL DEFAULT 0;
ALTER TABLE keap_gateway_inventory ADD COLUMN over_rest BIGINT NOT NULL DEFAULT 0;
