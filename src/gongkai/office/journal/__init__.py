"""留痕: what was done, by whom, under which duty; one chain of lines an agency, append-only."""
