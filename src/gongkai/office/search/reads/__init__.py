"""Questions to the index, each asked as a stranger asks."""
