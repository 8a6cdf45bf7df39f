from datetime import timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from wagtail.admin.widgets import AdminDateInput

from languages import registry
from places.models import Place
from places.queries import prefectures
from science_content.topics.models import TopicPage

LONGEST = timedelta(days=3660)


class ManyPagesForm(forms.Form):
    with_chapters = forms.BooleanField(label="手册连同各章", required=False, initial=True)


class ReviewDateForm(ManyPagesForm):
    day = forms.DateField(
        label="复审日期", widget=AdminDateInput, help_text="到这一天要重新看一遍。读者看不到这个日期。"
    )
    field_order = ["day"]

    def clean_day(self):
        day, today = self.cleaned_data["day"], localdate()
        if not today <= day <= today + LONGEST:
            raise ValidationError("请填今天以后、十年以内的日期。")
        return day


class AddTopicForm(ManyPagesForm):
    """Not a ModelChoiceField: SQLite fails on the id of twenty digits that somebody may send."""

    topic = forms.ChoiceField(label="专题")
    field_order = ["topic"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        readable = TopicPage.objects.readable().filter(locale__language_code=registry.SOURCE).order_by("path")
        self.fields["topic"].choices = [("", "请选"), *readable.values_list("pk", "title")]

    def clean_topic(self) -> TopicPage:
        return TopicPage.objects.get(pk=self.cleaned_data["topic"])


class AddPlaceForm(ManyPagesForm):
    place = forms.ChoiceField(label="州市或县")
    narrow = forms.BooleanField(
        label="各地通用的页面也改成只给这些地方",
        required=False,
        help_text="不打钩：没写地区的页面本来各地都用得上，不改。",
    )
    field_order = ["place", "narrow"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offered = [
            (prefecture.name, [(each.code, each.name) for each in (prefecture, *counties)])
            for prefecture, counties in prefectures()
        ]
        self.fields["place"].choices = [("", "请选"), *offered]

    def clean_place(self) -> Place:
        return Place.objects.get(pk=self.cleaned_data["place"])
