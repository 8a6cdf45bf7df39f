"""The door of the admin."""

from django import forms
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm


class LoginForm(WagtailLoginForm):
    """Wagtail's own leaves the label of the password to its English field name."""

    password = forms.CharField(label="密码", strip=False, widget=forms.PasswordInput(attrs={"placeholder": "输入密码"}))
