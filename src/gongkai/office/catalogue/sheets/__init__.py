"""Excel books and old files into rows of values: what a cell means, and what is wrong with it in a sentence."""
