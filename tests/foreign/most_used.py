"""Calls the methods that most programs use, with Python's own XML-RPC client, and looks at what came of each.

Arguments: base URL, legacy key, the file that lists the methods."""

import datetime
import sys
import xmlrpc.client

base, key, listed = sys.argv[1:]
server = xmlrpc.client.ServerProxy(base + "/api/xmlrpc", use_builtin_types=True)
called = set()


def keap(method, *parameters):
    called.add(method)
    return getattr(server, method)(key, *parameters)


def refused(code, method, *parameters):
    try:
        keap(method, *parameters)
    except xmlrpc.client.Fault as fault:
        assert fault.faultCode == code, (fault.faultCode, fault.faultString)
    else:
        raise AssertionError(method + " was not refused")


def contact_of(id, *fields):
    return keap("ContactService.load", id, list(fields))


today = datetime.datetime(2026, 1, 15, 10, 0, 0)

# Contacts: new, found, changed, one of two by their address.
names = {"FirstName": "Mary", "LastName": "Major", "Email": "mary@python.example.com", "Phone1": "987-654-3211"}
mary = keap("ContactService.add", names)
assert isinstance(mary, int) and mary > 0
assert contact_of(mary, "FirstName", "Phone1", "City") == {"FirstName": "Mary", "Phone1": "(987) 654-3211"}
assert keap("ContactService.findByEmail", "MARY@python.example.com", ["Id"]) == [{"Id": mary}]
assert keap("ContactService.update", mary, {"City": "Erie"}) == mary
assert contact_of(mary, "City", "FirstName") == {"City": "Erie", "FirstName": "Mary"}
again = {"Email": "mary@python.example.com", "JobTitle": "Baker"}
assert keap("ContactService.addWithDupCheck", again, "Email") == mary
assert contact_of(mary, "JobTitle") == {"JobTitle": "Baker"}
other = keap("ContactService.addWithDupCheck", {"FirstName": "Ned", "Email": "ned@python.example.com"}, "Email")
assert other not in (mary, 0)
refused(5, "ContactService.load", 999999, ["Id"])

# Tags and mail.
tag = keap("DataService.add", "ContactGroup", {"GroupName": "Bakers"})
assert keap("ContactService.addToGroup", mary, tag) is True
assert keap("ContactService.addToGroup", mary, tag) is False
assert contact_of(mary, "Groups") == {"Groups": str(tag)}
of_tag = {"GroupId": tag}
rows = keap("DataService.query", "ContactGroupAssign", 10, 0, of_tag, ["ContactId", "GroupId", "DateCreated"])
assert [row["ContactId"] for row in rows] == [mary] and rows[0]["DateCreated"].year >= 2026, rows
assert keap("ContactService.removeFromGroup", mary, tag) is True
assert "Groups" not in contact_of(mary, "Groups", "Id")
assert keap("APIEmailService.optIn", "mary@python.example.com", "asked for it") is True
status = keap("DataService.query", "EmailAddStatus", 1, 0, {"Email": "mary@python.example.com"}, ["Type"])
assert status == [{"Type": "SingleOptIn"}], status

# Tables: paged, ordered, counted, loaded, changed, deleted.
first = keap("DataService.query", "Contact", 10, 0, {"Id": "%"}, ["Id"], "Id", True)
second = keap("DataService.query", "Contact", 10, 1, {"Id": "%"}, ["Id"], "Id", True)
ids = [row["Id"] for row in first + second]
assert len(ids) == 20 and ids == sorted(set(ids)), ids
last = keap("DataService.query", "Contact", 1, 0, {"Id": "%"}, ["Id"], "Id", False)
assert last == [{"Id": max(mary, other)}], last
assert keap("DataService.count", "Contact", {"Id": "%"}) >= 20
assert keap("DataService.count", "Contact", {"Email": "mary@python.%"}) == 1
assert keap("DataService.findByField", "Contact", 10, 0, "LastName", "maj%", ["Id"]) == [{"Id": mary}]
source = keap("DataService.add", "LeadSource", {"Name": "Fair"})
assert keap("DataService.load", "LeadSource", source, ["Name"]) == {"Name": "Fair"}
assert keap("DataService.update", "LeadSource", source, {"Name": "The fair"}) == source
assert keap("DataService.load", "LeadSource", source, ["Name"]) == {"Name": "The fair"}
assert keap("DataService.delete", "Contact", other) is True
assert keap("DataService.count", "Contact", {"Id": other}) == 0
refused(5, "DataService.delete", "Contact", other)
refused(7, "DataService.add", "Invoice", {"Description": "x"})
types = keap("DataService.getAppSetting", "Contact", "optiontypes")
assert isinstance(types, str) and types, types

# An order: lines, a payment by hand, the rest by card.
product = keap("DataService.add", "Product", {"ProductName": "Bread", "ProductPrice": 4.5})
invoice = keap("InvoiceService.createBlankOrder", mary, "Two loaves", today, 0, 0)
assert keap("InvoiceService.addOrderItem", invoice, product, 4, 4.5, 2, "Bread", "") is True


def owed():
    row = keap("DataService.load", "Invoice", invoice, ["JobId", "InvoiceTotal", "TotalDue", "TotalPaid", "PayStatus"])
    return row["InvoiceTotal"], row["TotalPaid"], row["TotalDue"], row["PayStatus"]


assert owed() == (9.0, 0.0, 9.0, 0), owed()
assert keap("InvoiceService.addManualPayment", invoice, 4.0, today, "Cash", "at the door", False) is True
assert owed() == (9.0, 4.0, 5.0, 0), owed()
card = keap("DataService.add", "CreditCard", {
    "ContactId": mary, "CardNumber": "4111111111111111", "ExpirationMonth": "12", "ExpirationYear": "2030",
    "CardType": "Visa", "NameOnCard": "Mary Major"})
charged = keap("InvoiceService.chargeInvoice", invoice, "the rest", card, 5, False)
assert charged["Successful"] is True and charged["Code"] == "APPROVED" and charged["RefNum"], charged
assert owed() == (9.0, 9.0, 0.0, 1), owed()
again = keap("InvoiceService.chargeInvoice", invoice, "nothing", card, 5, False)
assert again["Code"] == "SKIPPED", again
job = keap("DataService.load", "Invoice", invoice, ["JobId"])["JobId"]
lines = keap("DataService.query", "OrderItem", 10, 0, {"OrderId": job}, ["ItemName", "Qty", "PPU"])
assert lines == [{"ItemName": "Bread", "Qty": 2, "PPU": 4.5}], lines

# A goal that nobody made is no fault.
goals = keap("FunnelService.achieveGoal", "ab123", "no such goal", mary)
assert [goal["success"] for goal in goals] == [False], goals

with open(listed, encoding="utf-8") as lines:
    missing = {line.strip() for line in lines if not line.startswith("#")} - called
assert not missing, missing
print("all is plausible")
