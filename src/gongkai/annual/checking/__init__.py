"""A Report to findings."""

from gongkai.annual.checking.check import check_report
from gongkai.annual.checking.finding import Finding, Fix, Where

__all__ = ["Finding", "Fix", "Where", "check_report"]
