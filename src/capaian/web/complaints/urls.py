"""Addresses of the register of complaints, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.complaints import views

urlpatterns = [
    path("pengaduan/", views.complaints, name="complaints"),
    path("pengaduan/baru/", views.complaint_new, name="complaint_new"),
    path("pengaduan/hari-kerja/", views.complaint_days, name="complaint_days"),
    path("pengaduan/<int:pk>/", views.complaint, name="complaint"),
    path("pengaduan/<int:pk>/pembetulan/", views.complaint_correction, name="complaint_correction"),
]
