"""Words alone above rows of a budget that name no sub-activity: whose rows these are has to be asked."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from capaian.dossier.intake.accounts import (
    Line,
    is_all_spending,
    is_coded,
    is_of_office,
    other_node,
    read_codes,
)
from capaian.dossier.intake.desk import LEFT_OUT, Desk, shown_means
from capaian.dossier.intake.heads import ForeignTable, Head
from capaian.dossier.intake.owners import OWN, is_own_name
from capaian.dossier.intake.total_words import is_total
from capaian.dossier.intake.words import fold, squeeze

# PUSKESMAS PARINGIN, UPTD Pasar, KELURAHAN BATU PIRING, BAGIAN UMUM SETDA, SDN 1 JUAI, SATPOL PP, INSPEKTORAT
_UNIT: Final = re.compile(
    r"""
    (?:puskesmas|rumah\ sakit|uptd?|blud|kelurahan|desa|bagian|balai|kantor|sekolah)\ [a-z]
    | (?:sd|smp|sma|smk)n?\ (?:negeri\b|[0-9])
    | (?:inspektorat|satpol|satuan\ polisi|damkar|setda|setwan|dprd|rsud|labkesda|kesbangpol|bappeda|bapenda
      |bkpsdm|bkd|bpbd|bpkad|dpmptsp|dinkes|disdik|dinsos|dishub|diskominfo|dlh)\b
    """,
    re.VERBOSE,
)
# Belanja Modal, Sumber Dana: DAU, Lokasi: Paringin, REKAPITULASI
_OF_MONEY: Final = re.compile(
    r"(?:belanja|sumber|dana|lokasi|keluaran|hasil|indikator|keterangan|catatan|halaman|program|kegiatan|sub"
    r"|kelompok|sasaran|target|pagu|rekening|kode|uraian|bulan|triwulan|semester|waktu|tahun|operasi|modal"
    r"|pegawai|barang|rekap|rekapitulasi|ringkasan)\b"
)


@dataclass(frozen=True)
class Headings:
    """The rows of a table that hold words and nothing else."""

    table: ForeignTable
    codes: Sequence[Head]
    """Columns of codes and names."""
    desk: Desk
    settled: Mapping[str, str]
    """What names were settled to mean before, by their letters."""

    def other_office(self, row: int, texts: Sequence[str]) -> str | None:
        """Return the other office whose rows stand below a heading; empty: they are own; `None`: it is none.

        Who is meant is asked. Without an answer a name of a unit is taken for that of another office, any
        other words for the own one.

        Args:
            row: The row.
            texts: What it says in the columns of codes and names.
        """
        if len({*texts}) != 1 or not self._is_heading(row, texts[0]):
            return None
        text, office = texts[0], self.desk.office.office
        told = self.desk.told(text) or self.settled.get(squeeze(text))
        is_unit = _UNIT.match(fold(text)) is not None
        means = told or (LEFT_OUT if is_unit else OWN)
        if told is None:
            own, other = f"milik {OWN} ({office.name})", "milik kantor lain, jadi tidak diambil"
            words, instead, answer = (other, own, OWN) if is_unit else (own, other, LEFT_OUT)
            otherwise = f"bila {instead.split(',')[0]}, tambahkan --means {shown_means(text, answer)}"
            self.desk.doubt(self.table.place(row), text, means, f"baris di bawahnya {words}; {otherwise}")
        return "" if means == OWN else text

    def _is_heading(self, row: int, text: str) -> bool:
        folded = fold(text)
        if not text[:1].isalpha() or _OF_MONEY.match(folded) or text in self.table.titles:
            return False
        return (
            self._is_words(row)
            and not is_own_name(text, self.desk.office.office)
            and self._is_above(row, folded)
        )

    def _is_words(self, row: int) -> bool:
        """Say whether a row holds one text alone, and that is neither a code nor a total."""
        texts = {text for head in self.table.heads if (text := self.table.text(row, head))}
        (text, *others) = texts or {""}
        is_known = is_total(text) or is_of_office([text]) or is_all_spending([text])
        return not others and not is_known and not is_coded([text])

    def _is_above(self, row: int, folded: str) -> bool:
        """Say whether accounts without a sub-activity come next; below the name of a unit, any own code."""
        line = self._next_coded[row]
        is_unit = _UNIT.match(folded) is not None
        return bool(line.account and not line.node) or (is_unit and line != Line(()))

    @cached_property
    def _next_coded(self) -> Mapping[int, Line]:
        """What the first row with a code below each row says; nothing where that is of another field."""
        found: dict[int, Line] = {}
        line = Line(())
        for row in reversed(self.table.rows):
            found[row] = line
            texts = [text for head in self.codes if (text := self.table.text(row, head))]
            if is_coded(texts):
                line = Line(()) if other_node(texts) else read_codes(texts)
        return found
