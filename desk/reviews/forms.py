from django import forms

from science_content.pages.models import SIGNIFICANCE
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
            self.fields["raised"] = forms.ChoiceField(label="这次改动算什么", widget=forms.RadioSelect, choices=choices)
        if task:
            self.fields["comment"] = forms.CharField(
                label="留言", required=False, widget=forms.Textarea(attrs={"rows": 2})
            )
