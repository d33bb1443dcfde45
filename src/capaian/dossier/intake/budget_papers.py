"""Which budget the words above a table tell: the first one, a changed one, or a draft that nobody granted.

Offices name the stage of a budget in a title, a line below it, the name of a sheet or of the file, above a
plain column `PAGU`. All words of stages that stand there are in this place. Nobody can list what else may
stand beside them (`BAHAN DPPA`, `MENUNGGU PERUBAHAN`): a text with one other word than those which leave a
stage as it is tells none for sure.

Legal basis:
    PP 12/2019 and Permendagri 77/2020: KUA, PPAS and RKA come before the APBD, a DPA carries it out; shifts
    (`pergeseran`) and changes (`perubahan`, DPPA) follow.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final

from capaian.domain.period import month_of
from capaian.dossier.intake.title_vocabulary import OF_STAGES
from capaian.dossier.intake.words import KEPT, fold


class Paper(Enum):
    """What a word tells of the budget below it."""

    FIRST = "first"
    SHIFTED = "shifted"
    """Money was shifted, which may have been before a change or behind it."""
    CHANGED = "changed"
    DRAFT = "draft"


_GRANTED: Final = r"(?:apbd|apbk|dpa|anggaran|angg|pagu|alokasi)"
_OWN: Final = r"(?: (?:skpd|opd|pd|ppkd|belanja|daerah|kas|ta|tahun|anggaran|[0-9]{4}))*"
_MORE: Final = (
    r"(?:perubahan|pergeseran|revisi|efisiensi|refocusing|rasionalisasi|penyesuaian|diubah|digeser|dppa"
    r"|papbd|apbdp|p ?apbd|apbd p|dpa p|pak)"
)
_PLAIN: Final = r"(?:anggaran|angg|pagu|alokasi)"
_ASKED: Final = r"(?:draft|draf|konsep|simulasi|skenario|pembahasan|asistensi|pengajuan|permohonan|proposal)"
"""Words that tell a draft beside those that name no paper, or alone."""
# KOORDINASI DAN PENYUSUNAN DOKUMEN RKA-SKPD: names of sub-activities and of who draws up papers
_NAMES: Final = re.compile(
    r"\b(?:penyusunan|dokumen)(?: dokumen)?(?: perubahan)? (?:rka|dpa|rkpd|renja|renstra|rencana kerja)\b"
    r"|\bnomor induk \w+"
)
_BOTH: Final = re.compile(r"\bsebelum (?:dan|serta|atau|vs) (?:sesudah|setelah)\b")
_WORDS: Final[Sequence[tuple[Paper, re.Pattern[str]]]] = (
    (
        Paper.DRAFT,
        re.compile(
            r"\b(?:pra )?rka(?:p|s|skpd|pd)?\b|\brencana kerja\b|\brenja\b|\brkpd\b|\brkt\b"
            r"|\brencana kinerja tahunan\b|\bkua\b|\bkupa\b|\bppas\w?\b|\bkuappas\b|\brancangan\b"
            r"|\b(?:ranc|ranwal|ranhir|raper\w+|ranper\w+|rask)\b"
            r"|\b(?:usul|usulan|diusulkan|pengusulan|indikatif|renstra|rpjmd|plafon|plafond)\b"
            r"|\b(?:pagu|anggaran) sementara\b|\bprakiraan maju\b|\bcalon pagu\b"
            r"|\bproyeksi (?:pagu|anggaran|belanja)\b"
            r"|\brencana (?:anggaran|belanja|pendanaan|kebutuhan|pagu)\b(?! kas)"
            r"|\bkebutuhan (?:anggaran|dana|biaya|pendanaan|belanja)\b"
            rf"|\b{_ASKED} (?:\w+ )?(?:{_PLAIN}|tambahan)\b|\b{_PLAIN}{_OWN} {_ASKED}\b"
        ),
    ),
    (
        Paper.FIRST,
        re.compile(
            rf"\bsebelum (?:{_GRANTED}{_OWN} )?{_MORE}\b|murni\b"
            rf"|\b{_GRANTED}{_OWN} ?(?:induk|awal|pokok|penetapan|semula|original)\b(?! bulan)"
            rf"|\b(?:penetapan|induk|semula) {_GRANTED}\b"
        ),
    ),
    (
        Paper.CHANGED,
        re.compile(
            r"perubahan\b(?! penjabaran)|\b(?:dppa|dpap|apbdp|papbd|apbkp|papbk|p ?apbd|apbd p|dpa p|pak)\b"
            r"|\b(?:sesudah|setelah) (?:efisiensi|refocusing|rasionalisasi|revisi|penyesuaian)\b"
        ),
    ),
    (Paper.SHIFTED, re.compile(rf"pergeseran\b|\bperubahan penjabaran\b|\b{_GRANTED}{_OWN} revisi\b")),
)
"""What words tell, in this order: those that are found are taken out before the next ones are looked for."""
_ALONE: Final[Mapping[str, Paper]] = {
    **dict.fromkeys(("induk", "penetapan", "semula", "sebelum"), Paper.FIRST),
    **dict.fromkeys(("menjadi", "sesudah", "setelah"), Paper.CHANGED),
    "revisi": Paper.SHIFTED,
    **dict.fromkeys(("draft", "draf", "konsep"), Paper.DRAFT),
}
"""Words that tell a stage where no other one stands beside them: the name of a sheet, a line in brackets.

`AWAL` beside `AKHIR` may be any two tables.
"""
# 2024, TAHUN ANGGARAN, Sheet1, (1)
_FILLS: Final = re.compile(
    r"\b(?:tahun|thn|ta|anggaran|apbd|dpa|pagu|rp|rupiah|sheet|lembar|tabel|data|[0-9]+)\b"
)
# D P P A, K.U.A.
_SPACED: Final = re.compile(r"\b[a-z](?: [a-z]){2,}\b")
# A. MURNI
_LETTERED: Final = re.compile(r"^[a-h] ")
# DPA, APBD; RAPBD, RDPPA; DINAS INDUK
_STAGED: Final = re.compile(r"\b(?:dpa|induk|semula|sebelum)\b|apbd|apbk|dppa|perubahan|pergeseran")
# NILAI PERUBAHAN, (+/-), S.D. DPPA, CATATAN PERUBAHAN: how much was changed, until which change, or about it
_ABOUT_CHANGE: Final = re.compile(
    r"\b(?:nilai|besar|besaran|target|catatan|rincian) (?=(?:perubahan|pergeseran)\b)"
    r"|\b(?:s d|sd|sampai(?: dengan)?) (?=(?:perubahan|pergeseran|dppa|dpap|papbd|apbdp)\b)"
    r"|(?<=\bperubahan )(?<!anggaran perubahan )(?<!apbd perubahan )(?<!dpa perubahan )"
    r"(?:sumber|rincian|target|organisasi|program|kegiatan|satuan|formulir|jenis|akun|rekening|lokasi)\b"
)
_SIGNED: Final = re.compile(r"\+ ?/|±")
_NUMBER: Final = re.compile(r"[0-9]+|[ivx]+")
_RUN_TOGETHER: Final = re.compile(r"(?<=[a-z])(?=[0-9])|(?<=[0-9])(?=[a-z])")
_DONE: Final = re.compile(
    r"\b(?:realisasi|evaluasi|capaian|pencapaian|penyerapan|serapan|monitoring|monev|pengendalian|pelaksanaan"
    r"|pertanggungjawaban|laporan|lra|sp2d|spj|lkjip|lakip)\b"
)
_PAPER: Final = re.compile(r"\b(?:apbd|apbk|dpa|dppa|lra|realisasi)\b")


def papers_told(texts: Iterable[str]) -> dict[Paper, str]:
    """Return which budgets texts tell, each with the words that tell it.

    Args:
        texts: Titles, names of sheets or files.

    Examples:
        >>> papers_told(["DPA-SKPD INDUK 2024", "Sheet1"])
        {<Paper.FIRST: 'first'>: 'dpa skpd induk'}
        >>> papers_told(["NOMOR INDUK KEPENDUDUKAN", "Perjanjian Kinerja (Penetapan Kinerja)"])
        {}
        >>> [paper.value for paper in papers_told(["RKA PERUBAHAN"])]
        ['draft', 'changed']
        >>> [paper.value for paper in papers_told(["APBD Sebelum Perubahan"])]
        ['first']
    """
    found: dict[Paper, str] = {}
    for text in texts:
        found = {**_read(text)[0], **found}
    return found


@lru_cache(maxsize=KEPT)
def _read(text: str) -> tuple[Mapping[Paper, str], str]:
    """Return which budgets a text tells, each with the first words that tell it, and all its other words."""
    text = _SPACED.sub(lambda letters: letters[0].replace(" ", ""), fold(text))
    text = _NAMES.sub(" ", _LETTERED.sub("", _RUN_TOGETHER.sub(" ", text)))
    both = _BOTH.search(text)
    found = {} if both is None else {Paper.FIRST: both[0], Paper.CHANGED: both[0]}
    text = _BOTH.sub(" ", text)
    for paper, words in _WORDS:
        if told := words.search(text):
            found.setdefault(paper, told[0].strip())
            text = words.sub(" ", text)
    alone = " ".join(_FILLS.sub(" ", text).split())
    return ({_ALONE[alone]: alone}, "") if alone in _ALONE and not found else (found, text)


def unknown_beside(texts: Iterable[str], own: Collection[str], *, is_budget: bool = False) -> list[str]:
    """Return the words that stand beside a stage of a budget, or a paper of one, and may make it another.

    Plans are drafts whatever stands beside them.

    Args:
        texts: Titles, names of sheets or files; the heads of a column.
        own: Words of the office's own names.
        is_budget: Whether they tell a budget also where they name no stage.

    Examples:
        >>> unknown_beside(["REALISASI DPPA SKPD 2024", "BAHAN DPPA", "R-DPPA", "RPAPBD"], ())
        ['bahan', 'r', 'rpapbd']
        >>> unknown_beside(["KEPALA DINAS", "Pagu Sebelum Perubahan", "Sebelum Adanya Perubahan"], ())
        ['sebelum', 'adanya']
    """
    unknown: list[str] = []
    for text in texts:
        found, rest = _read(text)
        is_of_stage = is_budget or bool(found) or _STAGED.search(rest) is not None
        for word in rest.split() if is_of_stage and Paper.DRAFT not in found else ():
            if not (word in OF_STAGES or word in own or month_of(word) or _NUMBER.fullmatch(word)):
                unknown.append(word)
        if is_of_stage and Paper.DRAFT not in found:
            unknown += [told[0].strip() for told in _ABOUT_CHANGE.finditer(fold(text))]
            unknown += ["+/-"] if _SIGNED.search(text) else []
    return [*dict.fromkeys(unknown)]


def without_papers(text: str) -> str:
    """Return a folded text without words of stages: they part no money.

    Examples:
        >>> without_papers("plafon anggaran apbd pokok 2024")
        'anggaran 2024'
    """
    for _, words in _WORDS:
        text = words.sub(" ", text)
    return " ".join(text.split())


def tells_done(texts: Iterable[str]) -> bool:
    """Say whether texts tell what came of a plan, which they only name: `EVALUASI HASIL RENJA`."""
    return any(_DONE.search(fold(text)) for text in texts)


def names_granted(texts: Iterable[str]) -> bool:
    """Say whether texts name a paper by which money is granted, or what was spent of it: `DPA`, `LRA`."""
    return any(_PAPER.search(fold(text)) for text in texts)
