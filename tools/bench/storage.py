"""Static files as production stores them, compressed by gzip alone: brotli is a package of the tests."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class GzipStaticFilesStorage(CompressedManifestStaticFilesStorage):
    def create_compressor(self, **choices):
        return super().create_compressor(**choices, use_brotli=False)
