from tests.journeys.conftest import visit  # noqa: F401
