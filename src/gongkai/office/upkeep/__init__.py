"""Keeping an installation well: heartbeats, backup and restore, and the doctor who says what is wrong."""
