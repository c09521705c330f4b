"""The plan on a map: outlines of the thirteen cities projected on the server into plain SVG.

The outlines come at set-up from a package and are not part of the repository, so they may be missing;
then the page says so and the table stands. The drawing is a sketch, no statement on any border.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.contrib.staticfiles import finders

OUTLINES = "vendor/heilongjiang-cities.geojson"
WIDTH = 600
LEFT, RIGHT, TOP, BOTTOM = 36, 64, 6, 40
"""Margins around the outlines; the labels of narrow cities reach into them."""
MEAN_LATITUDE = math.radians(48)
GRID = 2
"""Points are snapped to half a unit, alike on both sides of a border, so that no gaps open."""

STEPS = (5_000, 10_000, 30_000, 50_000)
"""Lower bounds of the second to fifth step, in person-times."""

INSIDE = {
    230100: (127.75, 45.6),
    230200: (124.4, 47.75),
    231000: (129.75, 44.75),
    231100: (127.2, 49.4),
    231200: (126.9, 47.0),
    232700: (123.9, 52.35),
}
"""Where the label of a large city stands, in degrees of longitude and latitude."""

OUTSIDE = {
    230700: ((129.2, 48.35), (129.0, 51.9), "start"),
    230400: ((130.6, 47.85), (130.0, 50.85), "start"),
    230800: ((132.3, 47.75), (131.0, 49.8), "start"),
    230500: ((133.6, 46.75), (131.9, 48.75), "start"),
    230300: ((132.6, 45.45), (133.6, 45.1), "start"),
    230900: ((131.1, 45.9), (131.5, 43.75), "start"),
    230600: ((124.6, 46.1), (123.6, 45.0), "end"),
}
"""For a narrow city: the foot of its leader line, the label's place on open ground, the text's anchor."""
LEADER_GAP = 4


class MappedCity(NamedTuple):
    """A city to be drawn: GB/T 2260 code, name, figure as written, and the figure that gives the shade."""

    code: int
    name: str
    figure: str
    person_times: int


class Outline(NamedTuple):
    """One city's outline as SVG path data and its shade, 1 to 5."""

    path: str
    step: int


class Label(NamedTuple):
    """A name and a figure on the map; with a leader line from `foot` to `head` where they are given."""

    name: str
    figure: str
    x: float
    y: float
    anchor: str
    on_dark: bool
    rise: str
    """How far the first line stands from the place: above a leader that runs down, else level with it."""
    foot: tuple[float, float] | None
    head: tuple[float, float] | None


class CityMap(NamedTuple):
    """All that the template needs to draw the map."""

    width: int
    height: int
    outlines: tuple[Outline, ...]
    labels: tuple[Label, ...]


class Projection(NamedTuple):
    """Equirectangular with the parallel of 48° true to scale: enough for a sketch of one province."""

    west: float
    north: float
    scale: float
    height: int

    def place(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Position on the drawing."""
        x = LEFT + (longitude - self.west) * math.cos(MEAN_LATITUDE) * self.scale
        y = TOP + (self.north - latitude) * self.scale
        return round(x * GRID) / GRID, round(y * GRID) / GRID


Ring = list[list[float]]


def step_of(person_times: int) -> int:
    """The shade of a target, 1 to 5."""
    return 1 + sum(person_times >= bound for bound in STEPS)


def draw_map(cities: Sequence[MappedCity]) -> CityMap | None:
    """The map of these cities, or None while the outlines have not been set up."""
    found = finders.find(OUTLINES)
    if not found:
        return None
    projection, paths = project_outlines(Path(str(found)))
    return CityMap(
        width=WIDTH,
        height=projection.height,
        outlines=tuple(Outline(paths[city.code], step_of(city.person_times)) for city in cities),
        labels=tuple(label_city(city, projection) for city in cities),
    )


@cache
def project_outlines(source: Path) -> tuple[Projection, dict[int, str]]:
    """Read the outlines once: the projection that fits them all, and SVG path data by city code."""
    features = json.loads(source.read_text("utf-8"))["features"]
    rings = {int(str(item["properties"]["gb"])[-6:]): read_rings(item["geometry"]) for item in features}
    longitudes = [point[0] for city in rings.values() for ring in city for point in ring]
    latitudes = [point[1] for city in rings.values() for ring in city for point in ring]
    spread = (max(longitudes) - min(longitudes)) * math.cos(MEAN_LATITUDE)
    scale = (WIDTH - LEFT - RIGHT) / spread
    height = math.ceil((max(latitudes) - min(latitudes)) * scale) + TOP + BOTTOM
    projection = Projection(min(longitudes), max(latitudes), scale, height)
    return projection, {code: draw_rings(city, projection) for code, city in rings.items()}


def read_rings(geometry: dict[str, Any]) -> list[Ring]:
    """All rings of a GeoJSON Polygon or MultiPolygon."""
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    return [ring for polygon in polygons for ring in polygon]


def draw_rings(rings: list[Ring], projection: Projection) -> str:
    """SVG path data of a city: points that fall on the same spot of the grid are drawn once."""
    parts = []
    for ring in rings:
        places = [projection.place(point[0], point[1]) for point in ring]
        kept = [place for index, place in enumerate(places) if index == 0 or place != places[index - 1]]
        if len(kept) > 2:
            parts.append("M" + "L".join(f"{x:g} {y:g}" for x, y in kept) + "Z")
    return "".join(parts)


def label_city(city: MappedCity, projection: Projection) -> Label:
    """Name and figure: inside a large city, beside a narrow one with a leader line."""
    on_dark = step_of(city.person_times) >= 4
    if city.code in INSIDE:
        x, y = projection.place(*INSIDE[city.code])
        return Label(city.name, city.figure, x, y, "middle", on_dark, "0", None, None)
    foot, place, anchor = OUTSIDE[city.code]
    x, y = projection.place(*place)
    head = (x + (LEADER_GAP if anchor == "end" else -LEADER_GAP), y)
    foot_place = projection.place(*foot)
    rise = "-1.25em" if foot_place[1] > y else ".2em"
    return Label(city.name, city.figure, x, y, anchor, False, rise, foot_place, head)
