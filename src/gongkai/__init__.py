"""Gongkai 公开: the open-information work of a township, from the first notice to the annual report."""

__version__ = "0.1.0"
