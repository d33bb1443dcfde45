"""The summary is one page, whatever the office: with sixty indicators and long names, with one,
with none.
"""

from __future__ import annotations

from dataclasses import replace

import pypdfium2
import pytest
from tests import factories as make
from tests.paper_text import write_text
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.layout.reader import read_layout
from capaian.documents.tree import Edition
from capaian.domain.identifiers import AreaCode, PostId
from capaian.domain.narrative import FactorKind
from capaian.domain.office import Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.policy import Polarity
from capaian.domain.value import Unit
from capaian.writers.pdf import write_pdf

LONG = "Persentase penduduk yang memiliki dokumen kependudukan menurut jenis dan kecamatan " * 4
CODES = [f"iku-{n}" for n in range(1, 61)]
AREAS = [
    make.district(AreaCode(f"99.01.{n:02}"), f"Kecamatan Nomor {n:02} di Hulu Sungai")
    for n in range(1, 41)
]


def crowded() -> OfficeYear:
    """Sixty key indicators that each miss their target, forty kecamatan,
    reasons as long as a page.
    """
    plan = {year: make.target(str(80 + year - 2021)) for year in range(2021, 2027)}
    lower = {code: Polarity.LOWER_IS_BETTER for code in CODES[::7]}
    indicators = [
        make.indicator(
            code,
            name=f"{LONG}{code}"[-300:],
            symbol=code.upper(),
            is_key=True,
            plan_targets=plan,
            polarity=lower.get(code, Polarity.HIGHER_IS_BETTER),
        )
        for code in CODES
    ]
    parts = [make.component(f"dok-{n}", name=f"{LONG}{n}"[-120:]) for n in range(1, 13)]
    indicators[0] = replace(
        indicators[0], formula=f"mean({', '.join(str(part.code) for part in parts)})"
    )
    counts = [
        make.count(
            f"{part.code}.{side}",
            area.code,
            100 * place + (50 if side == "have" else 100),
            row=place,
        )
        for part in parts
        for place, area in enumerate(AREAS, start=1)
        for side in ("have", "need")
    ]
    unmeasured = {"iku-2", "iku-3", "iku-4"}
    factors = [
        replace(
            cast.factor(code, kind, LONG * 5),
            responsible=PostId("kabid"),
            due="sepanjang 2024 dan 2025",
        )
        for code in CODES
        for kind in (FactorKind.OBSTACLE, FactorKind.SOLUTION)
    ]
    office = make.office()
    return make.office_year(
        office=replace(
            office, posts=(*office.posts, Post(PostId("kabid"), LONG[:120], None, None))
        ),
        areas=(*(area for area in make.office_year().areas if area.parent is None), *AREAS),
        components=tuple(parts),
        indicators=tuple(indicators),
        agreements=(make.agreement(*(make.agreement_target(code, "99.99") for code in CODES)),),
        outputs=tuple(
            make.report(code, f"{n}.5")
            for n, code in enumerate(CODES[1:])
            if code not in unmeasured
        ),
        counts=tuple(counts),
        survey_elements=(),
        surveys=(),
        history=tuple(make.history(code, f"{n}.25", when=2021) for n, code in enumerate(CODES)),
        peers=(),
        factors=tuple(factors),
    )


def of_one() -> OfficeYear:
    """One indicator of words, no money, no kecamatan, no plan."""
    return make.office_year(
        strategic_plan=None,
        components=(),
        indicators=(make.indicator("iku-1", is_key=True, unit=Unit("text"), decimals=None),),
        agreements=(
            make.agreement(make.agreement_target("iku-1", make.target(None, text="Sudah"))),
        ),
        **_bare(),
    )


def of_none() -> OfficeYear:
    return make.office_year(components=(), indicators=(), agreements=(), **_bare())


def _bare() -> dict[str, tuple[()]]:
    names = (
        "surveys",
        "nodes",
        "outputs",
        "inputs",
        "counts",
        "survey_elements",
        "history",
        "peers",
    )
    return {name: () for name in names}


@pytest.mark.parametrize("office", [crowded, of_one, of_none])
def test_the_summary_is_one_page(office: object) -> None:
    assert callable(office)
    document = build_document(cast.paper(office(), read_layout(kind="ringkasan")), Edition.READER)
    assert len(pypdfium2.PdfDocument(write_pdf(document))) == 1, write_text(document)
