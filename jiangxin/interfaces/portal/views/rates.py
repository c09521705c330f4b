"""Every rate in force on a day in a city."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jiangxin.interfaces.portal.languages import get_language
from jiangxin.interfaces.portal.policy_source import get_law
from jiangxin.interfaces.portal.rate_pages import list_rate_groups
from jiangxin.interfaces.portal.rate_query import read_rate_query
from jiangxin.interfaces.portal.rendering import render_page


@require_safe
def list_rates(request: HttpRequest) -> HttpResponse:
    """The rates of `on` and `city`, grouped by clause."""
    query = read_rate_query(request.GET, get_language())
    page = list_rate_groups(get_law(), query, get_language())
    return render_page(request, "portal/rates.html", {"section": "rates", "page": page, "query": query})
