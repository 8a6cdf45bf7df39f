"""Addresses: see "Addresses" in docs/design.md."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path
from django.views.decorators.cache import never_cache
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.admin.auth import require_admin_access
from wagtail.documents import urls as document_urls

from desk.workbench import urls as workbench_urls
from home.border import urls as border_urls
from home.browse import urls as browse_urls
from home.calendar import urls as calendar_urls
from home.feeds import urls as feeds_urls
from home.feeds.views import feed
from home.front_page.views import public_page
from home.kiosk import urls as kiosk_urls
from home.places import urls as places_urls
from science_content.feedback import urls as feedback_urls
from science_content.pages.share import page_qr
from search import urls as search_urls
from translation.release import urls as languages_urls
from translation.side_by_side import urls as side_by_side_urls

from . import views
from .people import Account
from .styleguide.views import styleguide

handler403, handler404, handler500 = "cms.views.forbidden", "cms.views.not_found", "cms.views.server_error"

urlpatterns = [
    path("", RedirectView.as_view(url=f"/{settings.LANGUAGE_CODE}/"), name="root"),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", views.robots, name="robots"),
    path("styleguide/", styleguide, name="styleguide"),
    path("styleguide/<slug:code>/", styleguide, name="styleguide_in"),
    path("", include(feeds_urls)),
    path("cms/account/", never_cache(require_admin_access(Account.as_view())), name="wagtailadmin_account"),
    path("cms/", include(workbench_urls)),
    path("cms/", include(admin_urls)),
    path("documents/", include(document_urls)),
    path("e/", include(kiosk_urls)),
    re_path(r"^media/(?P<path>.*)$", views.media, name="media"),
]
urlpatterns += i18n_patterns(
    path("search/", include(search_urls)),
    path("places/", include(places_urls)),
    path("", include(calendar_urls)),
    path("", include(border_urls)),
    path("", include(browse_urls)),
    path("feed/", feed, name="feed"),
    path("qr/<page_id:page_id>.svg", page_qr, name="page_qr"),
    path("", include(feedback_urls)),
    path("", include(languages_urls)),
    path("", include(side_by_side_urls)),
    re_path(r"^(?P<path>(?:[\w\-]+/)*)$", public_page, name="public_page"),
    path("", include(wagtail_urls)),  # its names; the line above answers
    prefix_default_language=True,
)
