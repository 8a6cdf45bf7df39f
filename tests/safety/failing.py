"""Addresses of the site with one that fails, to see what a reader gets then."""

from django.urls import path

from cms import urls

handler403, handler404, handler500 = urls.handler403, urls.handler404, urls.handler500


def fails(request):
    raise RuntimeError("planted")


urlpatterns = [path("bo/fails/", fails), path("zh-hans/fails/", fails), *urls.urlpatterns]
