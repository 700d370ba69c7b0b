"""The committed samples are those that `make.py` makes, and stay small."""

from __future__ import annotations

import json

from reports.make import HERE, samples

MOST_BYTES = 400_000


def test_every_sample_and_its_truth_are_made_by_the_script() -> None:
    made = {sample.name: sample.truth for sample in samples()}
    kept = {path.name.removesuffix(".truth.json"): path for path in HERE.glob("*.truth.json")}

    assert set(made) == set(kept)
    for name, truth in made.items():
        assert json.loads(kept[name].read_text(encoding="utf-8")) == truth
        assert (HERE / name).is_file()


def test_text_samples_are_made_to_the_byte() -> None:
    for sample in samples():
        if not sample.name.endswith((".xlsx", ".docx")):
            assert (HERE / sample.name).read_bytes() == sample.data


def test_the_folder_stays_small() -> None:
    assert sum(path.stat().st_size for path in HERE.glob("*") if path.is_file()) < MOST_BYTES
