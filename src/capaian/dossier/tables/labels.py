"""What the valid names of choices mean, in Indonesian: nobody knows `contribution` or `higher` by heart."""

from __future__ import annotations

from enum import StrEnum

from capaian.domain.identifiers import WordedEnum


def labels_of(enum: type[StrEnum]) -> dict[str, str]:
    """Return what the values of an enum mean, by value; nothing for one without words.

    Examples:
        >>> from capaian.domain.work import Resource
        >>> labels_of(Resource)
        {'money': 'uang (rupiah)', 'staff': 'pegawai (orang)'}
    """
    return {each.value: each.words for each in enum if isinstance(each, WordedEnum)}
