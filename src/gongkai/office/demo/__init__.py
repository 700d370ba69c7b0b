"""The demonstration: the invented county brought into a fresh office, through the office's own acts.

It stands above all apps and is none itself: it has no rows, no pages, and nothing below knows of it.
"""
