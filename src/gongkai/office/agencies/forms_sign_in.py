"""The forms of the door and of its key."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm, LoginForm


class SignInForm(LoginForm):
    """allauth's, in the words of the rest of the office."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "登录名"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)


class NewPasswordForm(ChangePasswordForm):
    """allauth's, without Django's list of rules: the page says them once, in the office's own words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["password1"].help_text = "至少 10 个字符，不能全是数字，不要用姓名、电话或常见密码。"
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)
