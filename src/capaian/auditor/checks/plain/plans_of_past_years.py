"""What an office will do is told of no year that is over: `Pada tahun 2022 dinas akan menambah` in 2024."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from capaian.auditor.checks.base import Claim
from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.report import UnderstoodReport
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_WILL: Final = (
    r"(?:akan(?=\s+(?:me|di|ber|ter|lebih|segera|terus|kembali|tetap)\w*\b|\s*:)(?!\s+(?:tetapi|terjadi\w*)\b)"
    r"|berencana)"
)
_IN: Final = r"(?:pada|di|dalam|mulai|untuk)\s+tahun\s+(?:anggaran\s+)?"
_BREAK: Final = (
    r"(?:yang|sehingga|karena|dan|serta|bahwa|telah|sudah|belum|tidak|sesuai|hasil|sejak|seperti|sebagaimana|dari"
    r"|dibanding\w*|terhadap|evaluasi|temuan|rekomendasi|data|realisasi|capaian|dengan)"
)
"""Here another time or matter begins."""
_WITHIN: Final = rf"(?:(?!\b{_BREAK}\b)[^.;:,\d])"
_STEPS: Final = (
    r"\b(?:langkah|upaya|strategi|rencana)(?:-langkah)?\s+(?:perbaikan|peningkatan|pembenahan|penguatan|aksi)"
    r"(?:\s+(?:kinerja|pelayanan|layanan))?\s+(?:(?:pada|untuk|di)\s+)?tahun\s+(?P<listed>20\d\d)\s*:"
)
"""What leads to a list of what will be done: `Langkah perbaikan tahun 2025:`."""
_FOLLOWS: Final = (
    r"\brencana\s+tindak\s+lanjut(?:nya)?\s+(?:(?:pada|untuk|di)\s+)?tahun\s+(?P<follows>20\d\d)"
    r"\s*(?::|(?:meliputi|adalah|yaitu|yakni|berupa|antara\s+lain|sebagai\s+berikut)\b)"
)
"""What leads to what will be done about what was found: `Rencana tindak lanjut pada tahun 2025 meliputi`."""
_REMEDY: Final = (
    r"\b(?:langkah|upaya|strategi)\s+(?:perbaikan|peningkatan|pembenahan)\s+(?:pada|di|untuk)\s+tahun"
    r"\s+(?P<remedy>20\d\d)\s+(?:dilakukan|dilaksanakan|ditempuh|diwujudkan)\s+(?:melalui|dengan)\b"
)
_SAID: Final = Worded(
    r"(?:\b(?:akan|berencana)\b|"
    + "|".join(re.sub(r"\?P<\w+>", "", each) for each in (_STEPS, _FOLLOWS, _REMEDY))
    + ")"
)
_PLAN: Final = re.compile(
    rf"(?:{_STEPS}|{_FOLLOWS}|{_REMEDY}"
    rf"|^\W*(?:[^\W\d_]+,?\s+){{0,3}}?{_IN}(?P<ahead>20\d\d)\s*,?\s+{_WITHIN}{{0,90}}?\b{_WILL}(?:\s+\w{{4,}}|\s*:)"
    rf"|\b(?:dinas|badan|kantor|kecamatan|pemerintah|kami|inspektorat|bagian|sekretariat|puskesmas|upt)\b{_WITHIN}{{0,60}}?"
    rf"\b{_WILL}\s+\w{{4,}}{_WITHIN}{{0,110}}?\s{_IN}(?P<behind>20\d\d)\b"
    rf"|\b(?:(?:langkah|upaya|strategi)(?:-\w+)?|tindak\s+lanjut|perbaikan|solusi)\b[^.;:,\d]{{0,60}}?\byang\s+akan"
    rf"\s+(?:di|me)\w+{_WITHIN}{{0,60}}?\s{_IN}(?P<steps>20\d\d)\b)",
    re.IGNORECASE,
)
_OTHER: Final = re.compile(
    r"\b(?:renstra|rpjmd|rpjmn|rkpd|rencana|direncanakan|menyebut\w*|disebut\w*|ditarget\w*|semula|sebelumnya|dahulu"
    r"|ketika|saat\s+itu|waktu\s+itu|lalu|janji\w*|dijanjikan|menyatakan|mengamanatkan|diperkirakan|diprediksi"
    r"|proyeksi|peraturan|perda|perbup)\b",
    re.IGNORECASE,
)
"""What others said, or was said then, of years that were to come."""
_CLOSING: Final = re.compile(r"\b(?:penutup|ke?simpulan|saran|langkah|perbaikan)\b", re.IGNORECASE)
"""Sections in which a report looks ahead."""
_OBSTACLE: Final = re.compile(
    r"^\W*(?:(?:adapun|beberapa)\s+)?(?:kendala|hambatan|permasalahan|faktor\s+penghambat)\b", re.IGNORECASE
)
"""Opens the sentence before a remedy: what hinders now is not remedied in a year that is over."""


def check_plans_of_past_years(report: UnderstoodReport) -> Iterator[Claim]:
    """Yield the years before that of the report of which a sentence says that something will be done."""
    for sentence in report.document.sentences_with(_SAID):
        said = _PLAN.search(sentence.text)
        if said is None or report.year is None or _is_of_other(sentence.text, said):
            continue
        if said["remedy"] and not _is_of_obstacle(sentence, report.document.sentences):
            continue
        told = int(next(year for year in said.groups() if year))
        first_to_come = report.year + (1 if _is_last_word(sentence, said) else 0)
        if len({*YEAR.findall(sentence.text)}) > 1 or told >= first_to_come:
            continue
        yield Statement(
            AuditRule.YEAR,
            False,
            report.document.line_of(str(told), sentence),
            str(told),
            str(report.year + 1),
            f"Laporan ini untuk tahun {report.year}; yang akan dilakukan tidak mungkin pada tahun {told}.",
            sentence.place,
        )


def _is_of_other(text: str, said: re.Match[str]) -> bool:
    """Whether words beside what is planned tell of another plan, or of one made then."""
    begins = said.start() if said["follows"] else 0
    ends = said.end() if said["follows"] else 0
    return _OTHER.search(text[:begins] + text[ends:]) is not None


def _is_of_obstacle(sentence: Sentence, sentences: Sequence[Sentence]) -> bool:
    """Whether the sentence before in its paragraph tells, of no year, what hinders."""
    own = [each for each in sentences if each.paragraph == sentence.paragraph and sentence.paragraph]
    before = next((one.text for one, other in pairwise(own) if other == sentence), "")
    return _OBSTACLE.search(before) is not None and not YEAR.search(before)


def _is_last_word(sentence: Sentence, said: re.Match[str]) -> bool:
    """Whether a closing chapter says what will be done: no more in the year that the report is of."""
    is_told = any(said[each] is not None for each in ("ahead", "steps", "follows"))
    return is_told and _CLOSING.search(sentence.section) is not None
