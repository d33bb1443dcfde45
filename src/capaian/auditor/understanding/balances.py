"""What is left of what there was: opening, added and settled beside the closing balance, in one row.

Arithmetic of several columns fits by chance where figures are small, so that either their heads name the
balance, or figures of many digits bear it out in several rows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Final

from capaian.auditor.claims.law import BALANCES
from capaian.auditor.understanding.columns import Column, Relation
from capaian.auditor.understanding.evidence import Evidence
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule

_STOCK: Final = (
    r"(?:saldo|sisa|stok|stock|persediaan|tunggakan|posisi|piutang|utang|hutang|kas|perkara|berkas|aset"
    r"|populasi)"
)
_OPENS: Final = re.compile(
    rf"\b{_STOCK}\b.*\b(?:awal|lalu|sebelumnya|1 januari)\b|^(?:saldo|sisa) (?:tahun|per|akhir|bulan)\b"
    r"|\b(?:awal|1 januari)\b"
    rf"|^{_STOCK}\b.*\b(?:19|20)\d\d",
    re.IGNORECASE,
)
_COMES: Final = re.compile(
    r"\b(?:masuk|(?:ber|pe|per|di)?tambah(?:an|kan)?|penambahan|baru|(?:di|pen)?terima(?:an)?|pembelian|pengadaan"
    r"|hibah|lahir|kelahiran|datang|debe?t|pertambahan|mutasi tambah|pemasangan|pembangunan"
    r"|setoran|pendaftaran|ditemukan)\b",
    re.IGNORECASE,
)
_GOES: Final = re.compile(
    r"\b(?:keluar|(?:ber|pe|pengu)?kurang(?:an)?|dikurangi|pengurangan|berkurang|mutasi kurang|selesai"
    r"|(?:di|pen|ter)selesai\w*|penyelesaian|pelunasan|dilunasi|lunas|pembayaran|dibayar|(?:di|peng|ter)hapus\w*"
    r"|penjualan|terjual|mati|kematian|pindah|putus|diputus|dicabut|pemakaian|terpakai|digunakan|penggunaan"
    r"|pengeluaran|kredit|penarikan|pensiun|ditutup|tutup|berhenti|tertangani|ditangani"
    r"|ditindaklanjuti|hilang|rusak|afkir|pemotongan|dipotong)\b",
    re.IGNORECASE,
)
_CLOSES: Final = re.compile(
    rf"\b{_STOCK}\b.*\bini\b|\bakhir\b|^(?:sisa|saldo|tunggakan)\b|\bbelum \w*(?:selesai|lunas)"
    rf"|31 desember|^{_STOCK}\b.*\b(?:19|20)\d\d",
    re.IGNORECASE,
)
_TERMS: Final = range(3, 6)
"""What there was, and two to four things that came or went."""
_FEW: Final = 2
_SEVERAL: Final = 3
_HALF: Final = 0.5
_NEARLY_ALL: Final = 0.75


def balances(others: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield how a column may be what is left of the columns right before it, as far as no head denies it."""
    before = [
        column
        for column in others
        if column.index < result.index and column.is_money == result.is_money and not column.is_percent
    ]
    if result.is_percent:
        return
    is_named = closes(" ".join(result.path))
    for count in _TERMS if is_named else _TERMS[:1]:
        terms = before[-count:]
        if len(terms) == count:
            yield from _ways(terms, result)


def _ways(terms: Sequence[Column], result: Column) -> Iterator[Relation]:
    """Yield which of the terms after the first one may be taken away."""
    for law, gone in BALANCES.items():
        for taken in combinations(terms[1:], gone):
            kept = [column for column in terms if column not in taken]
            is_denied = any(map(_is_taken, kept[1:])) or any(map(_is_added, taken))
            if not is_denied:
                yield Relation(AuditRule.SUM, law, result, (*kept, *taken))


def _is_taken(column: Column) -> bool:
    return bool(_GOES.search(column.name)) and not _COMES.search(column.name)


def _is_added(column: Column) -> bool:
    return bool(_COMES.search(column.name)) and not _GOES.search(column.name)


def names_balance(relation: Relation) -> bool:
    """Say whether the heads name what there was, what came or went, and what is left."""
    if relation.law not in BALANCES:
        return False
    opening, *moved = relation.inputs
    gone = moved[-BALANCES[relation.law] :]
    is_moved = all(map(_is_taken, gone)) or all(map(_is_added, moved[: -len(gone)]))
    is_named = _opens(opening) and closes(" ".join(relation.result.path))
    return is_moved and (is_named or _is_next_year(opening, relation.result))


def _is_next_year(opening: Column, closing: Column) -> bool:
    """Whether two heads are of one thing, and of two years that follow each other."""
    names = [YEAR.sub("", column.name).strip() for column in (opening, closing)]
    years = [min(column.years) for column in (opening, closing) if len(column.years) == 1]
    return names[0] == names[1] and len(years) == _FEW and years[1] - years[0] == 1


def _opens(column: Column) -> bool:
    return _OPENS.search(" ".join(column.path)) is not None


def closes(head: str) -> bool:
    """Say whether a head names what is left in the end."""
    return _CLOSES.search(head) is not None


def is_believed_balance(relation: Relation, evidence: Evidence, share: float) -> bool:
    """Say whether most rows are such balances: a few whose heads say so, else several of many digits."""
    if names_balance(relation):
        is_rule = evidence.all_held >= _FEW and evidence.all_held * 2 > evidence.rows
        return bool(evidence.held) and share >= _HALF and (is_rule or evidence.exact > 0)
    return evidence.exact >= _SEVERAL and share >= _NEARLY_ALL
