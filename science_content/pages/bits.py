"""A small fixed set of choices as bits in one small integer: one column, one indexed comparison on every database."""

from collections.abc import Iterable, Sequence

from django import forms
from django.db import models

Choice = tuple[int | str, str]


def keys_in(choices: Sequence[Choice], bits: int) -> list:
    """The keys whose bits are set, in the order of `choices`; the first choice is bit 0."""
    return [key for place, (key, _) in enumerate(choices) if bits & 1 << place]


def bits_for(choices: Sequence[Choice], keys: Iterable) -> int:
    """Raises KeyError for a key that is not among `choices`."""
    places = {str(key): place for place, (key, _) in enumerate(choices)}
    return sum(1 << place for place in {places[str(key)] for key in keys})


class BitsFormField(forms.MultipleChoiceField):
    def __init__(self, *, choices, **kwargs):
        options = {key: kwargs[key] for key in ("label", "help_text") if key in kwargs}
        super().__init__(choices=choices, widget=forms.CheckboxSelectMultiple, required=False, **options)
        self.options = choices

    def prepare_value(self, value):
        return keys_in(self.options, value) if isinstance(value, int) else value

    def clean(self, value) -> int:
        return bits_for(self.options, super().clean(value))

    def has_changed(self, initial, data) -> bool:
        known = {str(key) for key, _ in self.options}
        return (initial or 0) != bits_for(self.options, (key for key in data or [] if str(key) in known))


class BitsField(models.PositiveSmallIntegerField):
    """Subclasses say their `options`; `.filter(field__has=key)` finds the rows whose bit for `key` is set."""

    options: Sequence[Choice] = ()

    def formfield(self, **kwargs):
        return super().formfield(**{"form_class": BitsFormField, "choices": self.options, **kwargs})


@BitsField.register_lookup
class HasBit(models.Lookup):
    lookup_name = "has"

    def get_prep_lookup(self) -> int:
        return bits_for(self.lhs.output_field.options, [self.rhs])

    def as_sql(self, compiler, connection):
        left, left_params = self.process_lhs(compiler, connection)
        right, right_params = self.process_rhs(compiler, connection)
        return f"({left} & {right}) <> 0", [*left_params, *right_params]
