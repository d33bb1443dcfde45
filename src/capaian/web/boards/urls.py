"""Addresses of boards, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.boards import views

urlpatterns = [
    path("dasbor/", views.board, name="board"),
    path("dasbor/batas/", views.boundaries, name="boundaries"),
    path("dasbor/rapat/", views.meeting, name="meeting"),
    path("indikator/<path:code>/", views.indicator, name="indicator"),
    path("data/<str:table>.<slug:form>", views.table_file, name="table_file"),
]
