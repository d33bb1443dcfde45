"""Below a title of several documents, who has one is told by the column before: `KTP`, `Cetak`, `KIA`."""

from __future__ import annotations

from dataclasses import replace

from tests.intake.desks import balangan, desk, means, proposed
from tests.unit.dossier.test_intake_issued import rows

from capaian.dossier.intake.agreement import tell
from capaian.dossier.intake.documents import placed_documents, title_for
from capaian.dossier.intake.heads import Head


def _found(title: str, *columns: tuple[str, int]) -> tuple[dict[str, str], dict[str, str]]:
    """What is sure, and what is asked; of an office that has counted nothing yet."""
    at = desk(replace(balangan(), counts=()))
    told = means(proposed(rows(title, *columns), at))
    asked = {doubt.text: doubt.means for doubt in at.doubts if doubt.text != "periode"}
    return {head: code for head, code in told.items() if head not in asked}, asked


def test_printed_ktp_are_no_cards_of_children() -> None:
    columns = (("WAJIB KTP-EL", 8210), ("SUDAH REKAM", 8150), ("SUDAH CETAK", 8090), ("KIA", 1210))
    sure, asked = _found("REKAP KTP-EL DAN KIA TAHUN 2023", *columns)
    assert sure == {"WAJIB KTP-EL": "ktp.eligible", "SUDAH REKAM": "ktp.holders"}
    assert asked == {"KIA": "kia.issued"}


def test_printed_cards_behind_those_who_need_them_are_taken() -> None:
    columns = (("WAJIB KTP-EL", 8210), ("SUDAH REKAM", 8150), ("WAJIB KIA", 3010), ("SUDAH CETAK", 1790))
    sure, asked = _found("REKAP KTP-EL DAN KIA TAHUN 2023", *columns)
    assert (sure["SUDAH CETAK"], sure["SUDAH REKAM"], asked) == ("kia.issued", "ktp.holders", {})


def test_the_name_of_a_document_beside_those_who_need_it_is_asked_behind_printed_ktp() -> None:
    columns = (("WAJIB KTP", 8210), ("REKAM", 8150), ("CETAK", 8090), ("WAJIB KIA", 3010), ("KIA", 1790))
    sure, asked = _found("LAPORAN PENDUDUK TAHUN 2023", *columns)
    assert ("CETAK" in sure, asked) == (False, {"KIA": "kia.issued"})


def test_persons_are_no_documents_of_the_title() -> None:
    columns = (("JIWA", 31010), ("KEPALA KELUARGA", 9050))
    assert _found("KEPEMILIKAN KK DAN KTP-EL TAHUN 2023", *columns) == (
        {"KEPALA KELUARGA": "kk.families"},
        {},
    )


def test_a_title_of_one_document_says_it_of_all_columns() -> None:
    heads = [Head(1, ("KK",), "KK"), Head(2, ("Memiliki",), "Memiliki")]
    title, several = (tell((text, "Lembar1"), frozenset()) for text in ("KIA", "KIA DAN KK"))
    placed = placed_documents(heads)
    assert "kia" in title_for(heads[1], title, placed).words
    assert title_for(heads[1], several, placed).words & {"kia", "kk"} == {"kk"}
