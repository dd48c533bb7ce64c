"""Every simulated student gets exactly the points the student should have: every second assignment."""

import pytest

pytest.register_assert_rewrite("class_tests")

from class_tests import *  # noqa: E402, F403
from class_tests import assignments, pytest_generate_tests  # noqa: E402, F401

ASSIGNMENTS = assignments()[::2]
