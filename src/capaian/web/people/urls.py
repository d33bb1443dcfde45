"""Addresses of people and their posts, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.people import views

urlpatterns = [
    path("orang/", views.people, name="people"),
    path("orang/baru/", views.person_new, name="person_new"),
    path("orang/<int:pk>/", views.person, name="person"),
    path("orang/<int:pk>/akun/", views.person_account, name="person_account"),
    path("orang/jabatan/baru/", views.holding, name="holding_new"),
    path("orang/jabatan/<int:pk>/", views.holding, name="holding"),
    path("orang/pengganti/baru/", views.substitute, name="substitute_new"),
    path("orang/pengganti/<int:pk>/", views.substitute, name="substitute"),
]
