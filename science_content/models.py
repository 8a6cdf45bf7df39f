"""The app's register of models; each lives in its room."""

from .articles.models import ArticlePage
from .manuals.models import ManualChapterPage, ManualPage
from .media.models import ScienceDocument, ScienceImage, ScienceRendition
from .pages.models import PageCrop, PagePlace, PageSource, PageTopic, SciencePage
from .places.models import Place
from .publishing.models import FollowerRun, ScienceReviewTask
from .topics.models import Crop, TopicPage

__all__ = [
    "ArticlePage",
    "Crop",
    "FollowerRun",
    "ManualChapterPage",
    "ManualPage",
    "PageCrop",
    "PagePlace",
    "PageSource",
    "PageTopic",
    "Place",
    "ScienceDocument",
    "ScienceImage",
    "SciencePage",
    "ScienceReviewTask",
    "ScienceRendition",
    "TopicPage",
]
