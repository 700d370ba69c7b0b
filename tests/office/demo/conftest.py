"""The demonstration's fixtures; its files lie where they were loaded."""

from __future__ import annotations

import pytest
from demo_world import DemoCounty, demo_county, demo_folder

__all__ = ["demo_county", "demo_folder"]


@pytest.fixture
def county_with_files(demo_county: DemoCounty, settings: object) -> DemoCounty:
    """The county with its files within reach: every test has a files folder of its own otherwise."""
    settings.FILES_ROOT = demo_county.files  # type: ignore[attr-defined]
    return demo_county
