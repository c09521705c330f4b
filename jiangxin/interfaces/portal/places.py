"""The thirteen cities and prefectures as the public pages name them, in both languages."""

from typing import NamedTuple

from jiangxin.interfaces.portal.languages import Language
from jiangxin.policy.divisions import list_cities

PROVINCE_CODE = 230000
PROVINCE_NAME = {"zh": "全省", "en": "Whole province"}
ENGLISH_NAMES = {
    230100: "Harbin",
    230200: "Qiqihar",
    230300: "Jixi",
    230400: "Hegang",
    230500: "Shuangyashan",
    230600: "Daqing",
    230700: "Yichun",
    230800: "Jiamusi",
    230900: "Qitaihe",
    231000: "Mudanjiang",
    231100: "Heihe",
    231200: "Suihua",
    232700: "Daxing'anling",
}
"""Official spellings of the names; our divisions file holds Chinese names only."""


class Place(NamedTuple):
    """A city or prefecture, or the province: GB/T 2260 code and its name in the page's language."""

    code: int
    name: str


def list_places(language: Language) -> tuple[Place, ...]:
    """The thirteen cities and prefectures in the order of their codes."""
    return tuple(Place(city.code, name_place(city.code, language)) for city in list_cities())


def name_place(code: int, language: Language) -> str:
    """Name of a city or prefecture, or of the province. Raises KeyError for any other code."""
    if code == PROVINCE_CODE:
        return PROVINCE_NAME[language]
    if language == "en":
        return ENGLISH_NAMES[code]
    return {city.code: city.short_name for city in list_cities()}[code]
