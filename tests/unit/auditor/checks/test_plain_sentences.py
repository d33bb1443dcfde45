"""A fault is told by one rule alone, and not against a table whose heads are wrong."""

from __future__ import annotations

from tests.unit.auditor.reports import audited, read
from tests.unit.auditor.told import filled
from tests.unit.auditor.told.late_strangers import SOCIAL

from capaian.auditor.checks.plain_sentences import check_plain_sentences

WRONG = "Penerima bantuan pangan tahun 2030 sebanyak 4.745 keluarga."
DOUBTED = "Pada ragam rungu wanita lebih banyak daripada pria."


def line_of(text: str, sentence: str) -> int:
    return text.strip("\n").split("\n").index(sentence) + 1


def test_a_line_of_which_another_rule_tells_is_passed() -> None:
    text = filled(SOCIAL, "bantuan", WRONG)
    line = line_of(text, WRONG)
    assert [*check_plain_sentences(read(text), set())]
    assert not [*check_plain_sentences(read(text), {line})]


def test_a_table_with_wrong_heads_contradicts_nothing() -> None:
    text = filled(SOCIAL, "ragam", DOUBTED)
    (table,) = (each.table for each in read(text).tables if each.table.number == "3.2")
    assert [*check_plain_sentences(read(text), set())]
    assert not [*check_plain_sentences(read(text), {table.head_line})]
    assert not [*check_plain_sentences(read(text), {table.line})]


def test_each_fault_is_told_once() -> None:
    for place, sentence in (("bantuan", WRONG), ("ragam", DOUBTED)):
        text = filled(SOCIAL, place, sentence)
        roots = [found for found in audited(text).findings if found.root is None]
        assert [found.line for found in roots] == [line_of(text, sentence)]


def test_right_sentences_yield_nothing() -> None:
    for place, sentence in (
        ("bantuan", "Penerima bantuan pangan tahun 2030 sebanyak 7.980 keluarga."),
        ("ragam", "Pada ragam rungu pria lebih banyak daripada wanita."),
        ("program", "Realisasi Program Perlindungan Sosial mencapai Rp19,60 miliar."),
    ):
        assert not [*check_plain_sentences(read(filled(SOCIAL, place, sentence)), set())]
