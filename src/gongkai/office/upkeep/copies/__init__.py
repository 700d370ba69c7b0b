"""Backup and restore: one portable file, the same for SQLite and PostgreSQL."""
