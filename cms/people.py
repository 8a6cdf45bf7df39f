"""The door of the admin, and the account page behind it."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from wagtail.admin.forms.account import AvatarPreferencesForm
from wagtail.admin.forms.auth import LoginForm as WagtailLoginForm
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel

from science_content.media.forms import looking_first, rewrite
from science_content.media.refusals import too_large

AVATAR_SIDE = 400  # pixels


class LoginForm(WagtailLoginForm):
    """Wagtail's own leaves the label of the password to its English field name."""

    password = forms.CharField(label="密码", strip=False, widget=forms.PasswordInput(attrs={"placeholder": "输入密码"}))


class AvatarForm(AvatarPreferencesForm):
    """Wagtail's own (8.0.1) is a server error for a picture that is cut off, and "Reset to default" resets nothing."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["avatar"]
        field.to_python = looking_first(field.to_python, _made_small)

    def clean_avatar(self) -> Any:
        return "" if self.cleaned_data.get("avatar") is False else super().clean_avatar()


def _made_small(file: UploadedFile) -> None:
    if (file.size or 0) > settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE:
        raise ValidationError(too_large(settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE))
    rewrite(file, longest=AVATAR_SIDE)


class AvatarPanel(AvatarSettingsPanel):
    """Says what is wrong with a picture, which Wagtail's own template keeps to itself."""

    form_class = AvatarForm
    template_name = "cms/avatar_panel.html"


class Account(AccountView):
    def get_panels(self) -> list:
        return [
            AvatarPanel(panel.request, panel.user, panel.profile) if isinstance(panel, AvatarSettingsPanel) else panel
            for panel in super().get_panels()
        ]
