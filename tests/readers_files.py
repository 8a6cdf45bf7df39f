"""Static files as production stores them; of the admin's, which no reader gets, none is compressed: that takes a minute."""

from whitenoise.compress import Compressor
from whitenoise.storage import CompressedManifestStaticFilesStorage

OF_THE_ADMIN = ("wagtail", "admin/", "desk/", "rest_framework/")


class _Readers(Compressor):
    def should_compress(self, filename: str) -> bool:
        return not filename.startswith(OF_THE_ADMIN) and super().should_compress(filename)


class ReadersFiles(CompressedManifestStaticFilesStorage):
    def create_compressor(self, **options) -> Compressor:
        return _Readers(**options)
