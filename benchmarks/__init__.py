"""Speed against the floor and the peers, side by side in one run: `python -m benchmarks`.

Only ratios of one run mean anything: milliseconds depend on the machine and on what else it does. A floor is the
least that anybody must spend on a format (parse it, take its text out); a peer is another program's reader. A peer
that is not installed is named and left out. Nothing here is a test: no run fails because it was slow.
"""
