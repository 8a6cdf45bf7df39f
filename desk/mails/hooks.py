"""Where somebody switches his mails off: in his account, under 通知."""

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.views.account import BaseSettingsPanel, notifications_tab
from wagtail.admin.widgets import SwitchInput

from translation.release.permissions import languages_of

from .people import is_mail_set


class MailForm(forms.ModelForm):
    class Meta:
        model = get_user_model()
        fields = ["hears_by_mail"]
        widgets = {"hears_by_mail": SwitchInput()}


class MailPanel(BaseSettingsPanel):
    """Only for whom it does something."""

    name = "mails"
    title = "邮件"
    tab = notifications_tab
    order = 50
    form_class = MailForm

    def is_active(self) -> bool:
        return is_mail_set() and not self.user.is_superuser and bool(languages_of(self.user))


@hooks.register("register_account_settings_panel")
def mail_panel(request: HttpRequest, user: Any, profile: Any) -> BaseSettingsPanel:
    return MailPanel(request, user, profile)
