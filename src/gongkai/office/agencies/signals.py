"""What follows from signing in and out: a handed-over password done with, wrong codes counted like wrong passwords."""

from __future__ import annotations

from allauth.account.signals import password_changed, password_set
from allauth.mfa.signals import authentication_failed
from django.contrib.auth.signals import user_login_failed
from django.dispatch import receiver
from django.http import HttpRequest

from gongkai.office.agencies.models import Person


@receiver([password_changed, password_set])
def note_own_password(user: Person, **_: object) -> None:
    """The next page is no longer the change of password."""
    if user.must_change_password:
        user.must_change_password = False
        user.save(update_fields=["must_change_password"])


@receiver(authentication_failed)
def count_wrong_code(request: HttpRequest, user: Person, **_: object) -> None:
    """A wrong one-time code counts like a wrong password, or a million codes could be tried with a password found out.

    At the limit the half-done sign-in is thrown away too: its next step would be the password, which is then locked.
    """
    user_login_failed.send(sender=__name__, credentials={"username": user.username}, request=request)
    if getattr(request, "axes_locked_out", False):
        request.session.flush()
