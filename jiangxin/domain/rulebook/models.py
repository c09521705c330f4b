"""The tables of the rulebook.

`migrations/0002_refusals.py` adds what only SQL can say: no two values for one day, and no editing.
"""

from datetime import date, datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from jiangxin.domain.rulebook.records import StoredValue
from jiangxin.domain.rulebook.states import IN_THE_BOOK, RateStatus

NAME_LENGTH = 100
# plain words, so that a migration does not need the enumeration of its day
_COUNTING = [status.value for status in IN_THE_BOOK]


class PackAdoptionRow(models.Model):
    """One adoption of one pack; the latest one of a pack counts."""

    id: "models.BigAutoField[int, int]" = models.BigAutoField(primary_key=True)
    pack_code: "models.CharField[str, str]" = models.CharField(max_length=64)
    version: "models.CharField[str, str]" = models.CharField(max_length=32)
    digest: "models.CharField[str, str]" = models.CharField(max_length=64)
    from_on: "models.DateField[date, date]" = models.DateField()
    adopted_by: "models.CharField[str, str]" = models.CharField(max_length=NAME_LENGTH)
    adopted_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()

    objects: ClassVar[models.Manager["PackAdoptionRow"]] = models.Manager()

    class Meta:
        db_table = "rulebook_pack_adoption"
        constraints: ClassVar = [
            models.CheckConstraint(name="pack_adoption_has_a_name", condition=~Q(adopted_by="")),
        ]


def _signed(verb: str) -> Q:
    return Q(**{f"{verb}_by__isnull": False, f"{verb}_at__isnull": False}) & ~Q(**{f"{verb}_by": ""})


def _unsigned(verb: str) -> Q:
    return Q(**{f"{verb}_by__isnull": True, f"{verb}_at__isnull": True})


_SIGNATURES = (
    Q(status=RateStatus.DRAFTED.value) & _unsigned("adopted") & _unsigned("withdrawn") & _unsigned("ended")
    | Q(status=RateStatus.WITHDRAWN.value) & _unsigned("adopted") & _signed("withdrawn") & _unsigned("ended")
    | Q(status=RateStatus.ADOPTED.value) & _signed("adopted") & _unsigned("withdrawn") & _unsigned("ended")
    | Q(status=RateStatus.ENDED.value) & _signed("adopted") & _unsigned("withdrawn") & _signed("ended")
)


class LocalRateRow(models.Model):
    """One local value of one rate. What it says is written once; its status and signatures are added."""

    id: "models.BigAutoField[int, int]" = models.BigAutoField(primary_key=True)
    pack_code: "models.CharField[str, str]" = models.CharField(max_length=64)
    rate: "models.CharField[str, str]" = models.CharField(max_length=64)
    clause: "models.SmallIntegerField[int, int]" = models.SmallIntegerField()
    value: "models.JSONField[StoredValue, StoredValue]" = models.JSONField()
    region: "models.IntegerField[int, int]" = models.IntegerField()
    from_on: "models.DateField[date, date]" = models.DateField()
    before_on: "models.DateField[date | None, date | None]" = models.DateField(null=True)
    source_zh: "models.TextField[str, str]" = models.TextField()
    source_en: "models.TextField[str, str]" = models.TextField(blank=True)
    status: "models.CharField[str, str]" = models.CharField(max_length=16)
    drafted_by: "models.CharField[str, str]" = models.CharField(max_length=NAME_LENGTH)
    drafted_at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()
    adopted_by: "models.CharField[str | None, str | None]" = models.CharField(
        max_length=NAME_LENGTH, null=True
    )
    adopted_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True)
    withdrawn_by: "models.CharField[str | None, str | None]" = models.CharField(
        max_length=NAME_LENGTH, null=True
    )
    withdrawn_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True)
    ended_by: "models.CharField[str | None, str | None]" = models.CharField(max_length=NAME_LENGTH, null=True)
    ended_at: "models.DateTimeField[datetime | None, datetime | None]" = models.DateTimeField(null=True)
    ended_before_on: "models.DateField[date | None, date | None]" = models.DateField(null=True)

    objects: ClassVar[models.Manager["LocalRateRow"]] = models.Manager()

    class Meta:
        db_table = "rulebook_local_rate"
        indexes: ClassVar = [
            models.Index(
                fields=["pack_code", "id"], name="local_rate_book", condition=Q(status__in=_COUNTING)
            )
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="local_rate_is_stated_in_full", condition=~Q(source_zh="") & ~Q(drafted_by="")
            ),
            models.CheckConstraint(
                name="local_rate_has_a_day",
                condition=Q(before_on__isnull=True) | Q(before_on__gt=F("from_on")),
            ),
            models.CheckConstraint(name="local_rate_signed_as_its_status_says", condition=_SIGNATURES),
            models.CheckConstraint(
                name="local_rate_has_two_names",
                condition=Q(adopted_by__isnull=True) | ~Q(adopted_by__iexact=F("drafted_by")),
            ),
            models.CheckConstraint(
                name="local_rate_end_only_shortens",
                condition=Q(status=RateStatus.ENDED.value, ended_before_on__isnull=False)
                & Q(ended_before_on__gte=F("from_on"))
                & (Q(before_on__isnull=True) | Q(ended_before_on__lt=F("before_on")))
                | ~Q(status=RateStatus.ENDED.value) & Q(ended_before_on__isnull=True),
            ),
        ]
