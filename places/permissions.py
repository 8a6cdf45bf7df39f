"""What may be done with which place: rows of the national standard are read, those that people added are kept by people."""

from django.db.models import PROTECT
from wagtail.permission_policies import ModelPermissionPolicy

from .rules import DIGITS


class PlacePolicy(ModelPermissionPolicy):
    """As Django's permissions say; but nobody changes a province, prefecture or county, or deletes a place in use."""

    def user_has_permission_for_instance(self, user, action, instance) -> bool:
        if action in {"change", "delete"} and instance.level not in DIGITS:
            return False
        if action == "delete" and _is_used(instance):
            return False
        return super().user_has_permission_for_instance(user, action, instance)


def _is_used(place) -> bool:
    """Whether any row, of this part or of one above, must not lose the place: the model knows who points to it."""
    protecting = [
        relation
        for relation in place._meta.get_fields(include_hidden=True)
        if relation.one_to_many and relation.on_delete is PROTECT
    ]
    return any(
        relation.related_model._base_manager.filter(**{relation.field.name: place}).exists() for relation in protecting
    )
