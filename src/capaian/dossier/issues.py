"""Collecting problems while a dossier is read, without ever stopping at the first one."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace
from difflib import get_close_matches

from capaian.domain.issue import Issue, Level, Place, has_errors
from capaian.dossier.messages import CATALOGUE, Message
from capaian.rulebook.personal import mask_personal_numbers

MAX_ISSUES_PER_FILE = 300
_MAX_VALUE = 80
_MAX_WORDS = 400
_MAX_NAMES = 500
_SHOWN_VALID = 12


class IssueLog:
    """The problems found so far, in the order they were found."""

    def __init__(self) -> None:
        """Begin with none."""
        self._issues: list[Issue] = []
        self._counts: Counter[tuple[str, Level]] = Counter()
        """How many of each weight a file has: warnings leave no error unsaid."""
        self._codes: dict[str, set[str]] = {}

    def add(
        self,
        code: str,
        place: Place,
        value: str | None = None,
        subject: str | None = None,
        among: Iterable[str] = (),
        **words: str,
    ) -> None:
        """Record a problem by its code in the catalogue;
        beyond the limit of a file and weight it is counted.

        Args:
            code: Code in the catalogue of messages.
            place: Where it is.
            value: The offending text as it stands there.
            subject: What a declared difference may cover.
            among: Valid names, of which the ones nearest to the value are offered.
            words: What fills the message.
        """
        worded = self._worded(code, place, value, words)
        if worded is None:
            return
        self._codes.setdefault(place.file, set()).add(code)
        file = place.file
        code, place, words = worded
        message = self._message(code, place)
        self._counts[file, message.level] += 1
        if self._counts[file, message.level] > MAX_ISSUES_PER_FILE:
            return
        filled = {key: _shorten(word, _MAX_WORDS) for key, word in words.items()}
        filled |= {
            "nearest": _shorten(nearest_words(value or "", among), _MAX_WORDS),
            "subject": subject or "",
        }
        self._issues.append(
            Issue(
                message.level,
                code,
                message.text.format(**filled),
                _mask(place),
                None if value is None else _shorten(value, _MAX_VALUE),
                message.remedy.format(**filled).strip(),
                subject,
            )
        )

    def _worded(
        self, code: str, place: Place, value: str | None, words: dict[str, str]
    ) -> tuple[str, Place, dict[str, str]] | None:
        """Return how a problem is told: as it is here; of a workbook by its cells.

        `None`: not at all.
        """
        return code, place, words

    def _message(self, code: str, place: Place) -> Message:
        """Return the words of a problem; those of cells where a workbook is told."""
        return CATALOGUE[code]

    def take(self, issues: Iterable[Issue]) -> None:
        """Record problems that were told before,
        as of a file within the dossier that is read by itself.
        """
        for issue in issues:
            self._counts[issue.place.file, issue.level] += 1
            self._codes.setdefault(issue.place.file, set()).add(issue.code)
            self._issues.append(issue)

    def absorb(self, other: IssueLog) -> None:
        """Take over all that another log holds, as if it had been recorded here."""
        counts = Counter(self._counts)
        for issue in other._issues:
            counts[issue.place.file, issue.level] += 1
            if counts[issue.place.file, issue.level] <= MAX_ISSUES_PER_FILE:
                self._issues.append(issue)
        self._counts.update(other._counts)
        for file, codes in other._codes.items():
            self._codes.setdefault(file, set()).update(codes)

    def has_any(self, file: str) -> bool:
        """Say whether any problem of a file was found."""
        return any(self._counts[file, level] for level in Level)

    def has_code(self, file: str, codes: Collection[str]) -> bool:
        """Say whether a problem of one of these kinds was found in a file."""
        return not self._codes.get(file, set()).isdisjoint(codes)

    def has_errors(self) -> bool:
        """Say whether anything found so far stops papers."""
        return has_errors(self._issues)

    def finish(self, covered: Collection[str]) -> tuple[Issue, ...]:
        """Return all problems in the order of the files;
        those declared in `differences.yaml` as warnings.
        """
        left: Counter[tuple[str, str]] = Counter()
        for (file, level), count in self._counts.items():
            code = "more_issues" if level is Level.ERROR else "more_warnings"
            left[file, code] += max(count - MAX_ISSUES_PER_FILE, 0)
            self._counts[file, level] = min(count, MAX_ISSUES_PER_FILE)
        for (file, code), count in sorted((+left).items()):
            self._counts[file, self._message(code, Place(file)).level] = 0
            self.add(code, Place(file), count=str(count))
        declared = {issue.subject for issue in self._issues if issue.subject is not None} & {
            *covered
        }
        return tuple(
            replace(issue, level=Level.WARNING) if issue.subject in declared else issue
            for issue in self._issues
        )


def nearest_words(name: str, names: Iterable[str]) -> str:
    """Return the sentence that offers the nearest valid names; all of them where they are few.

    Examples:
        >>> nearest_words("63.11.2", ["63.11.02", "63.11.03", "iku-1"])
        ' Yang terdekat: 63.11.02, 63.11.03.'
        >>> nearest_words("zzz", ["a", "b"])
        ' Yang ada: a, b.'
    """
    known = sorted(set(names))
    # Of very many those among which the name would stand.
    start = max(0, bisect_left(known, name) - _MAX_NAMES // 2)
    folded = {near.casefold(): near for near in reversed(known[start : start + _MAX_NAMES])}
    close = get_close_matches(name[:_MAX_VALUE].casefold(), folded, n=3)
    if close:
        return f" Yang terdekat: {', '.join(folded[match] for match in close)}."
    if 0 < len(known) <= _SHOWN_VALID:
        return f" Yang ada: {', '.join(known)}."
    return ""


def _mask(place: Place) -> Place:
    column, sheet = (text and mask_personal_numbers(text) for text in (place.column, place.sheet))
    return Place(mask_personal_numbers(place.file), place.row, column, sheet)


def _shorten(text: str, length: int) -> str:
    text = mask_personal_numbers(text)
    return text if len(text) <= length else f"{text[: length - 1]}…"
