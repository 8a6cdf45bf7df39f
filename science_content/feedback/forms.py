"""The reader's form; its words, errors too, stand in the template, where they go through gettext."""

from django import forms

from .actions import LONGEST, readable
from .models import ANSWERS

LONGEST_SENT = 20_000  # letters that are looked at and shown again; nobody types more


class FeedbackForm(forms.Form):
    """`cleaned_data`: `answer`, a key of ANSWERS; `words`, readable and at most 500 letters."""

    answer = forms.ChoiceField(choices=ANSWERS)
    words = forms.CharField(required=False, strip=False)

    def __init__(self, data=None, *, answer: str = ""):
        """`answer`: the one that is ticked at first, where it is one of ours."""
        sent = data and {name: readable(data.get(name, "")[:LONGEST_SENT]) for name in self.base_fields}
        super().__init__(sent, initial={"answer": answer})

    def clean_words(self) -> str:
        words = self.cleaned_data["words"]
        if len(words) > LONGEST:
            raise forms.ValidationError("", code="too long", params={"length": len(words)})
        return words
