from wagtail.admin.forms import WagtailAdminPageForm


class SciencePageForm(WagtailAdminPageForm):
    """Asks anew what each change means: the answer of the last publication is not the answer of the next."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "significance" in self.fields and self.instance.live and not self.instance.has_unpublished_changes:
            self.initial["significance"] = ""
