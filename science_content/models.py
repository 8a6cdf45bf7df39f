"""The app's register of models; each lives in its room."""

from .articles.models import ArticlePage
from .experiments.models import ExperimentPage
from .factchecks.models import FactCheckPage
from .feedback.models import Feedback
from .followers.models import FollowerRun
from .manuals.models import ManualChapterPage, ManualPage
from .media.models import ScienceDocument, ScienceImage, ScienceMedia, ScienceRendition
from .pages.models import SciencePage
from .pages.rows import PageCrop, PageException, PagePlace, PageSource, PageTopic
from .policies.models import PolicyPage
from .publishing.models import ScienceReviewTask
from .publishing.reviews import Review
from .recordings.models import Recording
from .stamp import VisibleChange
from .stories.models import CaseStoryPage
from .substances.models import SubstanceAlert, SubstanceList
from .topics.models import Crop, TopicPage

__all__ = [
    "ArticlePage",
    "CaseStoryPage",
    "Crop",
    "ExperimentPage",
    "FactCheckPage",
    "Feedback",
    "FollowerRun",
    "ManualChapterPage",
    "ManualPage",
    "PageCrop",
    "PageException",
    "PagePlace",
    "PageSource",
    "PageTopic",
    "PolicyPage",
    "Recording",
    "Review",
    "ScienceDocument",
    "ScienceImage",
    "ScienceMedia",
    "SciencePage",
    "ScienceRendition",
    "ScienceReviewTask",
    "SubstanceAlert",
    "SubstanceList",
    "TopicPage",
    "VisibleChange",
]
