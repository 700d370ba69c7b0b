"""How allauth behaves here: no one signs up, accounts are opened by administrators, and tries are counted by account."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from gongkai.office.agencies.models import Person


class NoSignup(DefaultAccountAdapter):
    """An office's accounts are given, not taken."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> AbstractBaseUser | None:
        """Sign in with the log-in name as it is registered.

        Names are found whatever their case, so wrong tries must be counted under one spelling, or each spelling of a
        name would give five more.
        """
        typed = str(credentials.get("username", "")).strip()
        if typed:
            person = Person.objects.filter(username__iexact=typed).first()
            credentials["username"] = person.username if person else typed.lower()
        found: AbstractBaseUser | None = super().authenticate(request, **credentials)
        return found

    def clean_password(self, password: str, user: AbstractBaseUser | None = None) -> str:
        """A password that may be chosen. Raises ValidationError, also for the one in use: it may stand on a slip of paper."""
        chosen: str = super().clean_password(password, user)
        if user is not None and user.pk and user.check_password(chosen):
            raise ValidationError("新密码不能和现在的一样，请另想一个。")
        return chosen
