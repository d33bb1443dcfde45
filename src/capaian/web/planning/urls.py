"""Addresses of the plan, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.planning import cascade, new_indicator, planner_home, search
from capaian.web.planning.agreements.views import AgreementGrid, AgreementRevision, NewAgreement, agreements
from capaian.web.planning.formulas.views import FormulaPage
from capaian.web.planning.grids.budget import BudgetGrid
from capaian.web.planning.grids.sharing import SharingGrid
from capaian.web.planning.grids.targets import TargetGrid
from capaian.web.planning.rows.views import NewRow, RowPage, RowRemoval, SheetPage

_SHEET = "perencanaan/<slug:slug>"

urlpatterns = [
    path("perencanaan/", planner_home.sheets, name="sheets"),
    path(f"{_SHEET}/", SheetPage.as_view(), name="sheet"),
    path(f"{_SHEET}/baru/", NewRow.as_view(), name="row_new"),
    path(f"{_SHEET}/<int:pk>/", RowPage.as_view(), name="row"),
    path(f"{_SHEET}/<int:pk>/hapus/", RowRemoval.as_view(), name="row_remove"),
    path("indikator-baru/", new_indicator.indicator_new, name="indicator_new"),
    path("cari/", search.search, name="search"),
    path("pohon/", cascade.cascade, name="cascade"),
    path("target/", TargetGrid.as_view(), name="targets"),
    path("anggaran/", BudgetGrid.as_view(), name="budget"),
    path("pembagian/", SharingGrid.as_view(), name="sharing"),
    path("perjanjian/", agreements, name="agreements"),
    path("perjanjian/baru/", NewAgreement.as_view(), name="agreement_new"),
    path("perjanjian/<int:pk>/", AgreementGrid.as_view(), name="agreement"),
    path("perjanjian/<int:pk>/perubahan/", AgreementRevision.as_view(), name="agreement_revise"),
    path("rumus/<slug:kind>/<path:code>/", FormulaPage.as_view(), name="formula"),
]
