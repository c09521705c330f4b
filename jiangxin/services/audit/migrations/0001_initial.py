"""Events, and the head of their chain."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="AuditEventRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("at", models.DateTimeField()),
                ("by", models.CharField(max_length=100)),
                ("action", models.CharField(max_length=100)),
                ("subject_kind", models.CharField(max_length=100)),
                ("subject_id", models.CharField(max_length=100)),
                ("data", models.JSONField()),
                ("request_id", models.CharField(blank=True, max_length=100)),
                ("content_hash", models.CharField(max_length=64)),
                ("sequence", models.BigIntegerField(null=True, unique=True)),
                ("previous_hash", models.CharField(max_length=64, null=True)),
                ("hash", models.CharField(max_length=64, null=True)),
            ],
            options={
                "db_table": "audit_event",
                "indexes": [
                    models.Index(fields=["subject_kind", "subject_id", "id"], name="audit_event_subject")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("by", ""), _negated=True),
                            models.Q(("action", ""), _negated=True),
                            models.Q(("subject_kind", ""), _negated=True),
                        ),
                        name="audit_event_names_who_and_what",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChainHeadRow",
            fields=[
                ("id", models.SmallIntegerField(default=1, primary_key=True, serialize=False)),
                ("sequence", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "db_table": "audit_chain_head",
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("id", 1)), name="audit_chain_has_one_head")
                ],
            },
        ),
    ]
