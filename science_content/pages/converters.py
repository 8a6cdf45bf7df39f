"""The id of a page in an address: as many digits as a database takes, so that a longer one is simply not found."""


class PageIdConverter:
    regex = "[0-9]{1,9}"

    def to_python(self, value: str) -> int:
        return int(value)

    def to_url(self, value: int) -> str:
        return str(value)
