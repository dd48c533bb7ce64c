"""Submissions as Moodle and Canvas export them land with the right student; whoever is not known is listed."""

import random
import zipfile

import pytest
from small_course import NAME, make_course

from utils.grading.course_folder import GradingError
from utils.grading.journal import Journal
from utils.grading.submissions.collect import collect

ROSTER = """id,first_name,last_name,email,lms_user_id
al,Ada,Lovelace,ada@example.org,501
em,Émilie,du Châtelet,emilie@example.org,502
j1,John,Smith,john1@example.org,503
j2,John,Smith,john2@example.org,504
"""
FILE = f"{NAME}.ipynb"


@pytest.fixture
def course(tmp_path):
    root = make_course(tmp_path / "course")
    (root / "roster.csv").write_text(ROSTER)
    return root


def pack(path, files):
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return path


def content(course, student, name=FILE):
    return (course / "submitted" / student / NAME / name).read_text()


def test_moodle_zip_with_folders(course, tmp_path):
    export = pack(
        tmp_path / "moodle.zip",
        {
            f"Ada Lovelace_101_assignsubmission_file_/{FILE}": "ada",
            "Ada Lovelace_101_assignsubmission_file_/data/points.csv": "1",
            f"Emilie du Chatelet_102_assignsubmission_file_/{FILE}": "emilie",
            f"Nobody Known_103_assignsubmission_file_/{FILE}": "nobody",
            f"John Smith_104_assignsubmission_file_/{FILE}": "which John?",
        },
    )
    result = collect(NAME, export, course, course / "roster.csv")
    assert result.matched == {"al": 2, "em": 1}
    assert result.unmatched == ["Nobody Known", "John Smith"]
    assert result.late == []
    assert content(course, "al") == "ada"
    assert content(course, "al", "data/points.csv") == "1"
    assert content(course, "em") == "emilie"


def test_moodle_zip_without_folders(course, tmp_path):
    export = pack(tmp_path / "m.zip", {f"Ada Lovelace_101_assignsubmission_file_{FILE}": "flat"})
    collect(NAME, export, course, course / "roster.csv")
    assert content(course, "al") == "flat"


def test_canvas_folder(course, tmp_path):
    export = tmp_path / "canvas"
    export.mkdir()
    (export / f"lovelaceada_501_900_{FILE}").write_text("ada")
    (export / f"smithjohn_LATE_504_901_{FILE}").write_text("the second John")
    result = collect(NAME, export, course, course / "roster.csv")
    assert result.matched == {"al": 1, "j2": 1}
    assert content(course, "j2") == "the second John"


def test_whom_canvas_calls_late_is_named_and_no_student_writes_the_time(course, tmp_path):
    export = pack(
        tmp_path / "canvas.zip",
        {f"smithjohn_LATE_504_901_{FILE}": "late", f"lovelaceada_501_900_{FILE}": "ada"}
        | {"smithjohn_LATE_504_902_timestamp.txt": "2020-01-01 00:00:00 UTC"},
    )
    result = collect(NAME, export, course, course / "roster.csv")
    assert result.late == ["j2"]
    assert result.refused == ["smithjohn_LATE_504_902_timestamp.txt"]
    assert not (course / "submitted" / "j2" / NAME / "timestamp.txt").exists()


def test_without_a_roster_names_are_taken_as_they_are(course, tmp_path):
    export = pack(tmp_path / "m.zip", {f"Ada Lovelace_101_assignsubmission_file_/{FILE}": "ada"})
    assert collect(NAME, export, course).matched == {"Ada-Lovelace": 1}


def test_a_namesake_replaces_nobody(course, tmp_path):
    """The roster knows one Ada; a course page gives every person a number of her own."""
    files = {f"Ada Lovelace_{number}_assignsubmission_file_/{FILE}": str(number) for number in (1, 2)}
    result = collect(NAME, pack(tmp_path / "m.zip", files), course, course / "roster.csv")
    assert (result.matched, result.unmatched) == ({}, ["al"])


def test_two_of_one_name_stay_apart(course, tmp_path):
    files = {f"Anna Müller_{number}_assignsubmission_file_/{FILE}": str(number) for number in (1, 2)}
    files[f"Ada Lovelace_3_assignsubmission_file_/{FILE}"] = "ada"
    result = collect(NAME, pack(tmp_path / "m.zip", files), course)
    assert result.matched == {"Ada-Lovelace": 1}
    assert result.unmatched == ["Anna-Müller"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t", ", "])
def test_a_roster_from_any_spreadsheet(course, tmp_path, delimiter):
    (tmp_path / "roster.csv").write_text("\ufeff" + ROSTER.replace(",", delimiter), encoding="utf-8")
    export = pack(tmp_path / "m.zip", {f"Émilie du Châtelet_102_assignsubmission_file_/{FILE}": "emilie"})
    assert collect(NAME, export, course, tmp_path / "roster.csv").matched == {"em": 1}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("id,first_name\nem,Émilie".encode("cp1252"), "not UTF-8"),
        (b"Name,E-mail\nAda,ada@example.org", "column id"),
        (b"", "column id"),
        (b"id,first_name\n../../evil,Ada", "cannot name a folder"),
        (b"id,first_name\n.hidden,Ada", "cannot name a folder"),
    ],
)
def test_a_table_that_is_no_roster_is_refused(course, tmp_path, content, words):
    (tmp_path / "roster.csv").write_bytes(content)
    with pytest.raises(GradingError, match=words):
        collect(NAME, pack(tmp_path / "m.zip", {}), course, tmp_path / "roster.csv")


def test_a_damaged_file_in_a_zip_stays_out_and_the_others_come(course, tmp_path):
    person = "Ada Lovelace_101_assignsubmission_file_"
    names = [f"{person}/{FILE}", f"{person}/torn.csv", f"{person}/data", f"{person}/data/points.csv"]
    export = pack(tmp_path / "m.zip", dict(zip(names, ["ada", "TORN", "1", "2"], strict=True)))
    export.write_bytes(export.read_bytes().replace(b"TORN", b"TORM"))  # its checksum is another now
    result = collect(NAME, export, course, course / "roster.csv")
    assert result.matched == {"al": 2}
    assert result.refused == [names[1], "al: data/points.csv"]
    assert content(course, "al") == "ada"


@pytest.mark.parametrize("how", [zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2, zipfile.ZIP_DEFLATED])
def test_damage_of_any_packing_stays_out(course, tmp_path, how):
    export = tmp_path / "m.zip"
    name = f"Ada Lovelace_101_assignsubmission_file_/{FILE}"
    with zipfile.ZipFile(export, "w", how) as archive:
        archive.writestr(name, random.Random(0).randbytes(10_000))
    packed = bytearray(export.read_bytes())
    start = 30 + len(name) + 2000
    packed[start : start + 30] = b"\xff" * 30
    export.write_bytes(packed)
    result = collect(NAME, export, course, course / "roster.csv")
    assert (result.matched, result.refused) == ({}, [name])


def test_what_was_collected_stays_while_a_grader_is_at_work(course, tmp_path):
    export = pack(tmp_path / "m.zip", {f"Ada Lovelace_101_assignsubmission_file_/{FILE}": "ada"})
    with Journal(course).alone(), pytest.raises(GradingError, match="Another grader"):
        collect(NAME, export, course, course / "roster.csv")
    assert not (course / "submitted").exists()


def test_a_zip_cannot_write_elsewhere(course, tmp_path):
    link = zipfile.ZipInfo(f"Ada Lovelace_101_assignsubmission_file_/{FILE}")
    link.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "evil.zip", "w") as archive:
        archive.writestr("Ada Lovelace_101_assignsubmission_file_/../../../../evil.txt", "evil")
        archive.writestr("/Ada Lovelace_101_assignsubmission_file_/x", "evil")
        archive.writestr(link, "/etc/passwd")
    result = collect(NAME, tmp_path / "evil.zip", course, course / "roster.csv")
    assert result.matched == {}
    assert len(result.refused) == 3
    assert not list(course.rglob("evil*"))


def test_a_file_that_is_no_export_is_refused(course, tmp_path):
    (tmp_path / "x.zip").write_text("not a zip")
    with pytest.raises(GradingError, match="neither a folder nor a zip"):
        collect(NAME, tmp_path / "x.zip", course)
