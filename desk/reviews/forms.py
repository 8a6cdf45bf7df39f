from django import forms

from science_content.pages.models import SIGNIFICANCE, SciencePage
from science_content.publishing.approving import Waiting
from science_content.publishing.changes import MEANINGS


class ReviewForm(forms.Form):
    """`seen` and `task` say what stood on the screen; a reviewer may make more of it than the editor, never less."""

    seen = forms.CharField(widget=forms.HiddenInput)
    task = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, waiting: Waiting, *, task: str = ""):
        """`task`: id of the state of the review that waits, "" where none does."""
        super().__init__(initial={"seen": waiting.seen, "task": task, "raised": waiting.said})
        graver = MEANINGS[MEANINGS.index(waiting.said) :]
        if waiting.before is not None and len(graver) > 1:
            choices = [choice for choice in SIGNIFICANCE if choice[0] in graver]
            self.fields["raised"] = forms.ChoiceField(
                label="这次改动算什么", help_text="可以选得更重。", widget=forms.RadioSelect, choices=choices
            )
        if task:
            self.fields["comment"] = forms.CharField(
                label="留言", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )


class MeaningForm(forms.Form):
    """What the editor says of a change; less than was computed only with a reason."""

    significance_reason = forms.CharField(
        label="为什么影响没有那么大",
        max_length=SciencePage._meta.get_field("significance_reason").max_length,
        required=False,
        help_text="选得比系统判断的轻，才要写；审核人会看到。",
    )

    def __init__(self, *args, computed: str, **kwargs):
        super().__init__(*args, **kwargs)
        self.computed, self.words = computed, dict(SIGNIFICANCE)
        choices = [("", f"照系统判断：{self.words[computed]}"), *SIGNIFICANCE]
        said = forms.ChoiceField(label="这次改了什么", widget=forms.RadioSelect, required=False, choices=choices)
        self.fields = {"significance": said, **self.fields}

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        said, reason = cleaned.get("significance"), cleaned.get("significance_reason", "")
        if said and MEANINGS.index(said) < MEANINGS.index(self.computed) and not reason.strip():
            short = self.words[self.computed].split("：")[0]
            self.add_error("significance_reason", f"系统判断是“{short}”，您选的比它轻：请写明原因，审核人会看到。")
        return cleaned
