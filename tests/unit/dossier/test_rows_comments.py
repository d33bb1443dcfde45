"""Comments on lines of their own: found wherever they may stand, and nothing else taken for one."""

from __future__ import annotations

import pytest

from capaian.dossier.rows.comments import comments_below, comments_of
from capaian.dossier.rows.source_tree import Collection, parse


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("# a\n", ["# a"]),
        ("  # a\n\n  \n#b\nk: 1\n", ["# a", "#b"]),
        ("---\n# a\nk: 1\n", ["# a"]),
        ("# a\n--- # no\nk: 1\n", ["# a"]),
        ("k: 1 # no\n", []),
        ("k: # no\n  # a\n  # b\n  1\n", ["# a", "# b"]),
        ("k: # no\n  # a\n  - 1\n  # b\n  - 2\n# c", ["# a", "# b", "# c"]),
        ("- # no\n  # a\n  k: 1\n", ["# a"]),
        ("k: |\n  # no\n  text\n# a\n", ["# a"]),
        ("k: |\n  text\n\n  # no\n # a\n", ["# a"]),
        ("k: '\n  # no'\n", []),
        ("k: a#no\nl: 'b # no'\n", []),
        (
            "k: [ # no\n  # a\n  1, # no\n  # b\n  2\n  # c\n  ,\n  # d\n] # no\n# e\n",
            ["# a", "# b", "# c", "# d", "# e"],
        ),
        ("k: {a: # no\n  # a\n  1}\n", ["# a"]),
        ("? k\n# a\n: 1\n", ["# a"]),
        ("k: 1\n...\n# a\n", ["# a"]),
    ],
)
def test_comments_on_lines_of_their_own_are_found_and_no_others(text: str, found: list[str]) -> None:
    assert list(comments_of(parse(text))) == found


def test_those_below_a_slot_are_its_own_and_those_above_it_are_not() -> None:
    root = parse("# above\nk: # beside\n  # a\n  - 1\n  # b\n  - [2,\n  # c\n  3]\n# behind\n").root
    assert isinstance(root, Collection)
    assert list(comments_below(root.slots[0])) == ["# a", "# b", "# c"]
