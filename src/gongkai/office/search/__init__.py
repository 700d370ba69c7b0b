"""Search over what the public reads: the same code and the same results on both databases."""
