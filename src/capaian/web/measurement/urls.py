"""Addresses of forms, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.measurement.differences import form_difference
from capaian.web.measurement.entry import views
from capaian.web.measurement.schedule import schedule
from capaian.web.measurement.verification import verification

_FORM = "isian/<path:post>/<period:period>"

urlpatterns = [
    path("isian/", views.forms, name="forms"),
    # before the form: the end of a subject may look like a period
    path(f"{_FORM}/perbedaan/<path:subject>/", form_difference, name="form_difference"),
    path(f"{_FORM}/", views.form, name="form"),
    path(f"{_FORM}/lembar.csv", views.form_sheet, name="form_sheet"),
    path(f"{_FORM}/langkah/", views.form_step, name="form_step"),
    path(f"{_FORM}/catatan/", views.form_remark, name="form_remark"),
    path("pertanyaan/<path:subject>/", form_difference, name="question"),
    path("verifikasi/", verification, name="verification"),
    path("verifikasi/<path:post>/<period:period>/", verification, name="verification_form"),
    path("jadwal/", schedule, name="schedule"),
]
