"""How a withdrawn page shows: in the admin's lists, and to readers."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class ShowsWithdrawal:
    """Mixed into `SciencePage`: a withdrawn page is live for Wagtail, but not for anybody who reads."""

    def gone(self, request: HttpRequest) -> HttpResponse:
        """What readers get in the place of a withdrawn page: 410, the reason, and ways on."""
        return render(request, "science_content/gone.html", {"page": self}, status=410)

    @property
    def status_string(self) -> str:
        if not self.withdrawn_at:  # type: ignore[attr-defined]  # a column of the page; so below
            return super().status_string  # type: ignore[misc]
        return "已撤回，有草稿" if self.has_unpublished_changes else "已撤回"  # type: ignore[attr-defined]
