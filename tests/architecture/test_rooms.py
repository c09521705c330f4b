"""What import contracts cannot say: tables are private to their room, and point down only."""

import ast
import tomllib

import pytest
from django.apps import apps
from django.db.models import ForeignKey, ManyToManyField, OneToOneField

PURE_FLOORS = {"kernel", "policy", "engines", "domain"}
CLOCK_READS = {
    ("datetime", "now"),
    ("datetime", "today"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("time", "time"),
    ("time", "localtime"),
    ("timezone", "now"),
    ("timezone", "localdate"),
}


def test_a_rooms_models_are_imported_only_inside_it(house_sources):
    for source in house_sources:
        for name in source.imports():
            parts = name.split(".")
            if parts[0] == "jiangxin" and "models" in parts[3:]:
                assert ".".join(parts[1:3]) == source.room, f"{source.path} imports {name}"


def test_doors_import_no_models_and_no_database(house_sources):
    for source in house_sources:
        if source.floor == "interfaces":
            forbidden = [name for name in source.imports() if name.startswith(("django.db", "psycopg"))]
            assert forbidden == [], source.path


def test_time_enters_at_the_door(house_sources):
    for source in house_sources:
        if source.floor not in PURE_FLOORS:
            continue
        for node in ast.walk(source.tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                owner = node.func.value
                owner_name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
                assert (owner_name, node.func.attr) not in CLOCK_READS, f"{source.path}:{node.lineno}"


@pytest.fixture(scope="module")
def room_heights(checkout):
    """How high each room stands: the contracts' order, read where it is kept."""
    settings = tomllib.loads((checkout / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in settings["contracts"]}
    rows = list(reversed(contracts["rooms"]["layers"]))
    return {room.strip(" ()"): height for height, row in enumerate(rows, start=1) for room in row.split("|")}


def _height(model, room_heights):
    floor, room = model.__module__.split(".")[1:3]
    return room_heights[room] if floor == "domain" else 0


def test_foreign_keys_point_down_and_leave_no_trace_above(room_heights):
    relations = [
        (model, field)
        for model in apps.get_models()
        if model.__module__.startswith("jiangxin.")
        for field in model._meta.get_fields()
        if isinstance(field, ForeignKey | OneToOneField | ManyToManyField)
    ]
    for model, field in relations:
        target = field.related_model
        if not target.__module__.startswith("jiangxin."):
            continue
        same_room = target.__module__.split(".")[:3] == model.__module__.split(".")[:3]
        if not same_room:
            assert _height(target, room_heights) < _height(model, room_heights), field
            assert field.remote_field.related_name == "+", field
