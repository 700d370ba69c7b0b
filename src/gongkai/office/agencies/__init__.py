"""机关与人员: the tree of agencies, who holds which duty from when to when, and the gate that asks it."""
