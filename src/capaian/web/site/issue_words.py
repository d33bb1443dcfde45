"""Sentences of the dossier as pages say them: sheets in place of files,
values as people write them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from django.contrib import messages

from capaian.domain.issue import Issue, Level
from capaian.domain.period import Period
from capaian.dossier.declared_rows import read_declared_rows
from capaian.dossier.excel.sheet_words import in_sheets
from capaian.dossier.rows.sheets import SheetColumn, SheetSpec
from capaian.web.site.access import OfficeRequest
from capaian.web.years.change import added, issue_identity
from capaian.web.years.known import SHEETS, Flaw, YearState, know
from capaian.web.years.models import OfficeYear

_MAX_FLAWS: Final = 5

_OF_PLAN: Final = re.compile(r"^plan\.yaml: | \([a-z_]+\([\w.:-]*\)\)")
"""What a lacking figure says for who knows files: where its plan stands,
and the piece of its formula.
"""
_PAGE_WORDS: Final = {
    row["command"]: row["page"] for row in read_declared_rows(__file__, "page_words.csv")
}
"""What pages say for words of the command line and of files."""
_CHOICE: Final = re.compile(r" \([a-z_]+: \[?[a-z_]+\]?\)")
"""What is written into a file, behind its words:
`kepada Direktorat Jenderal (kind: director_general)`.
"""
_PERIOD_CODE: Final = re.compile(r"\b\d{4}-(?:Q[1-4]|S[12]|M\d\d)\b")
_DAYS: Final = (
    "Tulis tahun-bulan-tanggal: 2023-12-31.",
    "Tulis misalnya 31 Desember 2023 atau 31/12/2023.",
)
"""How files write a day, beside how pages take it."""
_EXAMPLE: Final = re.compile(r"(?<=misalnya )-?\d[\d.]*(?: atau -?\d[\d.]*)?")
"""Figures that a sentence gives as examples: `misalnya 12336 atau 99.53`."""
_FIGURE: Final = re.compile(r"\d+(?:\.\d+)?")
_CREDITS: Final = re.compile(r"Isi credits pada indikator ini di plan\.yaml: [a-z, ]+\.")
"""Columns by their keys, some of which are words of Indonesian too."""
_CREDIT_COLUMNS: Final = (
    "Isi lembar Indikator, angka kredit untuk indikator ini: kode kegiatan, kegiatan, "
    "satuan, bobot, untuk "
    "setiap, dan ukuran."
)
_NAMED_TWICE: Final = re.compile(r"(lembar [\w ,-]+?)(?: buku kerja)? \(\1\)")
"""`lembar Keluaran buku kerja (outputs.csv)`, once the file is called by its sheet too."""


_OF_NUMBERS: Final = frozenset(
    {
        "not_a_number",
        "ambiguous_number",
        "lone_group",
        "not_whole",
        "number_too_long",
        "negative_count",
    }
)
"""Codes of problems whose sentences give figures, whichever column they stand in."""
_COVERED: Final = re.compile(
    r"(?<![^.])[^.]*\bnyatakan di differences\.yaml beserta alasannya \(covers: \[[^\]]*\]\)\."
)
_PLANNER: Final = (
    "Periksa angkanya. Bila memang demikian, minta perencana menyatakannya beserta alasannya."
)
_BY_PLANNER: Final = (
    "Periksa angkanya. Bila memang demikian, nyatakan perbedaannya beserta alasannya."
)
_DECLARE: Final = re.compile(
    r"\bnyatakan di differences\.yaml beserta alasannya \(covers: \[[^\]]*\]\)"
)
"""How a question of results is answered in a file."""
_LEFT_AS_IT_IS: Final = re.compile(r"\bbiarkan\b|\bjelaskan di kolom note\b")
"""What a remedy says of a figure that may stand: in a form it needs its reason then."""
DIFFERENCE: Final = "Kode perbedaan ini:"
"""Before the code by which a planner declares a difference."""


def in_page_words(text: str) -> str:
    """Return what the command line says with the words of pages."""
    for command, page in _PAGE_WORDS.items():
        text = text.replace(command, page)
    return text


def on_page(text: str, spec: SheetSpec | None = None, column: SheetColumn | None = None) -> str:
    """Return what the dossier says of a sheet and a column, such as a remedy,
    as a page says it.
    """
    text = _CHOICE.sub("", _CREDITS.sub(_CREDIT_COLUMNS, text))
    sentence = in_page_words(in_sheets(text, *([spec] if spec else [])))
    sentence = _PERIOD_CODE.sub(lambda found: Period.parse(found[0]).label, sentence)
    sentence = (
        _NAMED_TWICE.sub(r"\1", sentence)
        .replace(*_DAYS)
        # how a text is confirmed in its file, beside how on its page
        .replace("hapus baris fields di awal berkas beserta kedua ---.", "simpan di halamannya.")
        .replace(
            ", daftar differences/covers", ""
        )  # what a workbook has to say beside the name of the sheet
    )
    if column is None:
        return sentence
    for code, label in column.kind.labels.items():
        sentence = re.sub(
            rf"\b{re.escape(code)}[,:] {re.escape(label)}|\b{re.escape(code)}\b(?! )",
            label,
            sentence,
        )
    if not column.kind.is_number:
        return sentence
    if (
        column.kind.name == "decimal"
    ):  # 12.336 would be asked back: its example is written without a dot
        return _EXAMPLE.sub(lambda found: _with_commas(found[0]), sentence)
    return _EXAMPLE.sub(_as_written, sentence)


def _with_commas(text: str) -> str:
    return _FIGURE.sub(lambda found: found[0].replace(".", ","), text)


def _as_written(example: re.Match[str]) -> str:
    if example.string[: example.start()].endswith(
        "tanpa titik, misalnya "
    ):  # it shows how it is typed
        return example[0]
    return _FIGURE.sub(lambda found: _grouped(found[0]), example[0])


def _grouped(figure: str) -> str:
    whole, point, rest = figure.partition(".")
    return f"{int(whole):,}".replace(",", ".") + ("," if point else "") + rest


def spoken(issue: Issue, spec: SheetSpec | None = None) -> str:
    """Return a problem with its remedy as a page says it;
    `spec` is the sheet that it stands in.
    """
    name = issue.place.column or ""
    names = {name, name.rpartition(".")[2]} - {""}
    column = next((each for each in spec.columns if each.id in names), None) if spec else None
    sentence = on_page(f"{issue.message} {issue.remedy}".strip(), spec, column)
    if issue.code == "ambiguous_number":
        return _with_commas(sentence)
    if column is None and issue.code in _OF_NUMBERS:
        return _EXAMPLE.sub(lambda found: _with_commas(found[0]), sentence)
    return sentence


def cell_words(flaw: Flaw, row: str = "") -> str:
    """Return where a problem of a year stands, before its words: `Indikator, IKU 1, Rumus: `."""
    if flaw.cell is None:
        return f"{flaw.issue.place}: "
    spec = SHEETS[flaw.cell.sheet]
    column = next((each.title for each in spec.columns if each.id == flaw.cell.column), "")
    return ", ".join(filter(None, (spec.title, row, column))) + ": "


def spoken_flaw(flaw: Flaw) -> str:
    """Return a problem of a year as a page says it."""
    return spoken(flaw.issue, SHEETS.get(flaw.cell.sheet) if flaw.cell else None)


def spoken_to_filler(flaw: Flaw) -> str:
    """Return a problem of a year as a form says it: what is wrong, and who can settle it.

    A difference is declared by the planner, who finds it by its code; for what may stand whoever
    fills in gives a reason.
    """
    issue = flaw.issue
    if issue.level is Level.WARNING:
        remedy = _DECLARE.sub("tulis sebabnya", _LEFT_AS_IT_IS.sub("tulis sebabnya", issue.remedy))
        return spoken_flaw(replace(flaw, issue=replace(issue, remedy=remedy)))
    if issue.subject is None or not _COVERED.search(issue.remedy):
        return spoken_flaw(flaw)
    adapted = replace(issue, remedy=_COVERED.sub(_PLANNER, issue.remedy))
    return f"{spoken_flaw(replace(flaw, issue=adapted))} {DIFFERENCE} {issue.subject}."


def question_words(issue: Issue) -> str:
    """Return a question about results as a page asks it,
    beside the button that answers it with a reason.
    """
    return spoken(replace(issue, remedy=_DECLARE.sub("jawab dengan alasannya", issue.remedy)))


def differences_in(messages: Iterable[str]) -> dict[str, str]:
    """Return what messages of a form say of differences, by the codes of these.

    Examples:
        >>> differences_in(["Terlalu besar. Kode perbedaan ini: total_differs:ktp.holders:2024.",
        ...     "Kosong."])
        {'total_differs:ktp.holders:2024': 'Terlalu besar.'}
    """
    found = {
        message.partition(f"{DIFFERENCE} ")[2].partition(". ")[0].removesuffix("."): without_code(
            message
        )
        for message in messages
    }
    return {code: words for code, words in found.items() if code}


def contradiction_words(message: str) -> str:
    """Return what a form says of a difference without what to do about it.

    Examples:
        >>> contradiction_words(f"KTP-el (120) melebihi penduduk (100). {_PLANNER}")
        'KTP-el (120) melebihi penduduk (100).'
    """
    return message.partition(_PLANNER)[0].strip()


def as_sentence(words: str) -> str:
    """Return words of a person with a full stop, so that a sentence may follow.

    Examples:
        >>> as_sentence("Pindah masuk "), as_sentence("Pindah masuk.")
        ('Pindah masuk.', 'Pindah masuk.')
    """
    words = words.rstrip()
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."


def without_code(message: str) -> str:
    """Return a message of a form without the code of its difference,
    which says nothing to whoever fills in.

    Examples:
        >>> without_code("Terlalu besar. Kode perbedaan ini: total_differs:ktp.holders:2024.")
        'Terlalu besar.'
    """
    before, found, rest = message.partition(f" {DIFFERENCE} ")
    return (
        f"{before}{rest.partition('. ')[1] and ' '}{rest.partition('. ')[2]}" if found else message
    )


def words_for_person(message: str, may_declare: bool) -> str:
    """Return a message without the code of its difference;
    the planner need not be asked to declare it.

    Examples:
        >>> words_for_person(f"KTP-el (120) melebihi penduduk (100). {_PLANNER}",
        ...     True).partition(". ")[2]
        'Periksa angkanya. Bila memang demikian, nyatakan perbedaannya beserta alasannya.'
    """
    words = without_code(message)
    return words.replace(_PLANNER, _BY_PLANNER) if may_declare else words


def spoken_lack(lack: str) -> str:
    """Return what a year lacks as a page says it.

    Examples:
        >>> lack = "IKU 2 Indeks tidak bernilai: masukan belum lengkap (index(skm))."
        >>> spoken_lack(f"plan.yaml: {lack}")
        'IKU 2 Indeks tidak bernilai: masukan belum lengkap.'
    """
    return on_page(_OF_PLAN.sub("", lack))


def warn_of_signs(
    request: OfficeRequest, before: YearState, after: YearState | None = None
) -> None:
    """Warn of the signs that came with a change, each with its place; `after`: the year now,
    where known.
    """
    after = after or know(OfficeYear.objects.get(pk=request.here.require_year().pk))
    new = added(before.undrawable, after.undrawable, lambda flaw: issue_identity(flaw.issue))
    for flaw in new[:_MAX_FLAWS]:
        messages.warning(request, f"{cell_words(flaw)}{flaw.issue.value}. {spoken_flaw(flaw)}")
