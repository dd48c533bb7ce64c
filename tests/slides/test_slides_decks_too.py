"""Every lecture runs from top to bottom without a warning, and its deck has no fault: the other lectures."""

import pytest

pytest.register_assert_rewrite("deck_tests")

from deck_tests import *  # noqa: E402, F403
from deck_tests import pytest_generate_tests  # noqa: E402, F401

from utils.course.common import lectures  # noqa: E402

LECTURES = lectures(())[1::2]
