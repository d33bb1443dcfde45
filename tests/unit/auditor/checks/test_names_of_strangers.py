"""What is told of the name of another area ends with the name."""

from __future__ import annotations

import pytest
from tests.unit.auditor.reports import told

from capaian.domain.audit import AuditRule

REPORT = """
LAPORAN KINERJA DINAS {office} KABUPATEN MUARA KARANG TAHUN 2041

KATA PENGANTAR

Laporan Dinas {title} Kabupaten Muara Karang disusun setiap tahun.

BAB I PENDAHULUAN

Dinas {title} Kabupaten Muara Karang dibentuk dengan peraturan bupati.

Pegawai Dinas {title} Kabupaten Muara Karang bekerja di enam wilayah.

BAB IV PENUTUP

Demikian Laporan Kinerja Dinas {title} Kabupaten {area} Tahun 2041 disusun.
"""


@pytest.mark.parametrize("title", ["Kesehatan", "Perikanan"])
def test_the_year_behind_a_name_is_no_part_of_it(title: str) -> None:
    def said(area: str) -> list[tuple[str, str]]:
        text = REPORT.format(office=title.upper(), title=title, area=area)
        return [(printed, computed) for _, printed, computed in told(text, AuditRule.COPY)]

    assert said("Muara Karang") == []
    ((printed, computed),) = said("Lubuk Timur")
    assert (printed, computed.casefold()) == (f"Dinas {title} Kabupaten Lubuk Timur", "muara karang")
