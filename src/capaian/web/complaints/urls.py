"""Addresses of the register of complaints, below those of the year."""

from __future__ import annotations

from django.urls import path

from capaian.web.complaints import views

urlpatterns = [
    path("pengaduan/", views.complaints, name="complaints"),
    path("pengaduan/baru/", views.ComplaintNew.as_view(), name="complaint_new"),
    path("pengaduan/hari-kerja/", views.ComplaintDays.as_view(), name="complaint_days"),
    path("pengaduan/<int:pk>/", views.ComplaintSteps.as_view(), name="complaint"),
    path("pengaduan/<int:pk>/pembetulan/", views.ComplaintCorrection.as_view(), name="complaint_correction"),
    path("pengaduan/<int:pk>/pembatalan/", views.ComplaintVoiding.as_view(), name="complaint_voiding"),
]
