"""Neutral date formats for every translated language (FORMAT_MODULE_PATH); Chinese keeps Django's own.

Without them Django falls back to the Chinese ones and prints 年月日 in every language. It imports
`languages.formats.<locale>.formats`: these modules exist in memory only, one for each entry of the registry.
"""

import sys
from types import ModuleType

from .registry import TRANSLATED

NEUTRAL = {
    "DATE_FORMAT": "Y-m-d",
    "TIME_FORMAT": "H:i",
    "DATETIME_FORMAT": "Y-m-d H:i",
    "YEAR_MONTH_FORMAT": "Y-m",
    "MONTH_DAY_FORMAT": "m-d",
    "SHORT_DATE_FORMAT": "Y-m-d",
    "SHORT_DATETIME_FORMAT": "Y-m-d H:i",
    "FIRST_DAY_OF_WEEK": 1,
    "DECIMAL_SEPARATOR": ".",
}

for language in TRANSLATED:
    name = f"{__name__}.{language.locale}"
    package, formats = ModuleType(name), ModuleType(f"{name}.formats")
    vars(formats).update(NEUTRAL | language.formats)
    vars(package)["formats"], sys.modules[name], sys.modules[f"{name}.formats"] = formats, package, formats
