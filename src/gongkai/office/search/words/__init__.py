"""Words: texts in one spelling, cut into what the index holds. Pure functions."""
