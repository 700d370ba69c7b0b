"""How allauth behaves here: no one signs up, accounts are opened by administrators, and tries are counted by account."""

from __future__ import annotations

from typing import Any, ClassVar

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from gongkai.office.agencies.models import Person

_SAID = {
    "password_too_short": "密码太短，至少 10 个字符。",
    "password_too_similar": "密码和登录名或姓名太像，请另想一个。",
    "password_too_common": "这个密码太常见，别人容易猜到，请另想一个。",
    "password_entirely_numeric": "密码不能全是数字，请加上字母或符号。",
}
"""Why a password may not be chosen, by Django's code of the reason."""


class NoSignup(DefaultAccountAdapter):
    """An office's accounts are given, not taken."""

    error_messages: ClassVar[dict[str, Any]] = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "登录名或密码不正确。请看看大小写和输入法；连续输错五次，要过一刻钟才能再试。"
    }

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to work: a new password is asked for before anything else can be done."""
        return reverse("desk:home")

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
        try:
            chosen: str = super().clean_password(password, user)
        except ValidationError as refused:
            # Django has no Chinese for some of these, and says 你 where an office says 您.
            raise ValidationError([_SAID.get(one.code or "", str(one.message)) for one in refused.error_list]) from None
        if user is not None and user.pk and user.check_password(chosen):
            raise ValidationError("新密码不能和现在的一样，请另想一个。")
        return chosen
