"""How Django finds these commands."""

from django.apps import AppConfig


class CommandsConfig(AppConfig):
    """Management commands; it keeps no tables."""

    name = "jiangxin.interfaces.commands.django"
    label = "commands"
    verbose_name = "命令"
