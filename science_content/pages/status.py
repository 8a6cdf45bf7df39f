"""How a withdrawn page shows in the admin's lists."""


class ShowsWithdrawal:
    """Mixed into `SciencePage`: a withdrawn page is live for Wagtail, but not for anybody who reads."""

    @property
    def status_string(self) -> str:
        if not self.withdrawn_at:  # type: ignore[attr-defined]  # a column of the page; so below
            return super().status_string  # type: ignore[misc]
        return "已撤回，有草稿" if self.has_unpublished_changes else "已撤回"  # type: ignore[attr-defined]
