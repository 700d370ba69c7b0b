"""What the statutes fix, as data and pure functions. No input or output, no clock, no web."""
