"""How Django knows this room."""

from django.apps import AppConfig


class RulebookConfig(AppConfig):
    """Two tables: adoptions of packs, and local rates."""

    name = "jiangxin.domain.rulebook"
    label = "rulebook"
    verbose_name = "政策标准"
