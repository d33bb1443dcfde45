"""Percentages of running text that lost their sign: sisters, pairs and tables have it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from capaian.auditor.claims.statement import Statement
from capaian.auditor.printed.document import Sentence
from capaian.auditor.printed.number import PrintedNumber
from capaian.auditor.printed.worded import Worded
from capaian.auditor.understanding.clauses import means_in
from capaian.auditor.understanding.facts import plain
from capaian.auditor.understanding.mentions import Mention
from capaian.auditor.understanding.prose import Paragraph, read_paragraphs
from capaian.auditor.understanding.quotes import Quoter, quotes_of
from capaian.auditor.understanding.report import UnderstoodReport, UnderstoodTable
from capaian.auditor.understanding.years import YEAR
from capaian.domain.audit import AuditRule
from capaian.domain.issue import Level
from capaian.domain.value import ONE, PERCENT

_PERCENT: Final = re.compile(r"\bpersen\b|%", re.IGNORECASE)
_INDEX: Final = Worded(r"\b(?:indeks|index|ikm|skm|ipm|nilai survei|nilai survey)\b")
_SCORE: Final = re.compile(r"\b(?:nilai|skor)\s+[^\W\d_]", re.IGNORECASE)
"""The head of a column of scores: `Nilai Akreditasi`."""
_TWICE: Final = 2
_HABIT: Final = 3
"""So often a report must sign what is alike before one without a sign is a slip."""
_RARELY: Final = 4
"""One without a sign on so many with one."""


def lost_signs(report: UnderstoodReport) -> Iterator[Statement]:
    """Yield figures that are percentages and have no sign, each once."""
    seen: set[object] = set()
    for found in _lost_signs(report):
        key = (found.line, found.printed)
        if found.holds or key not in seen:
            yield found
        seen.add(key)


def _lost_signs(report: UnderstoodReport) -> Iterator[Statement]:
    shares = _shares(report)
    sentences = [s for s in report.document.sentences if _is_whole(s)]
    for sentence in report.document.sentences:
        yield from _lost(sentence, shares)
        yield from _in_brackets(sentence)
    yield from _of_subjects(sentences)
    yield from _of_pairs(sentences)
    yield from _of_quotes(report, shares)
    for paragraph in read_paragraphs(report.document):
        yield from _of_means(paragraph)
        yield from _of_sisters(paragraph)


def _is_whole(sentence: Sentence) -> bool:
    return sentence.text.rstrip().endswith((".", ";", ":")) and "$" not in sentence.text


_LED: Final = re.compile(
    r"(?:\b(?:rp|indeks|index|nilai|skor|skala|poin|ikm|skm)\b[^0-9]{0,20}|[(\u00d7\u00f7=+*/\u2212-]\s*)$",
    re.IGNORECASE,
)
"""What makes a decimal no percentage."""
_NAMES_SHARE: Final = re.compile(
    r"\b(?:capaian|cakupan|serapan|terserap|penyerapan|persentase|target|realisasi|terealisasi|kepemilikan|mencapai"
    r"|tercapai|terendah|tertinggi)(?:nya)?\b",
    re.IGNORECASE,
)
_NEAR: Final = 60
_POINTS: Final = re.compile(
    r"^\s*(?:%|persen|poin|point|\)?\s*(?:poin|persen)|(?:tahun(?!\s+\d)|hari|jam|menit|kali)\b|[\u00d7\u00f7=+*/\u2212]"
    r"|(?:dan|sampai|hingga|menjadi|ke|[-\u2013,;/])\s*\d[\d.,]*\s*(?:%|persen|poin))",
    re.IGNORECASE,
)
"""What follows a percentage that needs no sign: a sign further on, or points."""


def _shares(report: UnderstoodReport) -> frozenset[Decimal]:
    """Return the decimals that a report prints as percentages, and of no index."""
    signed: set[Decimal] = set()
    bare: set[Decimal] = set()
    for understood in report.tables:
        own, indices = _shares_in(understood)
        signed |= own
        bare |= indices
    sentences = [s for s in report.document.sentences if s.text.rstrip().endswith((".", ";", ":"))]
    numbers = [number for sentence in sentences for number in sentence.numbers]
    signed |= {number.value for number in numbers if number.unit == PERCENT}
    seen = Counter(number.value for number in numbers if number.unit != PERCENT)
    return frozenset(value for value in signed - bare if seen[value] < _TWICE)


def _shares_in(understood: UnderstoodTable) -> tuple[set[Decimal], set[Decimal]]:
    """Return the percentages of a table, and its figures of an index."""
    percent = {c.index for c in understood.columns if c.is_percent or _PERCENT.search(" ".join(c.path))}
    scored = {column.index for column in understood.columns if _SCORE.search(" ".join(column.path))} - percent
    signed: set[Decimal] = set()
    bare: set[Decimal] = set()
    for row in understood.rows:
        is_index = bool(_INDEX.search(" ".join((row.label, understood.table.title))))
        for cell in row.row.cells:
            for number in cell.numbers:
                if number.unit == PERCENT or cell.column in percent:
                    signed.add(number.value)
                elif is_index or cell.column in scored:
                    bare.add(number.value)
    return signed, bare


def _lost(sentence: Sentence, shares: frozenset[Decimal]) -> Iterator[Statement]:
    """Yield decimals that are percentages wherever else they stand, and have no sign here."""
    text = sentence.text
    if "$" in text or not text.rstrip().endswith((".", ";", ":")):
        return
    for number in sentence.numbers:
        start = sentence.place_of(number)
        is_share = number.decimals > 1 and number.unit == ONE and number.value in shares
        if not is_share or number.spot.line != sentence.line or start < 0:
            continue
        before, after = text[:start], text[start + len(number.text) :]
        is_led = _NAMES_SHARE.search(before[-_NEAR:]) and not _LED.search(before)
        if is_led and not _POINTS.match(after):
            why = f"{number.text} tercetak sebagai persen di tempat lain dalam laporan ini."
            yield _told(sentence, number, why)


_SHARE_OF_MONEY: Final = Worded(
    r"\d(?:,-|,00)?\s*,?\s*\((?P<digits>\d{1,3}[.,]\d\d)(?P<sign>\s*(?:%|persen))?\)", re.NOFLAG
)


def _in_brackets(sentence: Sentence) -> Iterator[Statement]:
    """Yield shares in brackets after amounts: all of a sentence have a sign."""
    found = [*_SHARE_OF_MONEY.finditer(sentence.text)]
    if not any(match["sign"] for match in found):
        return
    for match in found:
        digits = match["digits"]
        expected = "" if match["sign"] else f"{digits}%"
        why = "Tanda persen tidak ada, padahal bagian lain dalam kalimat ini memakainya." if expected else ""
        place = sentence.place
        yield Statement(AuditRule.UNIT, not expected, sentence.line, digits, expected, why, place, Level.NOTE)


_SUBJECT: Final = re.compile(
    r"\b(?:cakupan|persentase|prosentase|serapan|penyerapan)(?:nya)?"
    r"(?:\s+(?!indeks|nilai|selisih|jumlah|poin|naik|turun|dan\b)[^\W\d][\w-]*|\s+(?:19|20)\d\d){0,5}\s*$",
    re.IGNORECASE,
)
"""`Cakupannya`, `Serapan anggaran tahun 2023 adalah`: what follows is a share."""


def _of_subjects(sentences: list[Sentence]) -> Iterator[Statement]:
    """Yield shares that their own subject names, where others of the report have a sign."""
    found = [
        (sentence, number)
        for sentence in sentences
        for number in sentence.numbers
        if number.decimals > 1 and number.unit in (ONE, PERCENT)
        if _SUBJECT.search(_before(sentence, number)) and not _POINTS.match(_after(sentence, number))
    ]
    bare = [(sentence, number) for sentence, number in found if number.unit != PERCENT]
    if _is_habit(len(found) - len(bare), len(bare)):
        why = "Tanda persen tidak ada, padahal cakupan atau serapan lain dalam laporan ini memakainya."
        yield from (_told(sentence, number, why) for sentence, number in bare)


def _is_habit(signed: int, bare: int) -> bool:
    return signed >= _HABIT and bare * _RARELY <= signed


_PAIR: Final = Worded(
    r"\bdari\s+(?P<first>\d+[.,]\d+)(?P<sign>\s*(?:%|persen))?(?:\s+(?:pada|di)\s+(?:tahun\s+\d{4}|[A-Z]\w+))?"
    r"\s+(?:menjadi|sampai|hingga)\s+(?P<second>\d+[.,]\d+)(?P<other>\s*(?:%|persen))?(?!\d)(?!\s*poin)",
    re.NOFLAG,
)


def _of_pairs(sentences: list[Sentence]) -> Iterator[Statement]:
    """Yield ends of a change of which one alone has a sign: `turun dari 88,55% menjadi 77,18`."""
    found = [(sentence, match) for sentence in sentences for match in _PAIR.finditer(sentence.text)]
    signed = sum(bool(match["sign"] and match["other"]) for _, match in found)
    elliptic = sum(bool(match["other"] and not match["sign"]) for _, match in found)
    for sentence, match in found:
        is_second = bool(match["sign"]) and not match["other"]
        is_first = bool(match["other"]) and not match["sign"] and signed >= elliptic
        if is_first or is_second:
            start = match.start("first" if is_first else "second")
            number = next((n for n in sentence.numbers if sentence.place_of(n) == start), None)
            if number is not None:
                yield _told(sentence, number, "Tanda persen tidak ada, padahal pasangannya memakainya.")


def _of_quotes(report: UnderstoodReport, shares: frozenset[Decimal]) -> Iterator[Statement]:
    """Yield figures without a sign that a table, whose row their words name, has as a share."""
    quotes = quotes_of(report)
    found = [
        (paragraph, quoter)
        for paragraph in read_paragraphs(report.document)
        if paragraph.text.rstrip().endswith((".", ";", ":"))
        for quoter in quotes.of(paragraph)
        if quoter.mention.number.decimals > 1 and quoter.share is not None
    ]
    brackets = [quoter.mention.number.unit for _, quoter in found if _OPENS.search(quoter.mention.before)]
    signed = brackets.count(PERCENT)
    bare = len(brackets) - signed
    for paragraph, quoter in found:
        is_usual = _is_habit(signed, bare) or (bare == 1 and bool(_OF_SHARES.search(paragraph.text)))
        if _is_bare_share(quoter, shares, has_signs=is_usual):
            number = quoter.mention.number
            why = f"{number.text} tercetak sebagai persen di tempat lain dalam laporan ini."
            yield _statement(number, why, paragraph.place)


_OF_SHARES: Final = re.compile(
    r"^(?!.*\b(?:indeks|nilai|skor)\b).*\b(?:serapan|penyerapan|cakupan|persentase)\b",
    re.IGNORECASE | re.DOTALL,
)
_OPENS: Final = re.compile(r"[(]\s*$")


def _is_bare_share(quoter: Quoter, shares: frozenset[Decimal], *, has_signs: bool) -> bool:
    mention, share = quoter.mention, quoter.share
    if mention.number.unit != ONE or mention.number.value not in shares or _POINTS.match(mention.after):
        return False
    is_open = has_signs if _OPENS.search(mention.before) else not _LED.search(mention.before)
    return is_open and share is not None and share.naming.is_row_named


def _of_sisters(paragraph: Paragraph) -> Iterator[Statement]:
    """Yield figures led by the same words as one with a sign: `Target tahun 2024 adalah 96,00`."""
    signed = {_lead(mention) for mention in paragraph.mentions if mention.number.unit == PERCENT}
    for mention in paragraph.mentions:
        is_bare = mention.number.unit == ONE and mention.number.decimals > 1
        if is_bare and _lead(mention) in signed - {""} and not _POINTS.match(mention.after):
            why = "Tanda persen tidak ada, padahal angka sejenis dalam bagian ini memakainya."
            yield _statement(mention.number, why, paragraph.place)


def _lead(mention: Mention) -> str:
    """The words of a sentence before a figure, whatever year they name; empty where they name no year."""
    words = _SENTENCE_BEGINS.split(mention.before)[-1]
    return plain(YEAR.sub("", words)) if YEAR.search(words) else ""


_SENTENCE_BEGINS: Final = re.compile(r"[.;:]\s+")


def _of_means(paragraph: Paragraph) -> Iterator[Statement]:
    """Yield means of percentages without a sign."""
    for mean in means_in(paragraph):
        if mean.result.unit == ONE and all(number.unit == PERCENT for number in mean.inputs):
            why = "Tanda persen tidak ada, padahal ini rata-rata angka dalam persen."
            yield _statement(mean.result, why, paragraph.place)


def _before(sentence: Sentence, number: PrintedNumber) -> str:
    return sentence.text[: sentence.place_of(number)]


def _after(sentence: Sentence, number: PrintedNumber) -> str:
    text = sentence.text[sentence.place_of(number) + len(number.text) :]
    return text.lstrip("%") if number.unit == PERCENT else text


def _told(sentence: Sentence, number: PrintedNumber, why: str) -> Statement:
    place = sentence.place
    return _statement(number, why, place)


def _statement(number: PrintedNumber, why: str, place: str) -> Statement:
    return Statement(
        AuditRule.UNIT, False, number.spot.line, number.text, f"{number.text}%", why, place, Level.NOTE
    )
