"""Names in a narrow column beside their text: which wrap, where each ends, and what are no names."""

from __future__ import annotations

import pytest

from capaian.auditor.reading.page import Word
from capaian.auditor.reading.side_heads import take_side_heads

_WIDTH = 600.0
_TEXT = 180.0
"""Where the text begins."""


def _line(left: float, top: float, text: str, high: float = 10.0) -> list[Word]:
    words: list[Word] = []
    for part in text.split():
        words.append(Word(left, top, left + 5 * len(part), top + high, part))
        left += 5 * len(part) + 3
    return words


_LONG = "Dana terserap seluruhnya untuk kapal dan dermaga menurut rencana pelabuhan tahun ini"


def _page(names: list[tuple[float, str]], texts: list[tuple[float, str]], high: float = 10.0) -> list[Word]:
    words = [word for top, text in names for word in _line(60, top, text, high)]
    return words + [word for top, text in texts for word in _line(_TEXT, top, text)]


_NAMES = [(100.0, "1.1 Layanan Kapal"), (115.0, "dan Dermaga"), (130.0, "Pelabuhan")]
_OTHERS = [(185.0, "1.2 Pemeliharaan"), (200.0, "Gudang")]
_TEXTS = [(100.0, _LONG), (115.0, "pada dua tempat."), (135.0, "Sisanya dikembalikan.")]
_MORE = [(185.0, _LONG), (200.0, "di gudang."), (215.0, "Selesai.")]


def test_names_that_wrap_have_their_text_beside_them() -> None:
    left, (rows,) = take_side_heads(_page(_NAMES + _OTHERS, _TEXTS + _MORE), _WIDTH)
    assert left == []
    assert [cells for _, cells in rows] == [
        (
            "1.1 Layanan Kapal dan Dermaga Pelabuhan",
            f"{_LONG} pada dua tempat. Sisanya dikembalikan.",
        ),
        ("1.2 Pemeliharaan Gudang", f"{_LONG} di gudang. Selesai."),
    ]
    assert [top for top, _ in rows] == [100.0, 185.0]


def test_text_between_two_names_parts_their_tables() -> None:
    words = _page([*_NAMES, (165.0, "Catatan"), *_OTHERS], _TEXTS + _MORE)
    small = [w if w.text != "Catatan" else Word(w.left, w.top, w.right, w.top + 6, w.text) for w in words]
    left, tables = take_side_heads(small, _WIDTH)
    assert [word.text for word in left] == ["Catatan"]
    assert [len(rows) for rows in tables] == [1, 1]


def test_text_far_below_the_last_name_is_not_its_own() -> None:
    words = _page(_NAMES, [*_TEXTS, (260.0, "Kalimat lain berdiri sendiri.")])
    left, (rows,) = take_side_heads(words, _WIDTH)
    assert [word.text for word in left] == ["Kalimat", "lain", "berdiri", "sendiri."]
    assert rows[0][1][1].endswith("Sisanya dikembalikan.")


@pytest.mark.parametrize(
    ("names", "texts"),
    [
        pytest.param([(100.0 + 15 * n, f"Kapal {n}") for n in range(5)], _TEXTS + _MORE, id="one line each"),
        pytest.param(
            [(100.0 + 15 * n, f"{n}.") for n in range(5)],
            [(100.0 + 15 * n, _LONG) for n in range(5)],
            id="marks",
        ),
        pytest.param(
            _NAMES,
            [(100.0 + 15 * n, f"{n}12") for n in range(5)] + [(400.0, _LONG)],
            id="figures and no text",
        ),
        pytest.param([], _TEXTS + _MORE, id="no names"),
        pytest.param([(107.0, "1.1 Layanan Kapal"), (122.0, "dan Dermaga")], _TEXTS + _MORE, id="not level"),
    ],
)
def test_other_words_are_left(names: list[tuple[float, str]], texts: list[tuple[float, str]]) -> None:
    words = _page(names, texts)
    assert take_side_heads(words, _WIDTH) == (words, [])


def test_a_caption_across_parts_what_stands_above_it() -> None:
    words = _page(_NAMES, _TEXTS) + _line(60, 170, f"Tabel 2.1 {_LONG}") + _page(_OTHERS, _MORE)
    left, tables = take_side_heads(words, _WIDTH)
    assert len(tables) == 2
    assert " ".join(word.text for word in left) == f"Tabel 2.1 {_LONG}"
