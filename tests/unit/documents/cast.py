"""Two invented offices and short ways to a scope, a desk and a paper of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from tests import factories as make

from capaian.documents.blocks.desk import Desk, Notes
from capaian.documents.layout.model import Layout
from capaian.documents.layout.reader import read_layout
from capaian.documents.paper import Paper
from capaian.documents.scope.paths import Scope
from capaian.documents.scope.roots import open_scope
from capaian.domain.follow_up import Recommendation
from capaian.domain.identifiers import PostId
from capaian.domain.narrative import (
    Award,
    Cooperation,
    CooperationKind,
    Evidence,
    Factor,
    FactorKind,
    Innovation,
    LegalDocument,
    NarrativeText,
)
from capaian.domain.office import Acting, Asset, Fact, OrganisationUnit, Post, StaffCount, Training
from capaian.domain.office_year import OfficeYear
from capaian.domain.plan import AgreementKind, Definition, RegionalPlan
from capaian.domain.rule_set import MethodDescription, RuleSet
from capaian.domain.value import Unit
from capaian.rules.assess import assess

PIECES = Unit("unit")


def narrative(name: str, markdown: str) -> NarrativeText:
    return NarrativeText(name, markdown, make.place(f"narrative/{name}.md", 1))


def post(post_id: str, parent: str | None = None, **changes: object) -> Post:
    chosen = Post(
        PostId(post_id),
        post_id.replace("-", " ").title(),
        None,
        PostId(parent) if parent else None,
    )
    return replace(chosen, **changes)


def asset(name: str, sound: int | None, damaged: int | None = None, row: int = 2) -> Asset:
    return Asset(
        name, PIECES, sound, damaged, None, "kantor", make.SOURCE, make.place("assets.csv", row)
    )


def staff(
    grouping: str, category: str, count: int | None, parent: str | None = None, row: int = 2
) -> StaffCount:
    filled = None if count is not None else True
    return StaffCount(
        grouping, category, parent, count, filled, "", make.SOURCE, make.place("people.csv", row)
    )


def factor(subject: str, kind: FactorKind, text: str) -> Factor:
    return Factor(subject, make.YEAR, kind, text, None, "", "", None, make.place("factors.csv"))


def evidence(file: str, *proves: str) -> Evidence:
    return Evidence(
        file,
        "image/png",
        "Loket",
        "Loket pelayanan",
        "2023",
        proves,
        "00",
        make.place("evidence.yaml"),
    )


def document(name: str, *use: str) -> LegalDocument:
    title = f"Peraturan {name}"
    return LegalDocument(
        name, title, "1", "2020-05", use, None, None, None, None, make.place("documents.yaml")
    )


def small(**changes: object) -> OfficeYear:
    """The office of the factories: everything can be computed by hand, much is missing."""
    return make.office_year(**changes)


def rich(**changes: object) -> OfficeYear:
    """The same office with every part of a dossier filled."""
    year = make.office_year(
        office=replace(
            make.office(),
            tasks="melayani administrasi kependudukan",
            functions=("pelayanan", "pendataan"),
            issues=("SIAK terpusat",),
            units=(OrganisationUnit("sekretariat", "Sekretariat"),),
            posts=(
                post("kepala-dinas", acting=Acting.PLT),
                post("sekretaris", "kepala-dinas"),
                post("kabid", "kepala-dinas", vacant=True),
            ),
        ),
        regional_plan=RegionalPlan(
            "RPJMD", "Contoh Maju", ("Melayani", "Membangun"), 1, "mutu layanan"
        ),
        people=(
            staff("status", "PNS", 5, row=2),
            staff("status", "Honorer", 7, row=3),
            staff("position", "Kepala", 1, row=4),
            staff("position", "Fungsional", 11, row=5),
            staff("position", "Penata", None, "Fungsional", row=6),
        ),
        assets=(asset("Laptop", 3, row=2), asset("Printer", 2, 1, row=3)),
        training=(
            Training("Bimtek SIAK", 4, "Mei 2023", "Provinsi", None, make.place("training.csv")),
        ),
        facts=(
            Fact(
                "penduduk",
                "Penduduk",
                make.number("1234") or 0,
                Unit("jiwa"),
                0,
                make.YEAR,
                "",
                None,
                make.place("facts.csv"),
            ),
        ),
        innovations=(
            Innovation(
                "jemput",
                "JEMPUT",
                "Jemput Dokumen",
                "Pendekatan",
                "Petugas datang.",
                ("ktp",),
                make.place("innovations.yaml"),
            ),
        ),
        awards=(Award("Juara", "Gubernur", "Inovasi", make.place("awards.yaml")),),
        evaluations=(
            replace(
                make.evaluation("80.00", (("30", "50"), "80")),
                id="patuh",
                dimensions=("Masukan", "Keluaran"),
                category="B",
                opinion="Tinggi",
                own_category="A",
                own_opinion="Tertinggi",
            ),
        ),
        recommendations=(
            Recommendation(
                "", "Menyusun SOP", "", "Inspektorat", make.YEAR, None, make.place("r")
            ),
        ),
        documents=(document("uu", "legal_basis"), document("sk")),
        cooperation=(
            Cooperation(
                "RS",
                "akta lahir",
                "",
                "",
                "",
                "",
                "berjalan",
                None,
                None,
                make.place("c"),
                CooperationKind.SERVICE,
            ),
        ),
        factors=(
            factor("iku-2", FactorKind.CAUSE, "Loket kurang."),
            factor("iku-2", FactorKind.SOLUTION, "Tambah loket."),
            factor("ktp", FactorKind.OBSTACLE, "Alat rusak"),
            factor("ktp", FactorKind.DRIVER, "Jemput bola."),
        ),
        differences=(make.difference(), replace(make.difference(), id="lain", explained=False)),
        evidence=(evidence("loket.png", "sarana"),),
        narratives=(narrative("penutup", "Capaian {{ iku-2.achievement }}%."),),
    )
    national = make.agreement(
        make.agreement_target("nas-ktp", "89.5"),
        id="pk-dirjen",
        kind=AgreementKind.DIRECTOR_GENERAL,
        title="PK Dirjen",
    )
    year = replace(
        year,
        indicators=(
            *(
                replace(i, definition=Definition("makna", "alasan", "hitungan"))
                for i in year.indicators
            ),
            make.indicator("nas-ktp", "ktp", tier="nasional"),
        ),
        agreements=(*year.agreements, national),
    )
    return replace(year, **changes)


def method(name: str, **changes: object) -> MethodDescription:
    chosen = MethodDescription(name, name.title(), "a ÷ b", f"Cara {name}.", "", make.provenance())
    return replace(chosen, **changes)


def laws() -> RuleSet:
    methods: Mapping[str, tuple[MethodDescription, ...]] = {
        "rounding": (method("printed"),),
        "efficiency": (method("achievement_minus_absorption"),),
        "computation": (method("ratio"),),
    }
    return replace(make.rule_set(), methods=methods)


def scope(year: OfficeYear | None = None, rules: RuleSet | None = None) -> Scope:
    chosen, law = year or rich(), rules or laws()
    return open_scope(chosen, assess(chosen, law), law)


def desk(year: OfficeYear | None = None, pictures: Mapping[str, bytes] | None = None) -> Desk:
    chosen = year or rich()
    return Desk(
        scope=scope(chosen),
        narratives={text.id: text for text in chosen.narratives},
        evidence=chosen.evidence,
        files=pictures or {},
        notes=Notes(),
        state="Naskah final",
    )


def paper(
    year: OfficeYear | None = None, layout: Layout | None = None, **changes: object
) -> Paper:
    chosen, law = year or rich(), laws()
    made = Paper(chosen, assess(chosen, law), law, "0123456789abcdef" * 4, layout=layout)
    return replace(made, **changes)


def layout(blocks: str) -> Layout:
    """A layout of a few blocks, as YAML indented by two spaces."""
    return read_layout(
        f"id: contoh\ntitle: Laporan\nshort_title: Lap {{{{ year }}}}\nblocks:\n{blocks}"
    )


DAY = date(2023, 12, 31)
