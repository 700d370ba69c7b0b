"""The one gate: a model that belongs to an agency can be read only by saying for whom.

Such a model has no manager that gives everything. `Model.rows.seen_by(asker)` is the way for pages, lists, feeds and
acts alike. `_internal` is for Django itself and for what derives (rebuild, backup); a test finds any other use.
"""

from __future__ import annotations

from typing import Any, ClassVar, NoReturn, Self, TypeVar

from django.db import models
from django.db.models.manager import BaseManager

from gongkai.office.agencies.asker import Asker

_M = TypeVar("_M", bound="Gated")


class Gate(BaseManager[_M]):
    """The manager that asks who is asking."""

    def seen_by(self, asker: Asker) -> models.QuerySet[_M]:
        """The rows this asker may see, and no other."""
        return self.model.visible(models.QuerySet(self.model, using=self._db), asker)

    def all(self) -> NoReturn:
        """Refused: say for whom."""
        raise TypeError(f"{self.model.__name__}.rows gives rows only by seen_by(asker)")


class Gated(models.Model):
    """A thing that belongs to an agency. Each such model says in `visible` who may see its rows."""

    _internal: ClassVar[models.Manager[Self]] = models.Manager()
    rows: ClassVar[Gate[Self]] = Gate()

    class Meta:
        """No table of its own."""

        abstract = True

    @classmethod
    def visible(cls, rows: models.QuerySet[Any], asker: Asker) -> models.QuerySet[Any]:
        """Of `rows`, those the asker may see."""
        raise NotImplementedError
