"""Addresses of the plan, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.planning import (
    agreements,
    budget,
    cascade,
    first_agreement,
    formulas,
    new_indicator,
    planner_home,
    row_pages,
    search,
    sharing,
    targets,
    views,
)

_SHEET = "perencanaan/<slug:slug>"

urlpatterns = [
    path("perencanaan/", planner_home.sheets, name="sheets"),
    path(f"{_SHEET}/", views.sheet, name="sheet"),
    path(f"{_SHEET}/baru/", row_pages.row_new, name="row_new"),
    path(f"{_SHEET}/<int:pk>/", row_pages.row, name="row"),
    path(f"{_SHEET}/<int:pk>/hapus/", row_pages.row_remove, name="row_remove"),
    path("indikator-baru/", new_indicator.indicator_new, name="indicator_new"),
    path("cari/", search.search, name="search"),
    path("pohon/", cascade.cascade, name="cascade"),
    path("target/", targets.targets, name="targets"),
    path("anggaran/", budget.budget, name="budget"),
    path("pembagian/", sharing.sharing, name="sharing"),
    path("perjanjian/", agreements.agreements, name="agreements"),
    path("perjanjian/baru/", first_agreement.agreement_new, name="agreement_new"),
    path("perjanjian/<int:pk>/", first_agreement.agreement, name="agreement"),
    path("perjanjian/<int:pk>/perubahan/", agreements.agreement_revise, name="agreement_revise"),
    path("rumus/<slug:kind>/<path:code>/", formulas.formula, name="formula"),
]
