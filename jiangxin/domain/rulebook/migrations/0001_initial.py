"""Adoptions of packs, and local rates."""

from typing import ClassVar

from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies: ClassVar = []

    operations: ClassVar = [
        migrations.CreateModel(
            name="LocalRateRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pack_code", models.CharField(max_length=64)),
                ("rate", models.CharField(max_length=64)),
                ("clause", models.SmallIntegerField()),
                ("value", models.JSONField()),
                ("region", models.IntegerField()),
                ("from_on", models.DateField()),
                ("before_on", models.DateField(null=True)),
                ("source_zh", models.TextField()),
                ("source_en", models.TextField(blank=True)),
                ("status", models.CharField(max_length=16)),
                ("drafted_by", models.CharField(max_length=100)),
                ("drafted_at", models.DateTimeField()),
                ("adopted_by", models.CharField(max_length=100, null=True)),
                ("adopted_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(max_length=100, null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("ended_by", models.CharField(max_length=100, null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("ended_before_on", models.DateField(null=True)),
            ],
            options={
                "db_table": "rulebook_local_rate",
                "indexes": [
                    models.Index(
                        condition=models.Q(("status__in", ["adopted", "ended"])),
                        fields=["pack_code", "id"],
                        name="local_rate_book",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("source_zh", ""), _negated=True),
                            models.Q(("drafted_by", ""), _negated=True),
                        ),
                        name="local_rate_is_stated_in_full",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("before_on__isnull", True),
                            ("before_on__gt", models.F("from_on")),
                            _connector="OR",
                        ),
                        name="local_rate_has_a_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("status", "drafted"),
                                ("adopted_at__isnull", True),
                                ("adopted_by__isnull", True),
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                                ("ended_at__isnull", True),
                                ("ended_by__isnull", True),
                            ),
                            models.Q(
                                ("status", "withdrawn"),
                                ("adopted_at__isnull", True),
                                ("adopted_by__isnull", True),
                                ("withdrawn_at__isnull", False),
                                ("withdrawn_by__isnull", False),
                                models.Q(("withdrawn_by", ""), _negated=True),
                                ("ended_at__isnull", True),
                                ("ended_by__isnull", True),
                            ),
                            models.Q(
                                ("status", "adopted"),
                                ("adopted_at__isnull", False),
                                ("adopted_by__isnull", False),
                                models.Q(("adopted_by", ""), _negated=True),
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                                ("ended_at__isnull", True),
                                ("ended_by__isnull", True),
                            ),
                            models.Q(
                                ("status", "ended"),
                                ("adopted_at__isnull", False),
                                ("adopted_by__isnull", False),
                                models.Q(("adopted_by", ""), _negated=True),
                                ("withdrawn_at__isnull", True),
                                ("withdrawn_by__isnull", True),
                                ("ended_at__isnull", False),
                                ("ended_by__isnull", False),
                                models.Q(("ended_by", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="local_rate_signed_as_its_status_says",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("adopted_by__isnull", True),
                            models.Q(("adopted_by__iexact", models.F("drafted_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="local_rate_has_two_names",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("ended_before_on__isnull", False),
                                ("status", "ended"),
                                ("ended_before_on__gte", models.F("from_on")),
                                models.Q(
                                    ("before_on__isnull", True),
                                    ("ended_before_on__lt", models.F("before_on")),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                models.Q(("status", "ended"), _negated=True),
                                ("ended_before_on__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="local_rate_end_only_shortens",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PackAdoptionRow",
            fields=[
                ("id", models.BigAutoField(primary_key=True, serialize=False)),
                ("pack_code", models.CharField(max_length=64)),
                ("version", models.CharField(max_length=32)),
                ("digest", models.CharField(max_length=64)),
                ("from_on", models.DateField()),
                ("adopted_by", models.CharField(max_length=100)),
                ("adopted_at", models.DateTimeField()),
            ],
            options={
                "db_table": "rulebook_pack_adoption",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("adopted_by", ""), _negated=True), name="pack_adoption_has_a_name"
                    )
                ],
            },
        ),
    ]
