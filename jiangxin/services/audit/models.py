"""The tables of the audit trail; triggers in `migrations/0002_chain.py` keep their promises."""

from datetime import datetime
from typing import ClassVar

from django.db import models


class AuditEventRow(models.Model):
    """One act. It has no foreign keys, so that the trail never holds back or loses the data it speaks of.

    `sequence`, `previous_hash` and `hash` are empty until the transaction commits; the database fills them.
    """

    id: "models.BigAutoField[int, int]" = models.BigAutoField(primary_key=True)
    at: "models.DateTimeField[datetime, datetime]" = models.DateTimeField()
    by: "models.CharField[str, str]" = models.CharField(max_length=100)
    action: "models.CharField[str, str]" = models.CharField(max_length=100)
    subject_kind: "models.CharField[str, str]" = models.CharField(max_length=100)
    subject_id: "models.CharField[str, str]" = models.CharField(max_length=100)
    data = models.JSONField()
    request_id: "models.CharField[str, str]" = models.CharField(max_length=100, blank=True)
    content_hash: "models.CharField[str, str]" = models.CharField(max_length=64)
    sequence: "models.BigIntegerField[int | None, int | None]" = models.BigIntegerField(
        null=True, unique=True
    )
    previous_hash: "models.CharField[str | None, str | None]" = models.CharField(max_length=64, null=True)
    hash: "models.CharField[str | None, str | None]" = models.CharField(max_length=64, null=True)

    objects: ClassVar[models.Manager["AuditEventRow"]] = models.Manager()

    class Meta:
        db_table = "audit_event"
        indexes: ClassVar = [
            models.Index(fields=["subject_kind", "subject_id", "id"], name="audit_event_subject")
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="audit_event_names_who_and_what",
                condition=~models.Q(by="") & ~models.Q(action="") & ~models.Q(subject_kind=""),
            ),
        ]


class ChainHeadRow(models.Model):
    """The last link of the chain, in one row: its lock orders the events of transactions that run at once,
    and it shows if the last events were taken away.
    """

    id: "models.SmallIntegerField[int, int]" = models.SmallIntegerField(primary_key=True, default=1)
    sequence: "models.BigIntegerField[int, int]" = models.BigIntegerField()
    hash: "models.CharField[str, str]" = models.CharField(max_length=64)

    objects: ClassVar[models.Manager["ChainHeadRow"]] = models.Manager()

    class Meta:
        db_table = "audit_chain_head"
        constraints: ClassVar = [
            models.CheckConstraint(name="audit_chain_has_one_head", condition=models.Q(id=1)),
        ]
