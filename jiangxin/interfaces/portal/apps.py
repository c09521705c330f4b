"""How Django knows this room."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The public portal; it keeps no tables."""

    name = "jiangxin.interfaces.portal"
    label = "portal"
    verbose_name = "公开门户"
