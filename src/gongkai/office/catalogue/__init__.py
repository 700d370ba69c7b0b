"""主动公开: the catalogue, its entries with their versions, and the way of each through three sign-offs."""
