"""Empty rows amid a sheet that goes by: they are left out by their kinds, as they would be one by one."""

from __future__ import annotations

import re

import pytest

from capaian.dossier.spreadsheets.worker.rows_below import without_empty_rows

_ONE_BY_ONE = re.compile(rb"<row(?: [^<>]*)?(?:/>|>\s*</row>)\s*")
TALL = b"".join(b'<row r="%d" ht="%d.25" hidden="%d"/>' % (row, row % 41, row % 2) for row in range(2, 900))


@pytest.mark.parametrize("before", [b"", b"</row>\n", b"<!-- 7 -->"])
@pytest.mark.parametrize(
    "amid", [b"", b'<row r="7">\n</row>\n', b"<row/>", b"<rowBreaks/>", b'<row r="1"><x/></row>']
)
@pytest.mark.parametrize("end", [b"", b'<row r="901" ht=', b'<row r="901">', b'<row r="901"> </row>\n'])
def test_only_empty_rows_go(before: bytes, amid: bytes, end: bytes) -> None:
    window = before + TALL + amid + TALL + end
    assert without_empty_rows(window) == _ONE_BY_ONE.sub(b"", window)


def test_a_last_row_without_its_end_keeps_its_digits() -> None:
    assert without_empty_rows(TALL + b'<row r="815" ht="12') == b'<row r="815" ht="12'
