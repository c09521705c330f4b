"""How Django knows the audit trail."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """Two tables: the events, and the head of their chain."""

    name = "jiangxin.services.audit"
    label = "audit"
    verbose_name = "审计"
