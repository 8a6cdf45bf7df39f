"""In which languages a page stands, the same below a language and a kiosk's language."""

from django.urls import path

from . import public

urlpatterns = [path("languages/<page_id:page_id>/", public.page_languages, name="page_languages")]
