"""What the registry of regions must hold without a screen: who may do what with a place, and its words in the log."""

from wagtail import hooks
from wagtail.permissions import register_permission_policy

from .models import Place
from .permissions import PlacePolicy

register_permission_policy(Place, PlacePolicy(Place))


@hooks.register("register_log_actions")
def log_actions(actions) -> None:
    actions.register_action("science_content.villages_loaded", "导入乡镇和村", "导入乡镇和村")  # stored names stay
