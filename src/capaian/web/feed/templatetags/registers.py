"""Words of registers in templates."""

from __future__ import annotations

from typing import Final

from django import template

from capaian.domain.registers.catalogue import Stage
from capaian.domain.registers.closed_month import DURATION, DURATION_DAYS, Register

register = template.Library()
_WORDS: Final = {
    **{stage.value: stage.words for stage in Stage},
    DURATION: "lama (menit kerja)",
    DURATION_DAYS: "lama (hari kerja)",
}
_WORDS_OF: Final = {
    Register.BLANKS: {
        "opening": "saldo awal",
        "received": "masuk",
        "issued": "dikirim ke tempat",
        "used": "terpakai",
        "spoiled": "rusak",
        "withdrawn": "ditarik dari pemilik",
        "destroyed": "dimusnahkan",
        "stock": "stok akhir bulan",
        "waste": "menunggu dimusnahkan",
    },
    Register.COMPLAINTS: {
        "answered": "dijawab",
        "solved": "selesai",
        "solved_in_time": "selesai tepat waktu",
        "due": "jatuh tempo",
    },
}


@register.filter
def stage_words(stage: str, of: Register) -> str:
    """Return what a stage of a register is called."""
    return {**_WORDS, **_WORDS_OF.get(of, {})}.get(stage, stage)
