"""Columns of every page by whose they are: the page's as it stands, a language's own, or the same in every language."""

SIGNIFICANCE = [
    ("wording", "只改文字：意思没变，译文不受影响"),
    ("content", "内容有变：译文需要跟着改"),
    ("safety", "安全有关：各语种页面立即挂出提示"),
]
# Who stands for the science of a page; what is not said is an agronomist's, as it was before it could be said.
DISCIPLINES = [("", "农技人员"), ("vet", "兽医"), ("doctor", "医生"), ("other", "专业人员")]
LANGUAGE_STATES = [("source", "原文"), ("full", "译文完整"), ("partial", "译文不全"), ("outdated", "译文落后于原文")]

# Columns that describe the page as it stands, whichever revision is published: see `SciencePage.with_content_json`.
STATE_COLUMNS = (
    "language_state",
    "checked_by_native",
    "machine_draft",
    "checked_words",
    "safety_notice_at",
    "corrected_at",
    "withdrawn_at",
    "withdrawn_reason",
    "science_reviewer",
    "reviewed_at",
    "reworded_since_review",
    "down_with_source",
    "family",
    "hidden_blocks",
    "signed_doses",
    "is_spoken",
)
KEPT_BY_COPIES = {"family", "hidden_blocks"}

CARRIED_FIELDS = (
    "cover",
    "months",
    "audience",
    "stream",
    "altitude_from",
    "altitude_to",
    "licence",
    "discipline",
    "review_by",
    "is_demo",
)
CARRIED_ROWS = ("page_topics", "page_crops", "page_places", "page_sources")
# Columns of a translation that say how its words were made; content, so that an old draft brings its own.
COMPOSED_COLUMNS = ("numbers_revision", "own_words", "behind")

# What is long: lists leave it in the database.
LONG = ("body", "own_words", "behind", "checked_words")
