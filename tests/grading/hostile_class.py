"""All cases together, and what is expected of each."""

from cell_cases import CASES as CELL_CASES
from code_cases import CASES as CODE_CASES
from file_cases import CASES as FILE_CASES
from file_cases import STUDENTS
from small_course import FULL

from utils.grading.limits import MB, Limits

LIMITS = Limits(cell=3, notebook=20, cpu=20, memory=400 * MB, processes=64, file=20 * MB, disk=50 * MB, output=150 * MB)
EXPECTED = {name: (marks, codes) for name, _, marks, codes in CODE_CASES + CELL_CASES + FILE_CASES} | {
    name: (FULL, set()) for name in STUDENTS
}
