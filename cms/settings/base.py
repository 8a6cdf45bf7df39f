"""Settings that every environment shares."""

import sys
from typing import Any

import django.conf.locale

from cms.catalogues import compile_catalogues
from languages import registry

from .environment import (
    BASE_DIR,
    address,
    database,
    email,
    env,
    internal_location,
    mail_from,
    search_backends,
    whole_number,
)

# Wagtail brings it, Willow would load it, with an encoder under the GPL that we do not need: decision 0006.
sys.modules["pillow_heif"] = None  # type: ignore[assignment]

compile_catalogues(BASE_DIR / "locale")
django.conf.locale.LANG_INFO.update(
    {code: info for code, info in registry.lang_info().items() if code != registry.SOURCE}
)

INSTALLED_APPS = [
    "cms",
    "desk",
    "home",
    "search",
    "translation",
    "science_content",
    "places",
    "wagtailmedia",
    "django_tasks_db",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.settings",
    "wagtail.contrib.redirects",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "rest_framework",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "cms.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "cms.middleware.CompressText",
    "csp.middleware.CSPMiddleware",
    "cms.middleware.AdminPolicy",
    "django.middleware.http.ConditionalGetMiddleware",
    "home.page_cache.PageCache",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.middleware.AddressLanguage",
    "cms.middleware.AddressReader",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
    "cms.middleware.ClosedAddresses",
    "cms.middleware.AdminTransaction",
]

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "cms" / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "cms.context.page_shell",
            ],
        },
    }
]

DATABASES = {"default": database("DATABASE_URL", "sqlite:///var/db.sqlite3")}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Languages: every code stands in the registry; formats and catalogues follow from it.
LANGUAGE_CODE = registry.SOURCE
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = registry.django_languages()
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["languages.formats"]
USE_I18N = WAGTAIL_I18N_ENABLED = True
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"

# People
AUTH_USER_MODEL = "cms.User"
AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "wagtailadmin_login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_CALLABLE = "cms.views.locked_out"
AXES_ENABLE_ACCESS_FAILURE_LOG = False
AXES_VERBOSE = False

_mail = email("EMAIL_URL", "dummymail://")
vars().update(_mail)
MAIL_IS_SET = not _mail["EMAIL_BACKEND"].startswith("django.core.mail.backends.dummy.")  # else nobody is told by mail
EMAIL_TIMEOUT = 10  # seconds that a silent server is waited for

# What takes longer than a request waits in the database for a worker: `manage.py run_worker`. Wagtail's own tasks are done at once.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend"},
}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "var" / "static"
STATICFILES_DIRS = [BASE_DIR / "cms" / "static", ("fonts", BASE_DIR / "languages" / "fonts")]
MEDIA_URL = "/media/"
MEDIA_ROOT = BASE_DIR / env.str("MEDIA_ROOT", default="var/media")
MEDIA_ACCEL = internal_location("MEDIA_ACCEL")  # where nginx finds MEDIA_ROOT; empty: we send the files ourselves
FILE_UPLOAD_PERMISSIONS = 0o644
UPLOADS = {"BACKEND": "science_content.media.storage.UploadStorage"}
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 10 * 1024 * 1024

# Wagtail
WAGTAIL_SITE_NAME = "科普e站"
WAGTAILADMIN_BASE_URL = address("SITE_URL", "http://127.0.0.1:8000")
DEFAULT_FROM_EMAIL = mail_from("MAIL_FROM", WAGTAILADMIN_BASE_URL)
WAGTAILADMIN_PERMITTED_LANGUAGES = [("zh-hans", "简体中文")]
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_ALLOW_UNICODE_SLUGS = False
WAGTAILREDIRECTS_AUTO_CREATE = False  # ours are written in the transaction that moves a page: pages/old_addresses.py
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAILADMIN_USER_LOGIN_FORM = "cms.people.LoginForm"
WAGTAILIMAGES_IMAGE_MODEL = "science_content.ScienceImage"
WAGTAILDOCS_DOCUMENT_MODEL = "science_content.ScienceDocument"
WAGTAILIMAGES_IMAGE_FORM_BASE = "science_content.media.forms.ScienceImageForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "science_content.media.forms.ScienceDocumentForm"
# What comes in; stored is JPEG, PNG or WebP: science_content/media/converting.py
WAGTAILIMAGES_EXTENSIONS = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif", "mpo", "gif", "tif", "tiff", "bmp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 30 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100_000_000  # twice what the largest telephones take
PICTURE_LONGEST_SIDE = 4000  # pixels: what is larger is shrunk when it comes in
WAGTAILIMAGES_AVIF_QUALITY = 45  # as faithful as WebP at 60, a sixth smaller
WAGTAILIMAGES_WEBP_QUALITY = 60
WAGTAILDOCS_EXTENSIONS = ["pdf", "docx", "xlsx", "pptx", "odt", "csv", "txt"]
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILDOCS_CONTENT_TYPES: dict[str, str] = {}
WAGTAILDOCS_INLINE_CONTENT_TYPES: list[str] = []
WAGTAILDOCS_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
WAGTAILMEDIA = {
    "MEDIA_MODEL": "science_content.ScienceMedia",
    "MEDIA_FORM_BASE": "science_content.media.forms.ScienceMediaForm",
    "AUDIO_EXTENSIONS": ["mp3", "m4a", "ogg", "opus"],
    "VIDEO_EXTENSIONS": ["mp4", "webm"],
}
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILSEARCH_BACKENDS = search_backends("SEARCH_URL", DATABASES["default"]["ENGINE"])
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
WAGTAILLOCALIZE_DISABLE_ON_DELETE = True

# Our own policy on what a page may do; inside /cms/ see `cms.middleware.AdminPolicy`.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
    }
}
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "cms.views.csrf_failure"

PAGE_CACHE_SECONDS = whole_number("PAGE_CACHE_SECONDS", 300, 0, 3600)  # see home.page_cache
FEEDBACK_PER_MINUTE = whole_number("FEEDBACK_PER_MINUTE", 20, 1, 10_000)  # from one address; see docs/deployment.md
SEARCHES_PER_MINUTE = whole_number("SEARCHES_PER_MINUTE", 120, 1, 10_000)
TRUSTED_PROXIES = whole_number("TRUSTED_PROXIES", 0, 0, 5)
PAGE_WEIGHT_KB = whole_number("PAGE_WEIGHT_KB", 300, 50, 5000)
SOURCE_HOSTS = env.list("SOURCE_HOSTS", default=[])  # domains of sources beside `data/source_hosts.json`
MEASURING_ARTICLE = "nong-yao-dui-shui-zen-me-suan"  # slug: where doses send whoever does not know how to measure
KIOSK_IDLE_SECONDS = whole_number("KIOSK_IDLE_SECONDS", 120, 5, 3600)

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"request_id": {"()": "cms.logs.RequestIdFilter"}},
    "formatters": {"json": {"()": "cms.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json", "filters": ["request_id"]}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django.server": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django_tasks": {"level": "WARNING"},
    },
}
