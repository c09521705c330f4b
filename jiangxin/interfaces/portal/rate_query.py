"""The day and the city whose rates are asked for: `?on=2019-10-01&city=230100`."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from jiangxin.interfaces.portal.languages import Language, Text
from jiangxin.interfaces.portal.places import PROVINCE_CODE, Place, list_places, name_place
from jiangxin.interfaces.portal.policy_source import get_period


class Problem(NamedTuple):
    """What is wrong with one field of a query, in the page's language."""

    field: str
    message: str


class RateQuery(NamedTuple):
    """A day and a place, as asked for or by default, with what was wrong with the question."""

    on: date
    city: int
    on_written: str
    """What the visitor wrote, so that a wrong day stays in the field to be corrected."""
    place: str
    places: tuple[Place, ...]
    problems: tuple[Problem, ...]
    is_chosen: bool
    """Whether the visitor asked for this day or city; otherwise they are defaults."""
    is_in_force: bool
    """Whether the policy is in force on the day."""
    shown_on: date
    """The day whose rates are shown: the day asked for, or the policy's first where that is earlier."""

    @property
    def by_field(self) -> dict[str, str]:
        """Messages by field, for the form."""
        return {problem.field: problem.message for problem in self.problems}

    @property
    def city_text(self) -> str:
        """The code as written in an address."""
        return str(self.city)


def default_day() -> date:
    """Today, or the policy's first or last day where today is outside it."""
    starts_on, ends_on = get_period()
    return min(max(timezone.localdate(), starts_on), ends_on)


def read_rate_query(data: Mapping[str, str], language: Language) -> RateQuery:
    """Read `on` and `city`; a value that cannot be read is reported and the default stands in."""
    problems: list[Problem] = []
    on_written, city_written = data.get("on", "").strip(), data.get("city", "").strip()
    places = list_places(language)
    on, city = read_day(on_written), read_city(city_written, places)
    if on is None:
        problems.append(Problem("on", wrong_day(on_written).in_language(language)))
    if city is None:
        problems.append(Problem("city", wrong_city(city_written).in_language(language)))
    on, city = on or default_day(), city or PROVINCE_CODE
    starts_on, ends_on = get_period()
    return RateQuery(
        on=on,
        city=city,
        on_written=on_written or on.isoformat(),
        place=name_place(city, language),
        places=places,
        problems=tuple(problems),
        is_chosen=bool(on_written or city_written),
        is_in_force=starts_on <= on <= ends_on,
        shown_on=max(on, starts_on),
    )


def read_day(written: str) -> date | None:
    """The day written, the default where nothing is, None where it is no day."""
    if not written:
        return default_day()
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def read_city(written: str, places: tuple[Place, ...]) -> int | None:
    """The code written, the province's where nothing is, None where it is no city's."""
    known = {"": PROVINCE_CODE, str(PROVINCE_CODE): PROVINCE_CODE}
    return {**known, **{str(place.code): place.code for place in places}}.get(written)


def wrong_day(written: str) -> Text:
    """Message for a day that cannot be read."""
    return Text(
        f"“{written}”不是日期。请按“年-月-日”写，例如 2019-10-01",
        f"“{written}” is not a date. Write year-month-day, for example 2019-10-01",
    )


def wrong_city(written: str) -> Text:
    """Message for a code that is no city of the province."""
    return Text(
        f"“{written}”不是本省市（地）的代码。请从列表中选择",
        f"“{written}” is not the code of a city of this province. Choose one from the list",
    )
