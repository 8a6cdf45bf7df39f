"""A township or village, and a table of them, as editors type or send them in."""

from django import forms

from places.actions import placed
from places.facts import FACTS
from places.models import Place
from places.rules import DIGITS, code_fault, name_fault, parent_code
from places.village_file import MOST_BYTES, MOST_ROWS

LEVEL_OF = {digits: level for level, digits in DIGITS.items()}


class PlaceChangeForm(forms.ModelForm):
    """What may change of a township or village that is there; its code, and so its place in the tree, stays."""

    latitude = forms.FloatField(
        label="纬度", required=False, min_value=20, max_value=30, help_text=f"可不填。{FACTS['latitude'].source}。"
    )
    longitude = forms.FloatField(
        label="经度", required=False, min_value=97, max_value=107, help_text="可不填。和纬度一起填。"
    )

    class Meta:
        model = Place
        fields = ["name", "latitude", "longitude"]
        help_texts = {"name": "写全称，例：白沙镇、玉湖村。"}

    def clean_name(self) -> str:
        name = self.cleaned_data["name"].strip()
        if fault := name_fault(name):
            raise forms.ValidationError(f"{fault}。")
        return name

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        if (cleaned.get("latitude") is None) != (cleaned.get("longitude") is None) and not self.errors:
            raise forms.ValidationError("纬度和经度要一起填，或者都不填。")
        return cleaned


class PlaceForm(PlaceChangeForm):
    """A new township or village: level, parent and spoken languages follow from its code."""

    class Meta(PlaceChangeForm.Meta):
        fields = ["code", *PlaceChangeForm.Meta.fields]
        help_texts = PlaceChangeForm.Meta.help_texts | {
            "code": "乡镇9位：县的6位代码加3位；村12位：乡镇的9位代码加3位（GB/T 10114）。上级按代码自动找到，当地语言随县。"
        }

    def clean_code(self) -> str:
        code = self.cleaned_data["code"].strip()
        level = LEVEL_OF.get(len(code), "township")
        if fault := code_fault(code, level):
            raise forms.ValidationError(
                "代码应是9位（乡镇）或12位（村）数字。" if len(code) not in LEVEL_OF else f"{fault}。"
            )
        self.parent = Place.objects.filter(pk=parent_code(code, level)).first()
        if self.parent is None:
            raise forms.ValidationError(
                f"还没有代码是{parent_code(code, level)}的{'县市区' if level == 'township' else '乡镇'}，请先添加上级。"
            )
        return code

    def _post_clean(self) -> None:
        if not self.errors:
            made = placed(self.cleaned_data["code"], self.cleaned_data["name"], self.parent)  # type: ignore[arg-type]  # else there are errors
            for name in ("level", "parent", "path", "spoken"):
                setattr(self.instance, name, getattr(made, name))
        super()._post_clean()  # type: ignore[misc]  # the stubs leave it out


class VillageFileForm(forms.Form):
    file = forms.FileField(
        label="CSV文件",
        help_text=f"最多{MOST_ROWS}行、{MOST_BYTES // 1024 // 1024}兆。",
        error_messages={"required": "请先选文件。", "empty": "这个文件是空的。"},
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
