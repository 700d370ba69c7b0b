"""Write docs/findings.md from the catalogue in the code, so that the page cannot say anything else."""

from __future__ import annotations

from pathlib import Path

from gongkai.annual.checking.catalogue import catalogue_page

PAGE = Path(__file__).resolve().parent.parent / "docs" / "findings.md"

if __name__ == "__main__":
    PAGE.write_text(catalogue_page(), encoding="utf-8", newline="\n")
    print(f"written: {PAGE.name}")
