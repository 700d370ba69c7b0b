"""Papers of an entry: the approval form to be signed by hand, and the package to be pasted into the county's site."""
