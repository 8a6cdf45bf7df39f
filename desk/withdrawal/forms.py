from django import forms

from science_content.pages.models import SciencePage
from science_content.withdrawal.actions import SHORTEST_REASON

USUAL = [
    "用量或浓度有错，照着做会出事。",
    "内容已经过时，和现在的规定不一样。",
    "有人照着做出了问题，正在核实。",
]
LONGEST_REASON = SciencePage._meta.get_field("withdrawn_reason").max_length


class WithdrawalForm(forms.Form):
    """`cleaned_data["reason"]` is what readers see: a usual sentence, words of one's own, or both."""

    usual = forms.ChoiceField(
        label="为什么撤回",
        required=False,
        choices=[*((sentence, sentence) for sentence in USUAL), ("", "别的原因，写在下面")],
        widget=forms.RadioSelect,
        error_messages={"invalid_choice": "请选列出来的原因，或者自己写。"},
    )
    words = forms.CharField(
        label="再说几句",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="读者会看到：哪里不对，该怎么办。用汉文写，各语种的页面都显示这句话。",
    )
    whole = forms.BooleanField(label="列出来的页面都一起撤回，我看过了", required=False)

    def __init__(self, *args, below: int = 0, **kwargs):
        """`below`: how many texts go with this one; where there are some, a tick says that they were seen."""
        super().__init__(*args, **kwargs)
        if below:
            self.fields["whole"].required = True
            self.fields["whole"].label = f"上面列出来的另外 {below} 页也一起撤回，我看过了"
            self.fields["whole"].error_messages["required"] = "请看一看列出来的页面，再打钩。"
        else:
            del self.fields["whole"]

    def clean(self) -> dict:
        cleaned = super().clean() or {}
        reason = cleaned.get("usual", "") + cleaned.get("words", "")
        if not self.errors.keys() & {"usual", "words"}:
            if len(reason) < SHORTEST_REASON:
                self.add_error("words", "请写清为什么撤回：读者会看到这句话。")
            elif len(reason) > LONGEST_REASON:
                self.add_error("words", f"太长了：连同选的原因最多 {LONGEST_REASON} 个字，现在 {len(reason)} 个。")
        return cleaned | {"reason": reason}
