"""What papers call codes of registers is what the pages call them."""

from __future__ import annotations

from capaian.domain.registers.closed_month import WORDS, Register
from capaian.web.complaints.models import Channel, ComplaintClass
from capaian.web.services.blanks.models import Reason


def test_papers_and_pages_have_one_word_for_a_code() -> None:
    """Fault: a channel, class or reason that a page offers is printed as its code, or under another name."""
    complaints, blanks = WORDS[Register.COMPLAINTS], WORDS[Register.BLANKS]
    assert {
        code: complaints.get(code, code) for code, _ in (*Channel.choices, *ComplaintClass.choices)
    } == dict((*Channel.choices, *ComplaintClass.choices))
    assert blanks == dict(Reason.choices)
