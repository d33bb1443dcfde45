"""An invented office with decrees, agreements of two tiers, individual sheets,
a report to the centre.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from tests import factories as make
from tests.paper_text import write_text
from tests.unit.documents import cast

from capaian.documents.build import build_document
from capaian.documents.paper import Paper
from capaian.documents.scope.paths import Scope, plain_text
from capaian.documents.scope.roots import open_scope
from capaian.documents.scope.values import Series, Thing, Value, as_thing
from capaian.documents.tree import Document
from capaian.domain.identifiers import IndicatorCode, NodeId, PostId
from capaian.domain.narrative import (
    Article,
    DecreeAnnex,
    DecreeEntry,
    DocumentKind,
    Fraction,
    IndividualSheet,
    LegalDocument,
    SheetForm,
    SheetLine,
)
from capaian.domain.office import Acting, Post
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import (
    AgreementKind,
    AgreementTarget,
    CascadeKind,
    CascadeLink,
    Definition,
    Indicator,
    PerformanceAgreement,
    TargetValue,
    ValueType,
)
from capaian.domain.value import Unit
from capaian.rules.assess import assess

HEAD, KABID, STAFF = PostId("kepala-dinas"), PostId("kabid"), PostId("staf")
SEMESTER = Period.parse("2023-S2")
BASIS = "kepmen"


def post(post_id: PostId, name: str, **changes: object) -> Post:
    return replace(Post(post_id, name), **changes)


def law(document_id: str, gazette: str = "") -> LegalDocument:
    return replace(cast.document(document_id), kind=DocumentKind.LAW, gazette=gazette)


def entry(*codes: str) -> DecreeEntry:
    return DecreeEntry(tuple(IndicatorCode(code) for code in codes))


def decree(document_id: str = "sk-iku", *use: str, **changes: object) -> LegalDocument:
    chosen = replace(
        cast.document(document_id, *(use or ("iku",))),
        kind=DocumentKind.DECREE,
        number="050/1/2023",
        date="2023-07",
        signatory=HEAD,
        about="Indikator Kinerja Dinas",
        considerations=("bahwa ukuran diperlukan;", "bahwa keputusan diperlukan."),
        legal_bases=("uu-1", "pp-2", "pp-2"),
        attentions=("pp-2",),
        articles=(
            Article("KESATU", "Indikator sebagaimana tercantum dalam lampiran."),
            Article("KEDUA", "Indikator dipakai untuk:", ("rencana;", "laporan.")),
        ),
        issued_at="Kota Contoh",
    )
    return replace(chosen, **changes)


ANNEXES = (
    DecreeAnnex("Indikator Kinerja Utama", (entry("iku-2"), entry("iku-1"))),
    DecreeAnnex("Indikator Kinerja", (entry("ik-4"), entry("ik-3", "ik-5"))),
)


def line(indicator: str | None, **changes: object) -> SheetLine:
    chosen = SheetLine(
        objective=NodeId("sasaran-3"),
        indicator=None if indicator is None else IndicatorCode(indicator),
        explanation="",
        data_source="SIAK",
        owner=None,
        place=make.place("sheets.yaml"),
    )
    return replace(chosen, **changes)


def sheet(
    sheet_id: str, post_id: PostId, form: SheetForm, *lines: SheetLine, **changes: object
) -> IndividualSheet:
    chosen = IndividualSheet(
        id=sheet_id,
        post=post_id,
        title="INDIKATOR KINERJA INDIVIDU",
        form=form,
        lines=lines,
        place=make.place("sheets.yaml"),
    )
    return replace(chosen, **changes)


SHEETS = (
    sheet(
        "lembar-1",
        HEAD,
        SheetForm.KEY,
        line("iku-2", is_pictured=True, owner=KABID),
        line("iku-1", is_pictured=True, source_rows=1, data_source="Survei"),
        title="INDIKATOR KINERJA UTAMA",
        goal="Tertib",
    ),
    sheet(
        "lembar-2",
        KABID,
        SheetForm.PROGRAM,
        line("ik-3", fraction=Fraction("Memiliki", "Wajib", "100%"), source_rows=2),
        line(
            "ik-4",
            explanation="Banyak dokumen",
            source_rows=0,
            data_source="",
            name_as_printed="Ik Empat",
        ),
    ),
    sheet(
        "lembar-3",
        STAFF,
        SheetForm.STAFF,
        line(None, activity="Mencatat", name_as_printed="Catatan", objective=None),
        unit_as_printed="Seksi Data",
    ),
    sheet(
        "lembar-4",
        STAFF,
        SheetForm.ACTIVITY,
        line("ik-5", items=("satu", "dua")),
        letters=("a", "c"),
        task_label="FUNGSI",
        holder=2,
    ),
)


def _central() -> PerformanceAgreement:
    def promise(code: str, target: TargetValue, group: str = "") -> AgreementTarget:
        return replace(
            make.agreement_target(code, target), periods=((SEMESTER, target),), group=group
        )

    return make.agreement(
        promise("pusat-1", make.target(None, text="Sudah")),
        promise("pusat-2", make.target(3, text="3 (tiga) mitra"), "Kegiatan, meliputi:"),
        promise("pusat-3", make.target(None, text="Inovasi"), "Kegiatan, meliputi:"),
        id="pk-dirjen",
        kind=AgreementKind.DIRECTOR_GENERAL,
        title="PK Dirjen",
        document=BASIS,
        second_party="Direktur Jenderal",
        signed="2023",
    )


def _indicators() -> tuple[Indicator, ...]:
    base = make.office_year().indicators
    defined = (replace(i, definition=Definition("makna", "alasan", "hitungan")) for i in base)
    owners = {"iku-1": HEAD, "iku-2": HEAD, "ik-3": KABID, "ik-4": KABID}
    own = tuple(replace(i, owner=owners.get(str(i.code))) for i in defined)
    words = {"tier": "nasional", "unit": Unit("keadaan")}
    return (
        *own,
        make.indicator("pusat-1", value_type=ValueType.YES_NO, **words),
        make.indicator("pusat-2", tier="nasional", unit=Unit("mitra"), decimals=0),
        make.indicator("pusat-3", value_type=ValueType.TEXT, **words),
        make.indicator("pusat-3a", tier="nasional", unit=Unit("hari"), decimals=0),
    )


def decreed(**changes: object) -> OfficeYear:
    """The office of the factories with all that legal papers need."""
    base = make.office_year()
    tier = replace(base.agreements[-1], revision=1, reason="Renstra baru", second_party="")
    nodes = tuple(replace(n, owner=KABID) if n.id == "I" else n for n in base.nodes)
    year = replace(
        base,
        office=replace(
            make.office(),
            letterhead=("Jalan Contoh 1", "Telepon 123"),
            posts=(
                post(HEAD, "Kepala Dinas", tier="II", acting=Acting.PLT, tasks=("Melayani",)),
                post(
                    KABID,
                    "Kepala Bidang Data",
                    parent=HEAD,
                    tier="III",
                    tasks=("satu;", "dua; dan", "tiga."),
                ),
                post(STAFF, "Pengelola Data", parent=KABID, tasks=("mendata;", "melapor;")),
            ),
        ),
        indicators=_indicators(),
        agreements=(*base.agreements[:-1], tier, _central()),
        nodes=nodes,
        inputs=tuple(replace(i, original=make.number(50), fund="APBD") for i in base.inputs),
        outputs=(
            *base.outputs,
            make.report("pusat-1", None, "2023-S2", text="Sudah", met=True, note="Terlampir"),
            make.report("pusat-2", 2, "2023-S2", text="2 (dua) mitra"),
            make.report("pusat-3a", 3, "2023-S2"),
        ),
        cascade=(
            CascadeLink(
                IndicatorCode("pusat-3a"),
                IndicatorCode("pusat-3"),
                CascadeKind.CONTRIBUTION,
                False,
                "",
                make.place("plan.yaml"),
            ),
        ),
        documents=(
            law("uu-1", "Lembaran Negara Nomor 1"),
            law("pp-2"),
            law(BASIS),
            decree(annexes=ANNEXES, revokes="sk-lama"),
            decree("sk-lama", "arsip", number="1"),
            decree("sk-iki", "iki", date="2023-01-04", acting=Acting.PLT),
        ),
        sheets=SHEETS,
    )
    return replace(year, **changes)


def scope(year: OfficeYear | None = None, as_of: Period | None = None) -> Scope:
    chosen, law_now = year or decreed(), cast.laws()
    return open_scope(chosen, assess(chosen, law_now, as_of), law_now)


def paper(
    kind: str, subject: str = "", year: OfficeYear | None = None, as_of: Period | None = None
) -> Paper:
    chosen, law_now = year or decreed(), cast.laws()
    assessment = assess(chosen, law_now, as_of)
    return Paper(chosen, assessment, law_now, "0123456789abcdef" * 4, kind=kind, subject=subject)


def document(kind: str, subject: str = "", **chosen: object) -> Document:
    return build_document(paper(kind, subject, **chosen))


def text(kind: str, subject: str = "", **chosen: object) -> str:
    return write_text(document(kind, subject, **chosen))


def things(value: Value) -> tuple[Thing, ...]:
    assert isinstance(value, Series)
    return value.items


def words(thing: Value | None, *names: str) -> list[str]:
    """Some fields of a thing as plain texts."""
    found = None if thing is None else as_thing(thing)
    assert found is not None
    values: Mapping[str, Value | None] = {name: found.field(name) for name in names}
    return ["?" if value is None else plain_text(value) for value in values.values()]
