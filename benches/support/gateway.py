"""The gateway, as one would write it in Python: `xmlrpc.server` in front, the vendor's own SDK behind.

It answers `ContactService.load` and `DataService.query` of contacts for a key, and does none of what else a gateway has to
do. Connections are kept open and each has a thread, which is what both libraries bring.
"""

import sys
import xmlrpc.client
from datetime import datetime
from socketserver import ThreadingMixIn
from xmlrpc.server import SimpleXMLRPCRequestHandler, SimpleXMLRPCServer

import keap_core_v2_client as keap

base, token, KEY = sys.argv[1:4]
contacts = keap.ContactApi(keap.ApiClient(keap.Configuration(host=base, access_token=token)))

# Column: property of the SDK's contact, how to read it.
PLAIN = {
    "Id": ("id", int),
    "FirstName": ("given_name", str),
    "LastName": ("family_name", str),
    "MiddleName": ("middle_name", str),
    "JobTitle": ("job_title", str),
    "Website": ("website", str),
    "OwnerID": ("owner_id", int),
    "Birthday": ("birth_date", lambda text: xmlrpc.client.DateTime(datetime.fromisoformat(text))),
    "DateCreated": ("create_time", lambda text: xmlrpc.client.DateTime(datetime.fromisoformat(text))),
    "LastUpdated": ("update_time", lambda text: xmlrpc.client.DateTime(datetime.fromisoformat(text))),
}
# Column: list, its field, attribute of the entry.
LISTED = {
    "Email": ("email_addresses", "EMAIL1", "email"),
    "EmailAddress2": ("email_addresses", "EMAIL2", "email"),
    "Phone1": ("phone_numbers", "PHONE1", "number"),
    "Phone1Type": ("phone_numbers", "PHONE1", "type"),
    "Phone2": ("phone_numbers", "PHONE2", "number"),
    "StreetAddress1": ("addresses", "BILLING", "line1"),
    "StreetAddress2": ("addresses", "BILLING", "line2"),
    "City": ("addresses", "BILLING", "locality"),
    "State": ("addresses", "BILLING", "region"),
    "PostalCode": ("addresses", "BILLING", "zip_code"),
    "Country": ("addresses", "BILLING", "country"),
    "Address2Street1": ("addresses", "SHIPPING", "line1"),
    "City2": ("addresses", "SHIPPING", "locality"),
    "PostalCode2": ("addresses", "SHIPPING", "zip_code"),
    "Country2": ("addresses", "SHIPPING", "country"),
}
# What v2 gives whether it is asked for or not.
ALWAYS = {"id", "given_name", "family_name"}


def properties(columns):
    """What to ask of v2 for these columns."""
    asked = {PLAIN[name][0] if name in PLAIN else LISTED[name][0] for name in columns}
    return sorted(asked - ALWAYS)


def row(contact, columns):
    found = {}
    for name in columns:
        if name in PLAIN:
            attribute, read = PLAIN[name]
            value = getattr(contact, attribute)
            if value is not None:
                found[name] = read(value)
            continue
        attribute, field, inner = LISTED[name]
        for entry in getattr(contact, attribute) or []:
            if entry.var_field == field:
                value = getattr(entry, inner)
                if value is not None:
                    found[name] = value
                break
    return found


def admit(key):
    if key != KEY:
        raise xmlrpc.client.Fault(2, "[InvalidKey]Invalid Key")


def load(key, contact_id, columns):
    admit(key)
    contact = contacts.get_contact(str(contact_id), fields=properties(columns))
    return row(contact, columns)


def query(key, table, limit, page, conditions, columns):
    admit(key)
    if table != "Contact" or page or conditions:
        raise xmlrpc.client.Fault(0, "only the first page of all contacts")
    listed = contacts.list_contacts(fields=properties(columns), page_size=limit)
    return [row(contact, columns) for contact in listed.contacts]


class Handler(SimpleXMLRPCRequestHandler):
    protocol_version = "HTTP/1.1"
    rpc_paths = ("/api/xmlrpc",)
    disable_nagle_algorithm = True


class Server(ThreadingMixIn, SimpleXMLRPCServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler, logRequests=False)
server.register_function(load, "ContactService.load")
server.register_function(query, "DataService.query")
print("%s:%d" % server.server_address, flush=True)
server.serve_forever()
