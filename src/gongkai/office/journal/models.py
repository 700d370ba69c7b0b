"""The rows of the journal. An agency is known here by its number alone, so that nothing lies below this app."""

from __future__ import annotations

from django.db import models


class Head(models.Model):
    """The end of an agency's chain: the one row that acts of this agency queue for, locked last in each transaction.

    It changes with every line and holds nothing that the last line does not.
    """

    agency = models.BigIntegerField(primary_key=True)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)


class Line(models.Model):
    """One act upon one thing, for good: never changed, never deleted (the database itself refuses both).

    `text` is what was hashed; the columns beside it repeat parts of it for searching, and verification compares them.
    It is not a log for finding faults of the program.
    """

    agency = models.BigIntegerField()
    number = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    trace = models.CharField(max_length=32)
    """One id for all lines of one act of a person, also where it touched two agencies."""
    actor = models.BigIntegerField(null=True)
    """The person's number; empty for the program itself."""
    act = models.CharField(max_length=64)
    thing = models.CharField(max_length=64)
    thing_id = models.CharField(max_length=64)
    text = models.TextField()
    algorithm = models.CharField(max_length=16)
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        """A number stands once in an agency; the life of a thing is found by its name."""

        constraints = (models.UniqueConstraint(fields=["agency", "number"], name="journal_line_number_once"),)
        indexes = (
            models.Index(fields=["agency", "thing", "thing_id", "number"], name="journal_line_of_thing"),
            models.Index(fields=["trace"], name="journal_line_of_trace"),
        )


class Key(models.Model):
    """The key under which the personal values of one subject stand in the journal as hashes.

    Erasing the row makes those hashes mean nothing while the chain stays whole.
    """

    subject = models.CharField(max_length=96, unique=True)
    key = models.BinaryField()
    made_at = models.DateTimeField(auto_now_add=True)


class Look(models.Model):
    """One look at personal data: who looked at what, when and why. Kept apart from the acts, and append-only too."""

    agency = models.BigIntegerField()
    recorded_at = models.DateTimeField()
    actor = models.BigIntegerField()
    thing = models.CharField(max_length=64)
    thing_id = models.CharField(max_length=64)
    shown = models.CharField(max_length=200)
    reason = models.CharField(max_length=200)

    class Meta:
        """Found by agency and time."""

        indexes = (models.Index(fields=["agency", "recorded_at"], name="journal_look_when"),)
