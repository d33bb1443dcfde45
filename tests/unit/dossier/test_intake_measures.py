"""Which measure a column counts, told by its heads and the title above them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.intake.desks import balangan, codes, desk, headed, means, proposed, taken, uncounted

from capaian.domain.intake import IntakeTable
from capaian.dossier.intake.heads import Head
from capaian.dossier.intake.measures import (
    Named,
    guess_measures,
    is_ratio,
    measures_of,
)
from capaian.dossier.intake.sides import group_by_sides, sums_of_sides
from capaian.rulebook import load_rulebook


def rows(title: str, *heads: str) -> list[list[str | int | None]]:
    """A table of three kecamatan with some columns."""
    figures = [[100 * (place + 2) + column for column in range(len(heads))] for place in range(3)]
    names = ["Juai", "Halong", "Awayan"]
    return [
        [title],
        [],
        ["No", "Kecamatan", *heads],
        *([number, name, *line] for number, (name, line) in enumerate(zip(names, figures, strict=True), 1)),
    ]


@pytest.mark.parametrize(
    ("title", "heads", "meant"),
    [
        ("", ("Wajib KTP", "Sudah Rekam"), ("ktp.eligible", "ktp.holders")),
        ("", ("Wajib KTP-el", "Perekaman KTP-el"), ("ktp.eligible", "ktp.holders")),
        ("", ("WKTP", "REKAM"), ("ktp.eligible", "ktp.holders")),
        ("", ("Penduduk Wajib KTP", "Sudah Perekaman"), ("ktp.eligible", "ktp.holders")),
        ("", ("Jumlah Keluarga", "Memiliki KK"), ("kk.families", "kk.issued")),
        ("", ("Kepala Keluarga", "Kepemilikan KK"), ("kk.families", "kk.issued")),
        ("", ("Jumlah KK", "KK Terbit"), ("kk.families", "kk.issued")),
        ("", ("Wajib KIA", "Sudah Cetak KIA"), ("kia.eligible", "kia.issued")),
        ("", ("Anak Wajib KIA", "Memiliki KIA"), ("kia.eligible", "kia.issued")),
        ("", ("Penduduk 0-17", "Memiliki Akta Kelahiran"), ("akta-lahir.population", "akta-lahir.holders")),
        ("", ("Usia 0-17 Tahun", "Akta Kelahiran"), ("akta-lahir.population", "akta-lahir.holders")),
        ("", ("Kematian dilaporkan", "Penerbitan Akta Kematian"), ("akta-mati.reported", "akta-mati.issued")),
        ("", ("Peristiwa Kematian", "Akta Kematian Terbit"), ("akta-mati.reported", "akta-mati.issued")),
        (
            "",
            ("Perkawinan dilaporkan", "Penerbitan Akta Perkawinan"),
            ("akta-kawin.reported", "akta-kawin.issued"),
        ),
        ("Kepemilikan KIA", ("Wajib KIA", "Sudah Cetak"), ("kia.eligible", "kia.issued")),
        (
            "Penerbitan Akta Kematian",
            ("Kematian dilaporkan", "Penerbitan"),
            ("akta-mati.reported", "akta-mati.issued"),
        ),
    ],
)
def test_heads_that_are_known(title: str, heads: tuple[str, ...], meant: tuple[str, ...]) -> None:
    proposal = proposed(rows(title, *heads), desk())
    assert means(proposal) == dict(zip(heads, meant, strict=True))


def test_what_is_denied_means_nothing() -> None:
    proposal = proposed(rows("", "Wajib KTP", "Belum Rekam", "Sudah Rekam"), desk())
    assert means(proposal) == {"Wajib KTP": "ktp.eligible", "Sudah Rekam": "ktp.holders"}


def test_ratios_mean_nothing() -> None:
    proposal = proposed(rows("", "Wajib KTP", "Sudah Rekam", "Rekam %", "Rasio Rekam"), desk())
    assert [*means(proposal)] == ["Wajib KTP", "Sudah Rekam"]


def test_each_measure_is_meant_once() -> None:
    proposal = proposed(rows("", "Wajib KTP", "Wajib KTP-el", "Sudah Rekam"), desk())
    assert sorted(means(proposal).values()) == ["ktp.eligible", "ktp.holders"]


def test_nothing_is_guessed_from_other_words() -> None:
    at = desk()
    proposed(rows("", "Luas Wilayah", "Jumlah Desa"), at)
    assert codes(at) == ["head_unmapped"]


def test_an_unmapped_head_names_the_option() -> None:
    at = desk()
    proposed(rows("", "Luas Wilayah", "Rekam Ganda"), at)
    (issue,) = at.log.finish(())
    assert '--means "Rekam Ganda=ktp.' in issue.remedy


def test_what_the_user_tells_goes_first() -> None:
    at = desk(means={"Luas Wilayah": "ktp.holders"})
    proposal = proposed(rows("", "Wajib KTP", "Sudah Rekam", "Luas Wilayah"), at)
    assert means(proposal) == {"Wajib KTP": "ktp.eligible", "Luas Wilayah": "ktp.holders"}
    assert at.used == {"Luas Wilayah"}


def test_a_column_that_the_user_leaves_out() -> None:
    proposal = proposed(rows("", "Wajib KTP", "Sudah Rekam"), desk(means={"Wajib KTP": "-"}))
    assert means(proposal) == {"Sudah Rekam": "ktp.holders"}


def test_a_meaning_that_the_plan_does_not_know() -> None:
    at = desk(means={"Sudah Rekam": "ktp.dicetak"})
    proposed(rows("", "Wajib KTP", "Sudah Rekam"), at)
    assert codes(at) == ["means_unknown"]


def test_a_guess_that_is_not_sure_is_a_doubt() -> None:
    at = desk()
    proposal = proposed(rows("", "Sudah Cetak KTP", "Wajib KTP"), at)
    told = {doubt.text: doubt.means for doubt in at.doubts if doubt.text != "periode"}
    assert means(proposal)["Wajib KTP"] == "ktp.eligible"
    assert told == {"Sudah Cetak KTP": "ktp.holders"}


@pytest.mark.parametrize("title", ["Tahun 2023", "KTP Semester II 2023"])
def test_a_title_with_a_year_leaves_no_doubt(title: str) -> None:
    at = desk()
    proposed(rows(title, "Wajib KTP", "Sudah Rekam"), at)
    assert at.doubts == []


@pytest.mark.parametrize("whole", ["KEPALA KELUARGA", "JUMLAH KELUARGA", "JUMLAH KK"])
@pytest.mark.parametrize("above", ["KARTU KELUARGA", "KARTU KELUARGA (KK)", "KEPEMILIKAN KARTU KELUARGA"])
def test_a_card_of_families_is_one_word_beside_families(above: str, whole: str) -> None:
    at = desk()
    title, _, (*names, one, other), *lines = rows("KEPEMILIKAN DOKUMEN 2023", whole, "MEMILIKI KK")
    proposal = proposed([title, [], [*names, above, None], [None, None, one, other], *lines], at)
    assert means(proposal) == {f"{above} > {whole}": "kk.families", f"{above} > MEMILIKI KK": "kk.issued"}
    assert at.doubts == []


def test_measures_of_the_plan_know_the_words_of_the_rulebook() -> None:
    named = {one.means: one for one in measures_of(balangan(), load_rulebook())}
    assert len(named) == 12
    assert frozenset({"rekam"}) in named["ktp.holders"].phrases
    assert named["ktp.holders"].name


def test_a_measure_that_the_rulebook_does_not_know_is_guessed_by_its_own_name() -> None:
    office = balangan()
    component = office.components[0]
    own = replace(component, numerator=replace(component.numerator, code="peta.siap", name="Peta Siap Pakai"))  # type: ignore[arg-type]  # code
    at = desk(replace(office, components=(own,)))
    found = means(proposed(rows("", "Peta siap pakai", "Peta lain", "Peta lama"), at))
    assert found == {"Peta siap pakai": "peta.siap"}


def head(column: int, *parts: str) -> Head:
    return Head(column, parts, " > ".join(parts))


@pytest.mark.parametrize(
    "word", ["%", "Persen", "Persentase (%)", "Rasio", "Ratio", "Cakupan", "Capaian", "Prosentase"]
)
def test_heads_of_ratios(word: str) -> None:
    assert is_ratio(head(1, "KTP-el", word))


@pytest.mark.parametrize("word", ["Wajib KTP", "Jumlah", "L+P", "Rekam"])
def test_heads_of_counts(word: str) -> None:
    assert not is_ratio(head(1, word))


def test_men_and_women_with_their_sum_are_one_column() -> None:
    heads = [head(1, "KTP", "L"), head(2, "KTP", "P"), head(3, "KTP", "L+P"), head(4, "KIA")]
    assert group_by_sides(heads) == [[heads[2]], [heads[3]]]


@pytest.mark.parametrize("both", ["Jumlah", "L + P", "Total", "L&P", "JML", "LK+PR"])
def test_names_of_the_sum_of_both(both: str) -> None:
    heads = [head(1, "KTP", "Laki-laki"), head(2, "KTP", "Perempuan"), head(3, "KTP", both)]
    assert group_by_sides(heads) == [[heads[2]]]


@pytest.mark.parametrize(
    ("men", "women"), [("L", "P"), ("LK", "PR"), ("Laki-Laki", "Perempuan"), ("Pria", "Wanita")]
)
def test_men_and_women_without_their_sum_go_together(men: str, women: str) -> None:
    heads = [head(1, "KTP", men), head(2, "KTP", women)]
    assert group_by_sides(heads) == [heads]


def test_columns_of_other_words_stay_alone() -> None:
    heads = [head(1, "KTP", "Wajib"), head(2, "KTP", "Rekam")]
    assert group_by_sides(heads) == [[heads[0]], [heads[1]]]


def test_sums_of_both_need_three_columns() -> None:
    heads = [
        head(1, "KTP", "L"),
        head(2, "KTP", "P"),
        head(3, "KTP", "L+P"),
        head(4, "KIA", "L"),
        head(5, "KIA", "P"),
    ]
    assert [*sums_of_sides(headed(heads))] == [(heads[0], heads[1], heads[2])]


def test_a_column_is_guessed_by_its_lower_heads_too() -> None:
    named = measures_of(balangan(), load_rulebook())
    at = desk()
    proposal = proposed(rows("", "Wajib KTP", "Sudah Rekam"), at)
    heads = [head(3, "DATA BALANGAN", "Wajib KTP"), head(4, "DATA BALANGAN", "Sudah Rekam")]
    guessed = guess_measures(proposal.table, heads, named)
    assert [(one.head.column, one.means) for one in guessed] == [(3, "ktp.eligible"), (4, "ktp.holders")]


def test_a_kind_may_be_asked_for() -> None:
    proposal = proposed(rows("", "Wajib KTP", "Sudah Rekam"), desk(table=IntakeTable.COUNTS))
    assert proposal.intake.table is IntakeTable.COUNTS


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("PENDUDUK YANG SUDAH MEREKAM KTP-EL TAHUN 2023", "ktp.holders"),
        ("PENDUDUK WAJIB KTP-EL TAHUN 2023", "ktp.eligible"),
        ("KEPEMILIKAN KIA TAHUN 2023", "kia.issued"),
        ("DATA KEPALA KELUARGA TAHUN 2023", "kk.families"),
    ],
)
def test_a_title_tells_what_columns_of_men_and_women_count(title: str, meant: str) -> None:
    at = desk()
    proposal = proposed(rows(title, "Laki-laki", "Perempuan", "Jumlah"), at)
    assert means(proposal) == {"Jumlah": meant}
    assert [doubt.means for doubt in at.doubts] == [meant]


def test_a_title_that_denies_tells_nothing() -> None:
    at = desk()
    proposed(rows("PENDUDUK BELUM REKAM KTP-EL TAHUN 2023", "L", "P", "L+P"), at)
    assert codes(at) == ["head_unmapped"]


def test_men_and_women_below_a_title_alone_go_together() -> None:
    proposal = proposed(rows("SUDAH REKAM KTP-EL TAHUN 2023", "L", "P"), desk())
    assert means(proposal) == {"L": "ktp.holders", "P": "ktp.holders"}


KIA = "KEPEMILIKAN KARTU IDENTITAS ANAK TAHUN 2023"


@pytest.mark.parametrize(
    "head",
    [
        "Anak yang sekolah",
        "Anak usia 0-18 tahun",
        "Anak usia 0-17 tahun yang sekolah",
    ],
)
def test_the_only_other_column_of_what_is_counted_is_asked_about(head: str) -> None:
    at = desk()
    found = means(proposed(rows(KIA, head, "Memiliki KIA"), at))
    assert found == {head: "kia.eligible", "Memiliki KIA": "kia.issued"}
    assert [doubt.option for doubt in at.doubts] == [f'--means "{head}=kia.eligible"']


@pytest.mark.parametrize(
    "head",
    [
        "JUMLAH ANAK 0-17",
        "Anak < 18 tahun",
        "Usia 0 - <17 Tahun Belum Menikah",
        "Umur 0-16 tahun dan belum kawin",
    ],
)
def test_all_children_need_the_one_document_of_a_title(head: str) -> None:
    at = desk()
    found = means(proposed(rows(KIA, head, "Memiliki KIA"), at))
    assert found == {head: "kia.eligible", "Memiliki KIA": "kia.issued"}
    assert at.doubts == []


def test_all_children_alone_may_be_those_who_have_it() -> None:
    at = desk()
    proposed(rows(KIA, "Anak 0-17 tahun"), at)
    assert "mungkin kolom ini yang memilikinya" in at.doubts[0].words


def test_of_some_children_all_is_asked_below_such_a_title() -> None:
    at = desk(uncounted())
    taken(rows(f"{KIA} PENYANDANG DISABILITAS", "Anak 0-17 tahun", "Memiliki KIA"), at)
    assert "isi tabel" in [doubt.text for doubt in at.doubts]


@pytest.mark.parametrize(
    "heads",
    [
        ("Jumlah Penduduk", "Memiliki KIA"),
        ("Anak belum ber-KIA", "Memiliki KIA"),
        ("Usia 0-17 Tahun Belum Memiliki", "Memiliki KIA"),
        ("Usia Kerja", "Memiliki KIA"),
        ("Anak laki-laki kelas 1", "Anak kelas 2", "Memiliki KIA"),
    ],
)
def test_columns_of_others_or_of_what_is_left_are_not(heads: tuple[str, ...]) -> None:
    at = desk()
    assert means(proposed(rows(KIA, *heads), at)) == {"Memiliki KIA": "kia.issued"}
    assert at.doubts == []


def test_a_column_beside_both_sides_is_not() -> None:
    at = desk()
    found = means(proposed(rows(KIA, "Jumlah Anak", "Wajib KIA", "Memiliki KIA"), at))
    assert found == {"Wajib KIA": "kia.eligible", "Memiliki KIA": "kia.issued"}
    assert at.doubts == []


FAMILIES = [
    (number, area.name, 900 + number, 310 + number, 640 + number)
    for number, area in enumerate(balangan().districts, 1)
]


def families(title: str, head: str = "KEPALA KELUARGA") -> tuple[dict[str, str], list[str]]:
    """What the columns of persons, families and those who need a card mean, and what is asked."""
    at = desk(uncounted())
    cells = ((title,), ("No", "Kecamatan", "JUMLAH PENDUDUK", head, "WAJIB KTP"), *FAMILIES)
    proposal = proposed(cells, at)
    return means(proposal), [doubt.text for doubt in at.doubts]


def test_the_very_name_of_a_measure_counts_below_another_document() -> None:
    name = measure_named("kk.families").name
    found, asked = families(f"{name.upper()} DAN WAJIB KTP TAHUN 2023", name)
    assert found == {name: "kk.families", "WAJIB KTP": "ktp.eligible"}
    assert asked == []


@pytest.mark.parametrize(
    ("title", "is_asked"),
    [("PENDUDUK WAJIB KTP TAHUN 2023", False), ("WAJIB KTP PENERIMA PANGAN TAHUN 2023", True)],
    ids=["documents", "food"],
)
def test_a_name_that_the_title_does_not_tell_is_asked_below_words_of_others(
    title: str, is_asked: bool
) -> None:
    name = measure_named("kk.families").name
    found, asked = families(title, name)
    assert found[name] == "kk.families"
    assert (name in asked) is is_asked


def test_words_beside_the_name_keep_another_document_out() -> None:
    found, _ = families("WAJIB KTP TAHUN 2023", "KELUARGA PRASEJAHTERA")
    assert "kk.families" not in found.values()


def measure_named(code: str) -> Named:
    return next(one for one in measures_of(balangan(), load_rulebook()) if one.means == code)
