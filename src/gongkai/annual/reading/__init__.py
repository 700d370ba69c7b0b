"""Blocks to a Report."""

from gongkai.annual.reading.reader import read_report, report_of

__all__ = ["read_report", "report_of"]
