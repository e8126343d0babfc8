"""Calls one method of every service with Python's own XML-RPC client. Arguments: base URL, legacy key."""

import datetime
import sys
import xmlrpc.client

base, key = sys.argv[1:]
keap = xmlrpc.client.ServerProxy(base + "/api/xmlrpc", use_builtin_types=True)
january = (datetime.datetime(2026, 1, 1), datetime.datetime(2026, 1, 31, 23, 59, 59))


def text(value):
    assert isinstance(value, str) and value, value


def whole(value):
    assert isinstance(value, int) and not isinstance(value, bool) and value > 0, value


def rows(value):
    assert isinstance(value, list), value
    assert all(isinstance(row, dict) for row in value), value


contact = keap.ContactService.add(key, {"FirstName": "Ann", "Email": "ann@python.example.com"})
whole(contact)
assert keap.DataService.count(key, "Contact", {"Email": "ann@python.%"}) == 1
assert keap.APIEmailService.optIn(key, "ann@python.example.com", "asked for it") is True

invoice = keap.InvoiceService.createBlankOrder(key, contact, "An order", january[0], 0, 0)
whole(invoice)
assert keap.InvoiceService.calculateAmountOwed(key, invoice) == 0.0

product = keap.DataService.add(key, "Product", {"ProductName": "Tea", "ProductPrice": 19.0})
assert isinstance(keap.ProductService.getInventory(key, product), int)
order = keap.OrderService.placeOrder(key, contact, 0, 0, [product], [], False, [])
assert all(isinstance(value, str) for value in order.values()), order

file = keap.FileService.uploadFile(key, contact, "note.txt", "aGVsbG8=")
assert keap.FileService.getFile(key, file) == "aGVsbG8="

goals = keap.FunnelService.achieveGoal(key, "ab123", "a goal that nobody made", contact)
assert [goal["success"] for goal in goals] == [False], goals

rows(keap.APIAffiliateService.affCommissions(key, 1, *january))
rows(keap.AffiliateService.getRedirectLinksForAffiliate(key, 1))
rows(keap.AffiliateProgramService.getAffiliatePrograms(key))
whole(keap.DiscountService.addFreeTrial(key, "Trial", "two weeks", 14, 0, 1))
rows(keap.ShippingService.getAllShippingOptions(key))
assert isinstance(keap.SearchService.getAvailableQuickSearches(key, 1), dict)
assert isinstance(keap.WebFormService.getMap(key), dict)
text(keap.WebTrackingService.getWebTrackingScriptUrl(key))
text(
    keap.CreditCardSubmissionService.requestSubmissionToken(
        key, contact, "https://example.com/ok", "https://example.com/failed"
    )
)
print("python is content")
