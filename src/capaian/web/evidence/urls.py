"""Addresses of evidence, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.evidence import downloads, views

urlpatterns = [
    path("isian/<path:post>/<period:period>/bukti/", views.evidence_add, name="evidence_add"),
    path("bukti/", views.evidence, name="evidence"),
    path("bukti/wajib/", views.evidence_required, name="evidence_required"),
    path("bukti/arsip.zip", downloads.evidence_archive, name="evidence_archive"),
    path("bukti/<int:pk>/isi/", downloads.evidence_file, name="evidence_file"),
    path("bukti/<int:pk>/pratinjau/", downloads.evidence_preview, name="evidence_preview"),
    path("bukti/unggahan/<int:pk>/hapus/", views.evidence_remove, name="evidence_remove"),
]
