"""How every public page is rendered: one address, two languages."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers


def render_page(request: HttpRequest, template: str, context: Mapping[str, Any]) -> HttpResponse:
    """Render a template of this room; what is kept of it is kept for each language, which a cookie tells."""
    response = render(request, template, dict(context))
    patch_vary_headers(response, ["Cookie"])
    return response
