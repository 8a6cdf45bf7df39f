"""Telephone numbers of offices in the admin: whom readers of a county can ask."""

from wagtail.admin.viewsets.model import ModelViewSet

from places.models import Contact


class ContactViewSet(ModelViewSet):
    model = Contact
    name = "contact_registry"
    url_prefix = "contacts"
    icon = "mail"
    menu_label = "咨询电话"
    form_fields = ["place", "office", "name", "phone", "source", "opened_at", "state"]
    list_display = ["name", "place", "office", "phone", "state"]
    list_filter = ["office", "state"]
    search_fields = ["name", "phone", "place__name"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
