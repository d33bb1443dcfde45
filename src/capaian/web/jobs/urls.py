"""Addresses of jobs, within an office."""

from __future__ import annotations

from django.urls import path

from capaian.web.jobs import views

urlpatterns = [
    path("<slug:office>/pekerjaan/<int:pk>/", views.job, name="job"),
    path("<slug:office>/pekerjaan/<int:pk>/batal/", views.job_cancel, name="job_cancel"),
]
