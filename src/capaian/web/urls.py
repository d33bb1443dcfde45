"""Every address of the pages; who may call which is declared in `site.rights`."""

from __future__ import annotations

from django.urls import include, path

from capaian.web.site.views import home

urlpatterns = [
    path("", home, name="home"),
    path("akun/", include("allauth.urls")),
]
