"""What readers are told of each rule, and the reviewer's checklist."""

from __future__ import annotations

from itertools import chain

from capaian.domain.audit import AuditRule
from capaian.rulebook.auditing import load_review_form, load_rule_texts


def test_every_rule_has_its_text_and_no_other_has() -> None:
    assert tuple(load_rule_texts()) == tuple(AuditRule)


def test_every_text_is_whole_sentences() -> None:
    for text in load_rule_texts().values():
        for words in (text.sees, text.silent):
            assert words.endswith(".")
            assert words[0].isupper()
        assert text.printed
        assert text.remark


def test_examples_that_compute_are_right() -> None:
    """A second route: the workings of the examples, recomputed as plain fractions."""
    percent = {
        AuditRule.RATIO: (3_012_907, 3_048_585, "98,83"),
        AuditRule.ACHIEVEMENT: (86.95, 86.25, "100,81"),
        AuditRule.ABSORPTION: (775_369_849, 782_606_850, "99,08"),
    }
    texts = load_rule_texts()
    for rule, (part, whole, printed) in percent.items():
        assert f"{100 * part / whole:.2f}".replace(".", ",") == printed
        assert printed in texts[rule].remark
    assert f"{100 - 100 * 7_158_357_400 / 7_565_535_734:.2f}" == "5.38"
    assert 3_383_390_488 + 4_896_000 == 3_388_286_488
    assert f"{783.37 / 9:.2f}" == "87.04"


def test_the_checklist_has_three_parts_with_running_numbers() -> None:
    form = load_review_form()
    assert [group.numeral for group in form] == ["I", "II", "III"]
    for group in form:
        assert [item.number for item in group.items] == list(range(1, len(group.items) + 1))
        assert {item.group for item in group.items} == {group.numeral}


def test_no_statement_is_both_shown_and_doubted() -> None:
    for item in chain.from_iterable(group.items for group in load_review_form()):
        assert not (item.shown_by and item.doubted_by)
