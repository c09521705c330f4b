"""Worked examples: cases with their facts, their arithmetic and what was found."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jiangxin.interfaces.portal import example_pages
from jiangxin.interfaces.portal.languages import get_language
from jiangxin.interfaces.portal.rendering import render_page


@require_safe
def list_examples(request: HttpRequest) -> HttpResponse:
    """All worked examples, or those of one clause."""
    page = example_pages.list_examples(request.GET.get("clause", ""), get_language())
    return render_page(request, "portal/examples.html", {"section": "examples", "page": page})


@require_safe
def show_example(request: HttpRequest, code: str) -> HttpResponse:
    """One worked example, decided anew by the same rules each time it is shown."""
    page = example_pages.describe_example(code, get_language())
    if page is None:
        raise Http404(code)
    return render_page(request, "portal/example.html", {"section": "examples", "page": page})
