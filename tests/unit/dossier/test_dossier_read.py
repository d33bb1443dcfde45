"""A valid dossier read whole: every part arrives, typed, in order, with its place."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from tests.bad_input.spoiling import BASE, copy_base, read_changed

from capaian.domain.errors import FileError, InputError
from capaian.domain.issue import Level, Place
from capaian.domain.office import Acting, AreaKind
from capaian.domain.office_year import OfficeYear
from capaian.domain.period import Period
from capaian.domain.plan import TargetValue, ValueType
from capaian.domain.policy import AchievementMethod, Aggregation, Polarity, Rounding, ScaleGap
from capaian.domain.rule_set import Verification
from capaian.domain.value import PERCENT, Unit
from capaian.dossier.read import load_dossier, read_dossier

EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "balangan-2023"
Y2023 = Period.year_of(2023)


@pytest.fixture(scope="module")
def base() -> OfficeYear:
    return load_dossier(BASE)


def test_the_office_is_read_with_its_organisation(base: OfficeYear) -> None:
    office = base.office
    assert (office.regency, office.regency_name) == ("63.99", "Kabupaten Contoh")
    assert (office.province, office.province_name) == ("63", "Provinsi Contoh")
    assert office.functions == ("perumusan kebijakan",)
    assert [(unit.id, unit.parent) for unit in office.units] == [("bidang-satu", None)]
    assert [(post.id, post.tier, post.acting, post.vacant) for post in office.posts] == [
        ("kepala", "II", None, False),
        ("kabid", "III", Acting.PLT, False),
    ]
    assert base.year == 2023


def test_policies_keep_the_defaults_of_what_is_not_declared(base: OfficeYear) -> None:
    policies = base.policies
    assert policies.rounding is Rounding.PRINTED
    assert policies.methods[Polarity.HIGHER_IS_BETTER] is AchievementMethod.RATIO
    assert policies.methods[Polarity.LOWER_IS_BETTER] is AchievementMethod.MIRRORED
    assert policies.cap is None
    assert policies.floor == 0
    assert policies.scale_gap is ScaleGap.LOWER_BOUND
    assert policies.areas is Aggregation.RATIO_OF_SUMS


def test_floor_none_is_not_the_same_as_no_floor_declared(tmp_path: Path) -> None:
    declared = read_changed(copy_base(tmp_path), "office.yaml", "floor: 0", "floor: none").require()
    assert declared.policies.floor is None


def test_own_scales_are_read_with_their_source(base: OfficeYear) -> None:
    (scale,) = base.scales
    assert scale.integer_bounds
    assert [(band.position, band.name, band.lower, band.upper) for band in scale.bands] == [
        (1, "Baik", 90, 100),
        (2, "Kurang", 0, 89),
    ]
    assert scale.provenance.verification is Verification.DOCUMENT
    assert scale.provenance.is_valid_on(date(2023, 6, 30))


def test_areas_keep_their_order(base: OfficeYear) -> None:
    assert [(area.code, area.kind, area.parent) for area in base.areas] == [
        ("63.99.01", AreaKind.DISTRICT, "63.99"),
        ("63.99.02", AreaKind.DISTRICT, "63.99"),
    ]


def test_the_plan_is_read(base: OfficeYear) -> None:
    assert base.regional_plan is not None
    assert base.regional_plan.missions == ("Misi satu", "Misi dua")
    assert base.regional_plan.mission == 2
    assert base.strategic_plan is not None
    assert (base.strategic_plan.first_year, base.strategic_plan.last_year) == (2021, 2026)
    assert base.goals[0].name == "Tertib administrasi"
    assert [(o.id, o.parent, o.owner) for o in base.objectives] == [
        ("sasaran-1", "tujuan-1", "kepala"),
        ("sasaran-2", "sasaran-1", None),
    ]
    assert base.surveys[0].top == 4


def test_a_component_has_percent_and_last_by_default(base: OfficeYear) -> None:
    (component,) = base.components
    assert component.unit == PERCENT
    assert component.aggregation is Aggregation.LAST
    assert component.decimals is None
    assert not component.may_exceed_whole
    assert component.numerator.code == "ktp.holders"


def test_an_indicator_is_read_with_its_targets(base: OfficeYear) -> None:
    indicator = base.indicators[0]
    assert indicator.is_key
    assert indicator.definition.meaning == "Persentase penduduk yang memiliki dokumen."
    assert indicator.plan_targets == {
        2022: TargetValue(Decimal("3.40"), "B (3,40)", Unit("scale-4")),
        2023: TargetValue(Decimal(95)),
    }
    assert indicator.place == Place("plan.yaml", 22, "indicators[iku-1]")


def test_what_an_indicator_does_not_say_has_its_documented_default(base: OfficeYear) -> None:
    indicator = base.indicators[1]
    assert not indicator.is_key
    assert indicator.polarity is Polarity.HIGHER_IS_BETTER
    assert indicator.value_type is ValueType.NUMBER
    assert indicator.formula == ""
    assert indicator.decimals is None
    assert indicator.plan_targets == {}
    assert indicator.as_printed == {}
    assert not indicator.formula_proposed
    assert indicator.credits == ()


def test_agreements_are_read_with_targets_in_words_and_by_period(base: OfficeYear) -> None:
    (agreement,) = base.agreements
    assert agreement.signed == "2023-01"
    assert agreement.revision == 0
    first, second = agreement.targets
    assert first.periods == (
        (Period.parse("2023-Q1"), TargetValue(Decimal(80))),
        (Period.parse("2023-Q2"), TargetValue(Decimal("90.5"))),
    )
    assert second.target == TargetValue(None, "3 (tiga) mitra")
    assert second.place == Place("agreements.yaml", 11, "agreements[pk-2023].targets[ik-1]")


def test_work_is_read(base: OfficeYear) -> None:
    assert base.nodes[0].indicators == ("iku-1", "ik-1")
    assert base.nodes[0].parent is None
    assert base.nodes[1].name == "Kegiatan satu, lanjutan"
    assert (base.outputs[1].node, base.outputs[1].text, base.outputs[1].met) == (None, "Sudah", True)
    assert base.inputs[1].node == "*"
    assert base.inputs[1].original is None
    assert base.inputs[0].actual == Decimal("2400000.50")


def test_an_empty_count_is_missing_and_not_zero(base: OfficeYear) -> None:
    assert [count.value for count in base.counts] == [12336, 12400, None, 20000]
    assert base.counts[2].place == Place("counts.csv", 4)
    assert base.counts[0].period == Y2023


def test_comparisons_are_read(base: OfficeYear) -> None:
    assert base.survey_elements[0].index == Decimal("83.64")
    assert base.survey_elements[0].mean is None
    assert base.history[0].scale == PERCENT
    assert (base.peers[0].numerator, base.peers[1].value) == (257990, Decimal("98.4"))


def test_a_quoted_cell_of_two_lines_does_not_shift_the_rows_below_it(base: OfficeYear) -> None:
    assert base.factors[0].text == "Jaringan sering putus,\nterutama di hulu."
    assert [factor.place.row for factor in base.factors] == [2, 4]


def test_words_are_read(base: OfficeYear) -> None:
    assert base.documents[0].date == "2021-07"
    assert base.documents[0].use == ("legal_basis",)
    assert base.cooperation[0].document is None
    assert base.innovations[0].supports == ("ktp", "iku-1")
    assert base.awards[0].giver == "Provinsi"
    assert base.evaluations[0].units[0].scores == (Decimal("19.06"), Decimal("28.45"))
    assert base.evaluations[0].units[0].is_own
    assert base.evaluations[0].period_text == "Juni 2023"
    assert base.recommendations[0].period == Period.year_of(2022)
    assert base.sources[0].cut_off == date(2023, 12, 31)
    assert base.differences[0].explained


def test_means_and_facts_are_read(base: OfficeYear) -> None:
    assert (base.people[1].count, base.people[1].filled, base.people[1].parent) == (
        None,
        True,
        "Kepala Bidang",
    )
    assert base.training[0].participants == 2
    assert base.assets[0].total == 12
    assert (base.facts[0].value, base.facts[0].decimals) == (Decimal("1878.3"), 1)


def test_narratives_are_kept_as_they_stand(base: OfficeYear) -> None:
    (text,) = base.narratives
    assert text.id == "ringkasan"
    assert text.markdown == "Cakupan dokumen tercatat {{ iku-1.actual }}.\n"
    assert text.place == Place("narrative/ringkasan.md")


def test_every_file_has_its_hash(base: OfficeYear) -> None:
    present = {str(path.relative_to(BASE)) for path in BASE.rglob("*") if path.is_file()}
    assert set(base.files) == present
    assert list(base.files) == sorted(base.files)
    assert all(len(sha256) == 64 for sha256 in base.files.values())


@pytest.mark.parametrize("file", sorted(p.name for p in BASE.iterdir() if p.suffix in (".csv", ".yaml")))
def test_byte_order_mark_and_windows_lines_change_nothing(
    file: str, tmp_path: Path, base: OfficeYear
) -> None:
    dossier = copy_base(tmp_path)
    content = (dossier / file).read_bytes().replace(b"\n", b"\r\n")
    (dossier / file).write_bytes(b"\xef\xbb\xbf" + content)
    changed = load_dossier(dossier)
    assert {**vars(changed), "files": {}} == {**vars(base), "files": {}}


def test_files_that_are_absent_are_not_provided(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    for path in dossier.rglob("*.csv"):
        path.unlink()
    (dossier / "innovations.yaml").unlink()
    found = load_dossier(dossier)
    assert found.counts == ()
    assert found.innovations == ()


def test_columns_may_stand_in_any_order(tmp_path: Path, base: OfficeYear) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "training.csv").write_text("source,period,name\nlapor,Maret 2023,Pelatihan arsip\n")
    (training,) = load_dossier(dossier).training
    assert (training.name, training.participants, training.organiser) == ("Pelatihan arsip", None, "")


def test_blank_rows_are_skipped_but_counted(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "training.csv").write_text("name,period\n\n,\nArsip,2023\n")
    (training,) = load_dossier(dossier).training
    assert training.place.row == 4


def test_null_in_yaml_is_not_provided(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    text = "awards:\n  - {name: a, giver: ~, subject: null}\n  - name: b\n    giver:\n"
    (dossier / "awards.yaml").write_text(text)
    assert [(award.giver, award.subject) for award in load_dossier(dossier).awards] == [("", ""), ("", "")]


def test_a_quoted_null_is_a_text(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "awards.yaml").write_text('awards:\n  - {name: a, giver: "null"}\n')
    assert load_dossier(dossier).awards[0].giver == "null"


def test_codes_are_never_taken_for_numbers(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "office.yaml", 'code: "63.99"', "code: 63.99")
    assert result.require().office.regency == "63.99"


def test_a_declared_difference_makes_two_values_a_warning_and_keeps_the_first(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    with (dossier / "counts.csv").open("a") as stream:
        stream.write("ktp.holders,63.99.01,2023,12363,agregat\n")
    result = read_dossier(dossier)
    assert [(issue.level, issue.code) for issue in result.issues] == [(Level.WARNING, "two_values")]
    assert [count.value for count in result.require().counts if count.measure == "ktp.holders"] == [
        12336,
        None,
    ]


def test_what_could_be_read_is_kept_for_further_checks(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "counts.csv", "12336", "dua belas ribu")
    assert result.office_year is None
    assert result.partial is not None
    assert [count.value for count in result.partial.counts] == [None, 12400, None, 20000]


def test_a_row_without_its_key_is_left_out_of_what_is_kept(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "counts.csv", ",2023,12336", ",kemarin,12336")
    assert result.partial is not None
    assert len(result.partial.counts) == 3


def test_without_an_office_nothing_is_kept(tmp_path: Path) -> None:
    result = read_changed(copy_base(tmp_path), "office.yaml", "head: kepala", "kepala: kepala")
    assert result.partial is None


def test_load_raises_with_all_problems(tmp_path: Path) -> None:
    dossier = copy_base(tmp_path)
    (dossier / "counts.csv").write_text("measure,area,period,value\nx,63.99,2023,a\ny,63.99,2023,b\n")
    with pytest.raises(InputError) as caught:
        load_dossier(dossier)
    assert [issue.code for issue in caught.value.issues] == [
        "not_a_number",
        "not_a_number",
        "unknown_measure",
        "unknown_measure",
    ]
    assert caught.value.exit_code == 10


def test_a_folder_that_cannot_be_read_is_a_file_error(tmp_path: Path) -> None:
    (tmp_path / "berkas").write_text("x")
    for path in (tmp_path / "tidak-ada", tmp_path / "berkas", Path("a\0b")):
        with pytest.raises(FileError) as caught:
            load_dossier(path)
        assert caught.value.exit_code == 11


def test_an_empty_folder_lacks_the_two_required_files(tmp_path: Path) -> None:
    result = read_dossier(tmp_path)
    assert [(issue.code, issue.place.file) for issue in result.issues] == [
        ("missing_file", "office.yaml"),
        ("missing_file", "plan.yaml"),
    ]
    assert result.partial is None


def test_the_example_is_free_of_problems() -> None:
    result = read_dossier(EXAMPLE)
    assert [str(issue) for issue in result.issues] == []
    assert len(result.require().counts) > 100


def test_reading_does_not_pay_for_libraries_it_does_not_need() -> None:
    code = (
        "import sys; from pathlib import Path; from capaian.dossier.read import read_dossier;"
        f"read_dossier(Path({str(BASE)!r}));"
        "print(sorted({'pydantic', 'typer', 'rich', 'lark'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
