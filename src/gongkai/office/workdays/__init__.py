"""工作日: the announced years in the database, and what a change of them would move."""
