"""Drives a local Keap with the vendor's own Python SDK: list, create, read, patch, tag and delete a contact."""

import sys

import keap_core_v2_client as keap

base, token = sys.argv[1:3]
configuration = keap.Configuration(host=base, access_token=token)

with keap.ApiClient(configuration) as client:
    contacts, tags = keap.ContactApi(client), keap.TagsApi(client)

    page = contacts.list_contacts(page_size=5)
    assert len(page.contacts) == 5, page
    assert page.next_page_token, page

    email = keap.EmailAddressRequest(email="zoe@example.com", field="EMAIL1")
    body = keap.CreateUpdateContactRequest(given_name="Zoë", email_addresses=[email])
    created = contacts.create_contact(create_update_contact_request=body, fields=["email_addresses"])
    assert created.given_name == "Zoë", created

    read = contacts.get_contact(created.id, fields=["email_addresses", "job_title"])
    assert read.email_addresses[0].email == "zoe@example.com", read

    patch = keap.CreateUpdateContactRequest(job_title="Smith")
    contacts.update_contact(created.id, create_update_contact_request=patch, update_mask=["job_title"])
    read = contacts.get_contact(created.id, fields=["job_title"])
    assert (read.given_name, read.job_title) == ("Zoë", "Smith"), read

    tag = tags.create_tag(create_update_tag_request=keap.CreateUpdateTagRequest(name="From Python"))
    body = keap.ApplyRemoveTagRequest(contact_ids=[created.id])
    applied = tags.apply_tags(tag.id, apply_remove_tag_request=body)
    assert applied.results == {created.id: "SUCCESS"}, applied
    listed = contacts.list_tags_for_contact(created.id)
    assert [entry.tag.name for entry in listed.tags] == ["From Python"], listed
    tags.remove_tags(tag.id, apply_remove_tag_request=body)

    contacts.delete_contact(created.id)
    try:
        contacts.get_contact(created.id)
    except keap.ApiException as error:
        assert error.status == 404, error
    else:
        raise AssertionError("the contact is still there")

print("python is content")
