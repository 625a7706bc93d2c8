"""The two ways in which a whole journey is walked: with scripts in a wide window, and without them on a telephone."""

import pytest

each_way = pytest.mark.parametrize("scripts, width", [(True, 1280), (False, 390)], ids=["scripts-1280", "plain-390"])
