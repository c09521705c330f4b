"""The first page: the calculator's door, the 27-clause ruler, three clauses, the plan."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jiangxin.interfaces.portal.calculator.questionnaire import AUDIENCE
from jiangxin.interfaces.portal.clause_pages import describe_overview
from jiangxin.interfaces.portal.languages import get_language
from jiangxin.interfaces.portal.rendering import render_page


@require_safe
def show_home(request: HttpRequest) -> HttpResponse:
    """Home."""
    overview = describe_overview(get_language())
    return render_page(request, "portal/home.html", {"overview": overview, "audience": AUDIENCE})
