"""People who do not exist, with identity numbers whose check digit is right and prefixes of the province."""

from datetime import date, timedelta
from random import Random
from typing import NamedTuple

from stdnum.cn import ric

from jiangxin.policy.divisions import Division, list_cities, list_counties

_SURNAMES = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗"
_GIVEN = "一二三四五六七八九十甲乙丙丁春夏秋冬东南西北中和平安康宁"
_EARLIEST_BIRTH_ON = date(1966, 1, 1)
_BIRTH_DAYS = 13_500  # up to the end of 2002


class SyntheticPerson(NamedTuple):
    """Somebody invented: plain name, identity number, the county its prefix is of."""

    name: str
    number: str
    county: Division


class People:
    """Makes people one after another, the same ones for the same seed, no number twice."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)
        self._counties = [county for city in list_cities() for county in list_counties(city.code)]
        self._given: set[str] = set()

    def make(self) -> SyntheticPerson:
        """The next person."""
        draw = self._random
        while True:
            county = draw.choice(self._counties)
            birth_on = _EARLIEST_BIRTH_ON + timedelta(days=draw.randrange(_BIRTH_DAYS))
            stem = f"{county.code}{birth_on:%Y%m%d}{draw.randrange(1, 1000):03d}"
            number = stem + ric.calc_check_digit(stem + "0")
            if number not in self._given and not number.endswith("000"):
                break
        self._given.add(number)
        name = draw.choice(_SURNAMES) + draw.choice(_GIVEN) + draw.choice(_GIVEN)
        return SyntheticPerson(name, number, county)
