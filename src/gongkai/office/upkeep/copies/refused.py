"""Why a backup is not made, not believed, or not restored."""

from __future__ import annotations


class BackupRefused(Exception):
    """The message says, in Chinese, what is wrong and what to do; nothing of the office was changed."""
