"""What a source is called: no letterhead, and not in capitals alone."""

from __future__ import annotations

from types import SimpleNamespace
from typing import cast

import pytest

from capaian.dossier.intake.heads import ForeignTable
from capaian.dossier.intake.subjects import source_title

NAMES = ("Kabupaten Teluk Rekaan", "Provinsi Rekaan", "Kuala Bening")
HEAD = ("PEMERINTAH KABUPATEN TELUK REKAAN", "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL")


def called(*above: str) -> str:
    table = SimpleNamespace(titles=(*above, "Lembar1"))
    return source_title(cast("ForeignTable", table), NAMES)


@pytest.mark.parametrize(
    ("above", "title"),
    [
        (
            (*HEAD, "REKAPITULASI KEPEMILIKAN DOKUMEN MENURUT KECAMATAN", "TRIWULAN II TAHUN 2025"),
            "Rekapitulasi kepemilikan dokumen menurut kecamatan. Triwulan II tahun 2025",
        ),
        (
            ("CAPAIAN KTP-EL DAN KIA SE-PROVINSI REKAAN", "KEADAAN 31 DESEMBER 2024"),
            "Capaian KTP-el dan KIA se-Provinsi Rekaan. Keadaan 31 Desember 2024",
        ),
        ((*HEAD, "Data Agregat Tahun 2024"), "Data Agregat Tahun 2024"),
        (("Rekap KTP-el Kuala Bening 2024",), "Rekap KTP-el Kuala Bening 2024"),
    ],
)
def test_the_letterhead_is_no_part_of_it(above: tuple[str, ...], title: str) -> None:
    assert called(*above) == title


def test_a_letterhead_alone_is_all_there_is() -> None:
    assert called(*HEAD).startswith("Pemerintah Kabupaten Teluk Rekaan")
