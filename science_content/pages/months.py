"""Months of the year as twelve bits in one small integer, so that "what is due in March" is one indexed comparison."""

from django import forms
from django.db import models

MONTHS = [(number, f"{number}月") for number in range(1, 13)]


def months_in(bits: int) -> list[int]:
    """[3, 4] for the bits of March and April."""
    return [number for number, _ in MONTHS if bits & 1 << number - 1]


def bits_of(months) -> int:
    return sum(1 << int(number) - 1 for number in set(months))


class MonthsFormField(forms.TypedMultipleChoiceField):
    def __init__(self, **kwargs):
        options = {key: kwargs[key] for key in ("label", "help_text", "required") if key in kwargs}
        super().__init__(choices=MONTHS, coerce=int, widget=forms.CheckboxSelectMultiple, **(options | {"required": False}))

    def prepare_value(self, value):
        return months_in(value) if isinstance(value, int) else value

    def clean(self, value) -> int:
        return bits_of(super().clean(value))

    def has_changed(self, initial, data) -> bool:
        return (initial or 0) != bits_of(int(number) for number in data or [] if str(number).isdigit())


class MonthsField(models.PositiveSmallIntegerField):
    """`.filter(months__month=3)` on every database; 0 = any time of the year."""

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": MonthsFormField, **kwargs})


@MonthsField.register_lookup
class HasMonth(models.Lookup):
    lookup_name = "month"

    def get_prep_lookup(self) -> int:
        return 1 << int(self.rhs) - 1

    def as_sql(self, compiler, connection):
        (left, left_params), (right, right_params) = self.process_lhs(compiler, connection), self.process_rhs(compiler, connection)
        return f"({left} & {right}) <> 0", [*left_params, *right_params]
