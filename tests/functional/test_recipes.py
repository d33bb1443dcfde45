"""Recipes that show how to extend Capaian are followed to the letter, on a copy of the code."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.architecture.code import ROOT

RECIPES = ROOT / "docs" / "recipes"
STEP = re.compile(
    r"<!-- in (\S+) (after|before|instead of) (.+?) -->\n```\w*\n(.*?)```", re.DOTALL
)
NEW = re.compile(r"<!-- new (\S+) -->\n```\w*\n(.*?)```", re.DOTALL)
RUN = (
    "from capaian.cli.main import main; import json, sys; [main(each) for each in "
    "json.loads(sys.argv[1])]"
)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    # With what is compiled already: it stays valid for each file that a page leaves as it is.
    shutil.copytree(ROOT / "src", tmp_path / "src")
    (tmp_path / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "factories.py", tmp_path / "tests")
    shutil.copytree(ROOT / "examples" / "balangan-2023", tmp_path / "dossier")
    return tmp_path


def follow(page: str, root: Path) -> None:
    """Make the additions of a page: new files, and lines each at the one place that it names."""
    text = (RECIPES / page).read_text(encoding="utf-8")
    files, steps = NEW.findall(text), STEP.findall(text)
    assert files or steps
    for file, content in files:
        (root / file).write_text(content, encoding="utf-8")
    for file, where, line, added in steps:
        path = root / file
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        places = [number for number, text in enumerate(lines) if line in text]
        assert len(places) == 1, (file, line)
        before = lines[: places[0] + (where == "after")]
        behind = lines[places[0] + (where != "before") :]
        path.write_text("".join([*before, added, *behind]), encoding="utf-8")


def capaian(root: Path, *commands: str) -> str:
    return python(root, RUN, json.dumps([command.split() for command in commands]))


def python(root: Path, code: str, *arguments: str) -> str:
    environment = {"PYTHONPATH": str(root / "src"), "PATH": "", "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(
        command, cwd=root, env=environment, capture_output=True, text=True, check=False
    )
    return done.stdout + done.stderr


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_formula_function_is_added_as_its_page_says(copy: Path) -> None:
    formula = "mean(kk, ktp, kia, akta-lahir, akta-mati, akta-kawin)"
    change(copy / "dossier" / "plan.yaml", formula, formula.replace("mean", "median"))
    unknown = capaian(copy, "explain dossier iku-2", "compute dossier")
    assert "median" in unknown and "99,77" not in unknown
    follow("formula-function.md", copy)
    explained = capaian(copy, "explain dossier iku-2")
    # the middle of 67,80 98,09 99,53 100 100 100: (99,53 + 100) / 2
    assert "99,77" in explained
    assert "nilai tengah dari" in explained


def test_a_policy_is_added_as_its_page_says(copy: Path) -> None:
    change(copy / "dossier" / "office.yaml", "higher: R/T", "higher: half_excess")
    assert "half_excess" in capaian(copy, "check dossier")
    follow("policy.md", copy)
    assert "100,55" in capaian(
        copy, "compute dossier"
    )  # 86,95 of 86 is 101,10; half of 1,10 is 0,55


IMPORT = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "capaian.web.settings"
django.setup()
from {} import *
"""


def test_a_policy_that_lacks_its_line_is_named_with_the_table(copy: Path) -> None:
    change(
        copy / "src/capaian/domain/policy.py",
        "    EXISTS = ",
        '    PLANTED = "planted", "tertanam"\n    EXISTS = ',
    )
    error = python(copy, "import capaian.rules.achievement")
    assert re.search(
        r"AchievementMethod\.PLANTED has no line in the table at \S+achievement\.py:\d+", error
    )


def test_a_register_is_added_as_its_page_says_and_lacks_its_pages_alone(copy: Path) -> None:
    follow("register.md", copy)
    lacking = r"Register\.COURSES has no line in the table at \S+stored_kinds\.py:\d+"
    assert re.search(lacking, python(copy, IMPORT.format("capaian.web.stored_kinds")))
    layout = """
id: laporan-pengaduan
title: Pelatihan
short_title: Pelatihan
blocks:
  - {block: text, content: "Terlaksana {{ year_registers.courses.whole.done }}"}
  - {block: text, content: "Peserta {{ year_registers.courses.whole.counts.%s.value }}"}
"""
    for name, words in (("attended", "laporan-pengaduan.html"), ("atended", "Yang ada: attended")):
        (copy / "dossier" / "layouts").mkdir(exist_ok=True)
        (copy / "dossier" / "layouts" / "laporan-pengaduan.yaml").write_text(layout % name)
        assert words in capaian(copy, "paper dossier laporan-pengaduan --out out --format html")


def test_an_action_is_added_as_its_page_says(copy: Path) -> None:
    look = IMPORT.format("capaian.web.trail.record") + "print('boundaries.removed' in ACTIONS)"
    assert python(copy, look) == "False\n"
    follow("log-action.md", copy)
    assert python(copy, look) == "True\n"


def test_a_table_is_added_as_its_page_says(copy: Path) -> None:
    follow("../manual/menambah-tabel.md", copy)
    capaian(copy, "report dossier --out out --format html")
    text = (copy / "out" / "lkjip.html").read_text(encoding="utf-8")
    table = text.split("Kecamatan dengan perekaman KTP-el terendah, 2023</")[-1]
    assert table.index("Halong") < table.index("99,53")


def test_a_paper_is_added_as_its_page_says(copy: Path) -> None:
    assert "daftar-inovasi" in capaian(copy, "paper dossier daftar-inovasi --out out")
    assert not (copy / "out").exists()
    follow("paper.md", copy)
    capaian(copy, "paper dossier daftar-inovasi --out out")
    assert {path.suffix for path in (copy / "out").glob("daftar-inovasi.*")} == {
        ".docx",
        ".pdf",
        ".html",
    }
    for file in ("innovations.yaml", "evidence.yaml"):
        (copy / "dossier" / file).unlink()
    assert "innovations.yaml" in capaian(copy, "check dossier --for daftar-inovasi")


ON_PAGES = """
import os, django
os.environ["DJANGO_SETTINGS_MODULE"] = "capaian.web.settings"
django.setup()
from capaian.web.measurement.figures import given_columns, given_in, is_another
sheet, before = "outputs.csv", {"node": "I", "period": "2023", "beneficiaries": "40"}
print("beneficiaries" in given_columns(sheet), *given_in(sheet, before))
print(is_another(sheet, before, {**before, "beneficiaries": "41"}))
"""


def test_a_column_is_added_as_its_page_says(copy: Path) -> None:
    """Empty in the new year; locked, asked for evidence and traced to its writer
    as measured figures are.
    """
    follow("form-field.md", copy)
    outputs = copy / "dossier" / "outputs.csv"
    head, *rows = outputs.read_text(encoding="utf-8").splitlines()
    outputs.write_text(
        "\n".join([f"{head},beneficiaries", *(f"{row},40" for row in rows), ""]), encoding="utf-8"
    )
    closing = "close dossier --on 2024-02-28 --out out"
    beginning = "new next --from out/penutupan-63.11-2023.json"
    assert "galat" not in capaian(copy, "check dossier", closing, beginning)
    with (copy / "next" / "outputs.csv").open(encoding="utf-8") as file:
        assert [row["beneficiaries"] for row in csv.DictReader(file)] == [""] * len(rows)
    assert python(copy, ON_PAGES) == "True ('beneficiaries', '40')\nTrue\n"


FORM = (
    IMPORT.format("pathlib")
    + """
from capaian.domain.period import Period
from capaian.dossier.read import load_dossier
from capaian.web.measurement.duties import find_duties
from capaian.web.measurement.form.cells import find_form_cells
year, quarter = load_dossier(Path("dossier")), Period.parse("2024-Q3")
forms = [find_form_cells(year, duty, quarter) for duty in find_duties(year).values()]
print(*(slot.name for form in forms for slot in form.slots if slot.column == "beneficiaries"))
"""
)


def test_a_field_of_a_form_is_added_as_its_page_says_and_printed(copy: Path) -> None:
    shutil.rmtree(copy / "dossier")
    shutil.copytree(ROOT / "tests" / "dossiers" / "kabupaten-khayal-2024", copy / "dossier")
    follow("form-field.md", copy)
    outputs = copy / "dossier" / "outputs.csv"
    head, *rows = outputs.read_text(encoding="utf-8").splitlines()
    served = "A.1.2,,Kegiatan jemput bola,"
    filled = [f"{row},{4173 if row.startswith(served) and 'Q3' in row else ''}" for row in rows]
    outputs.write_text("\n".join([f"{head},beneficiaries", *filled, ""]), encoding="utf-8")
    assert "outputs:A.1.2::Kegiatan jemput bola:2024-Q3:beneficiaries" in python(copy, FORM)
    lines = capaian(
        copy, "paper dossier pengukuran-triwulan --period 2024-Q3 --out out --format html"
    )
    paper = (copy / "out" / "pengukuran-triwulan-2024-q3.html").read_text(encoding="utf-8")
    assert "4.173" in paper, lines


WAY = (
    IMPORT.format("pathlib")
    + """
from collections import defaultdict
from capaian.dossier.read import load_dossier
from capaian.web.planning.counting_ways import CountingWay, FormulaMaker, find_way
facts = load_dossier(Path("dossier"))
one, other = (each.numerator.name for each in facts.components[:2])
answers = defaultdict(str, {"nama": "Rata", "satuan": "orang", "jumlah-1": one, "jumlah-2": other})
formula, unit = FormulaMaker(facts, answers, "").make(CountingWay("rata-rata"))
way, found = find_way(facts, formula, is_yes_no=False)
print(formula, unit, way.value, [*found.values()] == [one, other])
"""
)


def test_a_way_of_counting_is_added_as_its_page_says_and_read_back(copy: Path) -> None:
    assert "'rata-rata' is not a valid CountingWay" in python(copy, WAY)
    follow("way-of-counting.md", copy)
    made = python(copy, WAY)
    assert re.fullmatch(r"mean\(\S+, \S+\) orang rata-rata True\n", made), made


def test_an_element_of_a_survey_is_added_as_its_page_says_and_counts(copy: Path) -> None:
    heads = ["persyaratan", "prosedur", "waktu", "biaya", "hasil", "kompetensi"]
    heads += ["perilaku", "pengaduan", "sarana", "integritas"]
    rows = [",".join(heads), *["4,4,4,4,4,4,4,4,4,2"] * 20, *["3,3,3,3,3,3,3,3,3,4"] * 20]
    (copy / "answers.csv").write_text("\n".join(rows))
    command = "survey answers.csv --json"
    assert json.loads(capaian(copy, command))["index"]["exact"]["display"] == "87,50"
    follow("survey-element.md", copy)
    # ten elements: nine with 3,5 and one with 3; (31,5 + 3) / 10 * 25
    assert json.loads(capaian(copy, command))["index"]["exact"]["display"] == "86,25"
