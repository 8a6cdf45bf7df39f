"""Addresses that Wagtail brings and this site does not have, for anybody: each with the reason."""

NOTHING_IS_PRIVATE = (
    "public pages and files are for everybody: a restricted one would still show in kiosks, lists and packs"
)

CLOSED = {
    "wagtailadmin_error_test": "fails on purpose",
    "wagtailadmin_api:pages:action": "acts past the hooks that the admin's own screens call",
    "wagtailadmin_pages:set_privacy": NOTHING_IS_PRIVATE,
    "wagtailadmin_collections:set_privacy": NOTHING_IS_PRIVATE,
    "wagtailcore_login": NOTHING_IS_PRIVATE,
    "wagtailcore_authenticate_with_password": NOTHING_IS_PRIVATE,
    "wagtaildocs_authenticate_with_password": NOTHING_IS_PRIVATE,
    "wagtailembeds:chooser": "nothing is embedded from another host",
    "wagtailembeds:chooser_upload": "nothing is embedded from another host",
}
