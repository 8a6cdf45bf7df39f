"""Crops and animals in the admin."""

from django import forms
from django.core.validators import RegexValidator
from wagtail.admin.viewsets.model import ModelViewSet

from science_content.topics.models import Crop


class CropForm(forms.ModelForm):
    key = forms.CharField(
        label="代号",
        max_length=Crop._meta.get_field("key").max_length,
        validators=[RegexValidator(r"\A[a-z0-9_-]+\Z", "代号只能用小写拉丁字母、数字、“-”和“_”。")],
        help_text="例：walnut。用在网址里，定下以后不要再改。",
    )

    class Meta:
        model = Crop
        fields = ["name", "key", "kind"]
        help_texts = {"name": "读者看到的名称，例：核桃、牦牛。"}


class CropViewSet(ModelViewSet):
    model = Crop
    name = "crop_registry"
    url_prefix = "crops"
    icon = "tag"
    menu_label = "作物和动物"
    list_display = ["name", "key", "kind"]
    list_filter = ["kind"]
    search_fields = ["name", "key"]
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False

    def get_form_class(self, for_update: bool = False) -> type:
        return CropForm
