"""Photographs that nobody described: no paper waits for that, but somebody should say what they show."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from capaian.domain.issue import Issue, Level
from capaian.rules.evidence_captions import caption_of, evidence_subject_names, is_picture
from capaian.rules.facts import Facts

_REMEDY = "Tulis apa yang tampak, di mana, dan kapan; nama dan NIK penduduk tidak ditulis."


def check_evidence_words(facts: Facts) -> Iterator[Issue]:
    """Yield each photograph that lacks words of its own, with those that papers use in their place."""
    listed = [each for each in facts.office_year.evidence if is_picture(each)]
    names = evidence_subject_names(facts.office_year) if listed else {}
    for each in listed:
        caption, alt = each.caption.strip(), each.alt.strip()
        if caption and alt:
            continue
        column = "alt" if caption else "caption"
        lacks = "uraian untuk pembaca layar" if caption else "keterangan"
        # Words of somebody stand in for others of theirs; where there are none the paper's are made up.
        level = Level.NOTE if caption or alt else Level.WARNING
        yield Issue(
            level,
            "picture_undescribed",
            f'Foto {each.file} belum punya {lacks}; naskah memakai "{caption_of(each, names)}".',
            replace(each.place, column=f"{each.place.column}.{column}"),
            remedy=_REMEDY,
        )
