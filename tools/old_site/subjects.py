"""What is counted together in the report of an upgrade, in the order in which it is printed."""

from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .answers import Answer

# Patterns of today's tables; the first that fits counts. "*_" matches any part.
OF_TABLES = {
    "content types": ("django_content_type",),
    "permissions": ("auth_permission",),
    "who holds a permission": ("auth_group_permissions", "*_user_user_permissions"),
    "groups": ("auth_group",),
    "group page permissions": ("wagtailcore_grouppagepermission",),
    "group collection permissions": ("wagtailcore_groupcollectionpermission",),
    "users and their groups": ("cms_user*", "wagtailusers_*"),
    "places": ("*_place",),
    "what pages point at": ("*_pageplace", "*_pagecrop", "*_pagetopic", "*_pagesource"),
    "pages": ("wagtailcore_page", "*page"),
    "languages": ("wagtailcore_locale",),
    "revisions": ("wagtailcore_revision",),
    "workflow states and task states": ("wagtailcore_workflowstate", "wagtailcore_taskstate"),
    "workflows": ("wagtailcore_workflow*",),
    "tasks": ("wagtailcore_task", "*task", "*task_groups"),
    "redirects": ("wagtailredirects_*",),
    "log": ("wagtailcore_*logentry",),
    "reference index": ("wagtailcore_referenceindex",),
    "comments": ("wagtailcore_comment*",),
    "feedback": ("*_feedback",),
    "follower runs": ("*_followerrun",),
    "translations": ("wagtail_localize_*",),
    "collections": ("wagtailcore_collection*",),
    "pictures, media, documents": ("*image", "*rendition", "*media", "*document"),
}
ELSE = "all other tables"
OF_ADDRESSES = (
    "public addresses",
    "kiosk addresses",
    "feeds and sitemaps",
    "questions",
    "redirected",
    "withdrawn",
    "absent",
    "files",
)


def subject_of_table(name: str) -> str:
    return next((subject for subject, fits in OF_TABLES.items() if any(fnmatchcase(name, each) for each in fits)), ELSE)


def subject_of_address(address: str, answer: "Answer") -> str:
    """By what was answered first, then by the address."""
    by_status = {410: "withdrawn", 404: "absent", 301: "redirected", 302: "redirected"}
    if answer.status in by_status:
        return by_status[answer.status]
    if answer.type.endswith("xml") and "svg" not in answer.type:
        return "feeds and sitemaps"
    if not answer.type.startswith("text/html") and not answer.type.endswith("json"):
        return "files"
    if "?q=" in address:
        return "questions"
    return "kiosk addresses" if address.startswith("/e/") else "public addresses"
