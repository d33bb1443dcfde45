"""Addresses of the plan, below those of a year."""

from __future__ import annotations

from django.urls import path

from capaian.web.site.lazy_views import lazy_views

_view = lazy_views("capaian.web.planning")
_SHEET = "perencanaan/<slug:slug>"

urlpatterns = [
    path("perencanaan/", _view("planner_home.sheets"), name="sheets"),
    path(f"{_SHEET}/", _view("rows.views.SheetPage"), name="sheet"),
    path(f"{_SHEET}/baru/", _view("rows.views.NewRow"), name="row_new"),
    path(f"{_SHEET}/<int:pk>/", _view("rows.views.RowPage"), name="row"),
    path(f"{_SHEET}/<int:pk>/hapus/", _view("rows.views.RowRemoval"), name="row_remove"),
    path("indikator-baru/", _view("new_indicator.indicator_new"), name="indicator_new"),
    path("cari/", _view("search.search"), name="search"),
    path("pohon/", _view("cascade.cascade"), name="cascade"),
    path("target/", _view("grids.targets.TargetGrid"), name="targets"),
    path("anggaran/", _view("grids.budget.BudgetGrid"), name="budget"),
    path("pembagian/", _view("grids.sharing.SharingGrid"), name="sharing"),
    path("perjanjian/", _view("agreements.views.agreements"), name="agreements"),
    path("perjanjian/baru/", _view("agreements.views.NewAgreement"), name="agreement_new"),
    path("perjanjian/<int:pk>/", _view("agreements.views.AgreementGrid"), name="agreement"),
    path(
        "perjanjian/<int:pk>/perubahan/", _view("agreements.views.AgreementRevision"), name="agreement_revise"
    ),
    path("rumus/<slug:kind>/<path:code>/", _view("formulas.views.FormulaPage"), name="formula"),
]
