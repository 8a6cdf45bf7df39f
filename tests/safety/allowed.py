"""The table: which addresses answer whom, and whose bare POST changes the site. All else is refused.

Keys are those of `arguments.urls`: the name of an address, and whose page it is about: the Chinese one ("source"), the
Tibetan ("bo") or the Lisu ("lis"). `*` stands for all of them. An entry that nobody needs fails the test too.
"""

PUBLIC = {
    "root",
    "healthz",
    "robots",
    "sitemap_index",
    "sitemap",
    "feed *",
    "page_qr zh-hans",
    "media",
    "public_page *",
    "wagtail_serve *",
    "page_feedback zh-hans",
    "feedback_thanks zh-hans",
    "page_languages *",
    "search:*",
    "calendar:*",
    "places:*",
    "border:*",
    "browse:*",
    "kiosk:*",
    "wagtaildocs_serve",
    "wagtailadmin_login",
    "wagtailadmin_sprite",
    "wagtailadmin_javascript_catalog",
}

# Whoever works in the admin: own account, choosers, and screens that ask again for each thing they show or do.
STAFF = PUBLIC | {
    "styleguide",
    "styleguide_in",
    "wagtailadmin_home",
    "wagtailadmin_account",
    "wagtailadmin_logout",
    "wagtailadmin_dismissibles",
    "wagtailadmin_editing_sessions:release",
    "wagtailadmin_api:pages:listing",
    "wagtailadmin_api:images:*",
    "wagtailadmin_api:documents:*",
    "wagtailadmin_choose_page",
    "wagtailadmin_choose_page_*",
    "wagtailadmin_pages:choose_parent",
    "wagtailadmin_pages:confirm_workflow_cancellation",
    "wagtailadmin_pages:move_confirm bo",
    "wagtailadmin_pages:move_confirm lis",
    "wagtailadmin_pages:revisions_index *",
    "wagtailadmin_reports:site_history",
    "wagtailadmin_reports:site_history_results",
    "place_chooser:*",
    "wagtailadmin_tag_autocomplete",
    "wagtailadmin_tag_model_autocomplete",
    "wagtailadmin_workflows:task_chooser",
    "wagtailadmin_workflows:task_chooser_*",
    "wagtailadmin_workflows:task_chosen",
    "wagtail_localize:javascript_catalog",
    "wagtail_localize:update_translations",
    "wagtaildocs_chooser:choose",
    "wagtaildocs_chooser:choose_results",
    "wagtaildocs_chooser:chosen_multiple",
    "wagtailimages_chooser:choose",
    "wagtailimages_chooser:choose_results",
    "wagtailimages_chooser:chosen_multiple",
    "wagtailmedia:chooser",
    "wagtailmedia:chooser_typed",
    "bulk add_tags *",
    "bulk add_to_collection *",
    "bulk delete *",
    "bulk move page *",
    "bulk publish page *",
    "bulk unpublish page *",
    "bulk set_review_date page *",
    "bulk add_topic page *",
    "bulk add_place page *",
    "/cms/localize/update/<int:translation_source_id>/",
    "/cms/test404/",
}

# Whoever works on pages: the explorer leads everybody to their own tree.
PAGES = STAFF | {
    "questions",
    "wagtailadmin_explore_root",
    "wagtailadmin_explore *",
    "wagtailadmin_explore_results *",
    "wagtailadmin_pages:search",
    "wagtailadmin_pages:search_results",
    "wagtailadmin_pages:type_use",
    "wagtailadmin_pages:type_use_results",
    "wagtailadmin_reports:aging_pages",
    "wagtailadmin_reports:aging_pages_results",
    "wagtailadmin_reports:page_types_usage",
    "wagtailadmin_reports:page_types_usage_results",
    "wagtailadmin_reports:workflow",
    "wagtailadmin_reports:workflow_results",
    "wagtailadmin_reports:workflow_tasks",
    "wagtailadmin_reports:workflow_tasks_results",
}

EDITS = (
    "page_quality",
    "recordings_of_page",
    "wagtailadmin_api:pages:detail",
    "wagtailadmin_editing_sessions:ping",
    "wagtailadmin_pages:copy",
    "wagtailadmin_pages:edit",
    "wagtailadmin_pages:history",
    "wagtailadmin_pages:history_results",
    "wagtailadmin_pages:preview_on_edit",
    "wagtailadmin_pages:revisions_compare",
    "wagtailadmin_pages:revisions_revert",
    "wagtailadmin_pages:revisions_view",
    "wagtailadmin_pages:usage",
    "wagtailadmin_pages:view_draft",
    "wagtailadmin_pages:workflow_history",
)
PUBLISHES = ("wagtailadmin_pages:unpublish", "wagtailadmin_pages:revisions_unschedule")

# Wagtail shows the form to whoever may delete in principle; what was ever public is not moved (cms/roles/limits.py).
MAY_ASK_TO_MOVE = ("wagtailadmin_pages:move",)


def about(whose: str, *names: str) -> set[str]:
    return {f"{name} {whose}" for name in names}


IN_CHINESE = (
    PAGES
    | about("source", *EDITS)
    | {
        "recordings",
        "translation_languages *",
        "question",  # one that was asked of the editor
        "page_withdraw *",  # asked of a translation, it is about the Chinese page
        "wagtailadmin_pages:workflow_history_detail",
        "wagtaildocs_chooser:chosen",
        "wagtailimages_chooser:chosen",
        "wagtailimages_chooser:select_format",
    }
)

HEARS_READERS = {"feedback_desk", "feedback_handled"}
KEEPS_LISTS = {
    f"{register}_registry:{name}"
    for register in ("place", "crop", "contact")
    for name in ("add", "edit", "history", "history_results", "index", "index_results", "usage")
} | {"place_registry:inspect", "villages_load", "villages_sample"}

EDITOR = (
    IN_CHINESE
    | HEARS_READERS
    | KEEPS_LISTS
    | {
        "wagtaildocs:add",
        "wagtaildocs:add_multiple",
        "wagtaildocs:create_multiple_from_uploaded_document",
        "wagtaildocs:delete",
        "wagtaildocs:delete_multiple",
        "wagtaildocs:delete_upload_multiple",
        "wagtaildocs:document_usage",
        "wagtaildocs:edit",
        "wagtaildocs:edit_multiple",
        "wagtaildocs:index",
        "wagtaildocs:index_results",
        "wagtaildocs_chooser:create",
        "wagtailimages:add",
        "wagtailimages:add_multiple",
        "wagtailimages:create_multiple_from_uploaded_image",
        "wagtailimages:delete",
        "wagtailimages:delete_multiple",
        "wagtailimages:delete_upload_multiple",
        "wagtailimages:edit",
        "wagtailimages:edit_multiple",
        "wagtailimages:image_usage",
        "wagtailimages:index",
        "wagtailimages:index_results",
        "wagtailimages:preview",
        "wagtailimages_chooser:create",
        "wagtailmedia:*",
    }
)

SCIENCE_REVIEWER = (
    IN_CHINESE
    | HEARS_READERS
    | about("source", *PUBLISHES, *MAY_ASK_TO_MOVE)
    | {
        "page_blocks *",
        "page_doses source",
        "page_review source",
        "page_restore *",
        "wagtailadmin_pages:collect_workflow_action_data",
        "wagtailadmin_pages:workflow_action",
        "wagtailadmin_pages:workflow_preview",
    }
)

TRANSLATES = PAGES | {
    "recordings",
    "translation_languages *",
    "translation_desk",
    "translation_submit *",
    "translation_submit_many",
    "wagtail_localize:submit_page_translation *",
    "/cms/localize/submit/page/<int:page_id>/ *",
}


def translator(whose: str) -> set[str]:
    return TRANSLATES | about(
        whose,
        *EDITS,
        "translation_findings",
        "translation_read",
        "translation_undo",
        "translation_save",
        "translation_ask",
        "translation_hand_over",
        "translation_preview",
        "translation_workbench",
        "translation_memory_search",
        "translation_letters",
    )


CLAIMS = about("source", "translation_claim_take", "translation_claim_back", "translation_claim_due")  # in Tibetan
RELEASES = ("translation_release", "translation_memory_take_out", "translation_memory_removed")
OPENS: dict[str, set[str]] = {
    "nobody": PUBLIC,
    "xinxi": PUBLIC,
    "shengban": STAFF | {"translation_desk", "translation_languages *", "feedback_desk"},
    "bianji": EDITOR,
    "shenhe": SCIENCE_REVIEWER,
    "yiyuan": translator("bo") | CLAIMS | {"question_put_aside"},
    "yiyuan-lisu": translator("lis") | about("lis", *MAY_ASK_TO_MOVE),
    "jiaodui": translator("bo") | CLAIMS | about("bo", *RELEASES, *PUBLISHES, *MAY_ASK_TO_MOVE),
}

BULK_PUBLISHES = ("bulk publish page", "bulk unpublish page")

WRITES: dict[str, set[str]] = {
    "nobody": set(),
    "xinxi": set(),
    "shengban": set(),
    "bianji": {
        "feedback_handled",
        "bulk delete sciencedocument",
        "bulk delete scienceimage",
        "wagtaildocs:delete",
        "wagtaildocs:delete_multiple",
        "wagtailimages:delete",
        "wagtailimages:delete_multiple",
        "wagtailmedia:delete",
    },
    "shenhe": about("source", *BULK_PUBLISHES, *PUBLISHES) | {"feedback_handled"},
    "yiyuan": about("bo", "translation_hand_over") | {"question_put_aside", "translation_claim_take source"},
    "yiyuan-lisu": about("lis", "translation_hand_over", "translation_undo"),
    "jiaodui": about("bo", "translation_hand_over", *BULK_PUBLISHES, *PUBLISHES) | {"translation_claim_take source"},
}
