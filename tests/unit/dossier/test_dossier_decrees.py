"""documents.yaml: decrees with all that they settle, and what is wrong with spoilt ones."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, describe

from capaian.domain.decree import Article, DecreeAnnex, DecreeEntry, DocumentKind
from capaian.domain.identifiers import IndicatorCode, PostId
from capaian.domain.narrative import LegalDocument
from capaian.domain.office import Acting
from capaian.dossier import ReadResult, read_dossier
from capaian.dossier.canonical import format_text
from capaian.dossier.tables.parts import DOCUMENTS

DECREE = """\
documents:
  - id: perda-1
    title: Undang-Undang Nomor 1
    kind: law
    gazette: Lembaran Negara Nomor 1
  - id: sk
    title: Keputusan Kepala Dinas
    number: 050/1/2023
    date: 2023-07
    use: [iku]
    signatory: kepala
    kind: decree
    about: Indikator Kinerja
    considerations:
      - bahwa ukuran diperlukan;
      - bahwa keputusan diperlukan.
    legal_bases: [perda-1, perda-1]
    attentions: [perda-1]
    articles:
      - {label: KESATU, text: Indikator ditetapkan.}
      - label: KEDUA
        text: "Indikator dipakai untuk:"
        items: [rencana, laporan]
    issued_at: Kota Contoh
    acting: ya
    annexes:
      - title: Indikator Kinerja Utama
        entries: [iku-1]
      - title: Indikator Kinerja
        entries:
          - indicators: ik-1
          - ik-1 iku-1
"""


def read(folder: Path, text: str) -> ReadResult:
    dossier = shutil.copytree(BASE, folder / "dossier")
    (dossier / "documents.yaml").write_text(text, encoding="utf-8")
    return read_dossier(dossier)


def decree(folder: Path, text: str = DECREE) -> LegalDocument:
    return read(folder, text).require().documents[-1]


def entry(*codes: str) -> DecreeEntry:
    return DecreeEntry(tuple(IndicatorCode(code) for code in codes))


def test_a_decree_is_read_whole(tmp_path: Path) -> None:
    found = decree(tmp_path)
    assert (found.kind, found.about, found.date) == (DocumentKind.DECREE, "Indikator Kinerja", "2023-07")
    assert (found.signatory, found.acting, found.issued_at) == (PostId("kepala"), Acting.PLT, "Kota Contoh")
    assert found.considerations == ("bahwa ukuran diperlukan;", "bahwa keputusan diperlukan.")
    assert (found.legal_bases, found.attentions) == (("perda-1", "perda-1"), ("perda-1",))
    assert found.articles == (
        Article("KESATU", "Indikator ditetapkan."),
        Article("KEDUA", "Indikator dipakai untuk:", ("rencana", "laporan")),
    )


def test_a_row_of_an_annex_is_a_code_or_several(tmp_path: Path) -> None:
    assert decree(tmp_path).annexes == (
        DecreeAnnex("Indikator Kinerja Utama", (entry("iku-1"),)),
        DecreeAnnex("Indikator Kinerja", (entry("ik-1"), entry("ik-1", "iku-1"))),
    )


def test_a_law_has_its_gazette_and_nothing_of_a_decree(tmp_path: Path) -> None:
    law = read(tmp_path, DECREE).require().documents[0]
    assert (law.kind, law.gazette) == (DocumentKind.LAW, "Lembaran Negara Nomor 1")
    assert not any((law.articles, law.considerations, law.legal_bases, law.attentions, law.annexes))
    assert (law.about, law.issued_at, law.acting) == ("", "", None)


def test_a_document_may_say_nothing_of_its_kind(tmp_path: Path) -> None:
    assert decree(tmp_path, "documents:\n  - {id: perda-1, title: Surat}\n").kind is None


def test_the_canonical_form_of_a_decree_is_what_an_office_writes() -> None:
    assert format_text(DOCUMENTS.file, DECREE) == DECREE


SPOILT = [
    ("kind: decree", "kind: keputusan", "unknown_value 12 kind"),
    ("legal_bases: [perda-1, perda-1]", "legal_bases: [perda-2]", "unknown_document 17 legal_bases[1]"),
    ("attentions: [perda-1]", "attentions: [uu-9]", "unknown_document 18 attentions[1]"),
    (
        "entries: [iku-1]",
        "entries: [iku-7]",
        "unknown_indicator 28 annexes[Indikator Kinerja Utama].entries[1]",
    ),
    ("- ik-1 iku-1", "- ik-1 iku-8", "unknown_indicator 32 annexes[Indikator Kinerja].entries[2]"),
    ("{label: KESATU, text: Indikator ditetapkan.}", "{label: KESATU}", "missing_key 20 articles[KESATU]"),
    ("label: KEDUA", "label: KESATU", "duplicate_item 21 articles[KESATU]"),
    ("acting: ya", "acting: mungkin", "unknown_value 25 acting"),
    ("        items: [rencana, laporan]", "        items: rencana", "wrong_type 23 articles[KEDUA].items"),
    ("signatory: kepala", "signatory: kepalla", "unknown_post 11 signatory"),
    ("    about: Indikator Kinerja", "    abuot: Indikator Kinerja", "unknown_key 13 abuot"),
]


@pytest.mark.parametrize(("old", "new", "expected"), SPOILT, ids=[new.strip() for _, new, _ in SPOILT])
def test_what_is_wrong_is_told_with_its_place(tmp_path: Path, old: str, new: str, expected: str) -> None:
    assert DECREE.count(old) == 1
    issues = read(tmp_path, DECREE.replace(old, new)).issues
    code, line, column = expected.split(" ", 2)
    assert [describe(issue) for issue in issues] == [f"{code} documents.yaml:{line}:documents[sk].{column}"]


def test_everything_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = DECREE
    for old, new, _ in SPOILT[:5]:
        text = text.replace(old, new)
    assert len(read(tmp_path, text).issues) == 5


LETTERHEAD = "  letterhead:\n    - Jalan Contoh 1\n    - Telepon 123\n"


def test_the_office_has_a_letterhead(tmp_path: Path) -> None:
    dossier = shutil.copytree(BASE, tmp_path / "dossier")
    file = dossier / "office.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("  head: kepala\n", f"  head: kepala\n{LETTERHEAD}"), encoding="utf-8")
    assert read_dossier(dossier).require().office.letterhead == ("Jalan Contoh 1", "Telepon 123")


@pytest.mark.parametrize(
    ("written", "expected"),
    [("", {}), (", as_printed: {perda-1: Dokumen Dimiliki}", {"perda-1": "Dokumen Dimiliki"})],
    ids=["none", "one"],
)
def test_wording_of_an_objective_belongs_to_a_paper(
    tmp_path: Path, written: str, expected: dict[str, str]
) -> None:
    dossier = shutil.copytree(BASE, tmp_path / "dossier")
    file = dossier / "plan.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("owner: kepala}", f"owner: kepala{written}}}", 1), encoding="utf-8")
    assert read_dossier(dossier).require().objectives[0].as_printed == expected


def test_lines_of_an_agreement_may_stand_below_common_words(tmp_path: Path) -> None:
    dossier = shutil.copytree(BASE, tmp_path / "dossier")
    file = dossier / "agreements.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("indicator: ik-1,", "indicator: ik-1, group: Meliputi,"), encoding="utf-8")
    lines = read_dossier(dossier).require().agreements[0].targets
    assert [line.group for line in lines] == ["", "Meliputi"]
