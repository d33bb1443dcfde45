"""Addresses of evidence, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.evidence import describing, uploading, views

urlpatterns = [
    path("isian/<path:post>/<period:period>/bukti/", uploading.evidence_add, name="evidence_add"),
    path("bukti/", views.evidence, name="evidence"),
    path("bukti/wajib/", views.evidence_required, name="evidence_required"),
    path("bukti/arsip.zip", views.evidence_archive, name="evidence_archive"),
    path("bukti/<int:pk>/isi/", views.evidence_file, name="evidence_file"),
    path("bukti/<int:pk>/pratinjau/", views.evidence_preview, name="evidence_preview"),
    path("bukti/unggahan/<int:pk>/keterangan/", describing.evidence_words, name="evidence_words"),
    path("bukti/unggahan/<int:pk>/hapus/", uploading.evidence_remove, name="evidence_remove"),
]
