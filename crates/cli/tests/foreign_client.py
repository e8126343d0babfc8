"""Drives a local Keap with Python's own XML-RPC client. Arguments: base URL, legacy key, access token."""

import sys
import xmlrpc.client

base, key, token = sys.argv[1:]
legacy = xmlrpc.client.ServerProxy(base + "/api/xmlrpc")
gateway = xmlrpc.client.ServerProxy(
    base + "/crm/xmlrpc/v1", headers=[("Authorization", "Bearer " + token)]
)

# A struct with unicode, and the signs that XML escapes.
name = "Zoë 🎉 <&> O'Neil"
id = legacy.ContactService.add(key, {"FirstName": name, "Email": "zoe@python.example.com"})
assert isinstance(id, int) and id > 0, id

# Both doors see the same store; empty fields are left out.
for proxy, first in ((legacy, key), (gateway, "anything")):
    contact = proxy.ContactService.load(first, id, ["Id", "FirstName", "Email", "LastName"])
    assert contact == {"Id": id, "FirstName": name, "Email": "zoe@python.example.com"}, contact

rows = gateway.DataService.query(
    "anything", "Contact", 10, 0, {"Email": "zoe@python.%"}, ["Id", "DateCreated"], "Id", True
)
assert [row["Id"] for row in rows] == [id], rows
created = rows[0]["DateCreated"]
assert isinstance(created, xmlrpc.client.DateTime) and len(created.value) == 17, created

users = gateway.DataService.query("anything", "User", 1000, 0, {"Id": "%"}, ["Id", "FirstName"])
assert {"Id": 1, "FirstName": "Ada"} in users, users


def fault(call, *params):
    try:
        answer = call(*params)
    except xmlrpc.client.Fault as fault:
        return fault.faultCode, fault.faultString
    raise AssertionError(f"no fault but {answer!r}")


assert fault(legacy.ContactService.load, key, 987654, ["Id"])[0] == 5
assert fault(legacy.ContactService.load, key, id, ["given_name"]) == (
    10, "[NoFieldFound]No field found: Contact.given_name",
)
assert fault(legacy.ContactService.load, "0" * 32, id, ["Id"]) == (2, "[InvalidKey]Invalid Key")
assert fault(legacy.ContactService.fly, key)[0] == 0

stranger = xmlrpc.client.ServerProxy(
    base + "/crm/xmlrpc/v1", headers=[("Authorization", "Bearer wrong")]
)
try:
    stranger.ContactService.load("anything", id, ["Id"])
except xmlrpc.client.ProtocolError as error:
    assert error.errcode == 401, error
else:
    raise AssertionError("a wrong token was accepted")

print("python is content")
