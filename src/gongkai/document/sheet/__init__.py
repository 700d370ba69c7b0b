"""Workbooks (.xlsx) to blocks."""
