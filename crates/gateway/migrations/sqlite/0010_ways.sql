-- How many calls went to XML-RPC, and how many over REST.
ALTER TABLE inventory ADD COLUMN over_xmlrpc INTEGER NOT NULL DEFAULT 0;
ALTER TABLE inventory ADD COLUMN over_rest INTEGER NOT NULL DEFAULT 0;
