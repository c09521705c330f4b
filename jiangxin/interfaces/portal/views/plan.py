"""The plan of the thirteen cities: bars, map and table of the same figures."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jiangxin.interfaces.portal.city_map import draw_map
from jiangxin.interfaces.portal.languages import get_language
from jiangxin.interfaces.portal.plan_pages import describe_plan
from jiangxin.interfaces.portal.rendering import render_page


@require_safe
def show_plan(request: HttpRequest) -> HttpResponse:
    """Targets by city."""
    page = describe_plan(get_language())
    return render_page(
        request, "portal/plan.html", {"section": "plan", "page": page, "map": draw_map(page.mapped)}
    )
