"""What may be done with which place: rows of the national standard are read, those that people added are kept by people."""

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
    from ..pages.models import PagePlace

    return place.children.exists() or PagePlace.objects.filter(place=place).exists()
