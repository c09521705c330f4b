"""The 27 clauses: the list with its search, and one page a clause."""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from jiangxin.interfaces.portal.clause_pages import describe_clause, search_clauses
from jiangxin.interfaces.portal.languages import get_language
from jiangxin.interfaces.portal.policy_source import get_law
from jiangxin.interfaces.portal.rate_query import read_rate_query
from jiangxin.interfaces.portal.rendering import render_page

LONGEST_SEARCH = 50


@require_safe
def list_clauses(request: HttpRequest) -> HttpResponse:
    """All clauses by group, or those in which the words of `q` stand."""
    sought = " ".join(request.GET.get("q", "").split())[:LONGEST_SEARCH]
    page = search_clauses(sought, get_language())
    return render_page(request, "portal/policy.html", {"section": "policy", "page": page, "sought": sought})


@require_safe
def show_clause(request: HttpRequest, number: int) -> HttpResponse:
    """One clause with the rates in force on the chosen day in the chosen city."""
    query = read_rate_query(request.GET, get_language())
    page = describe_clause(get_law(), number, query, get_language())
    if page is None:
        raise Http404(number)
    return render_page(request, "portal/clause.html", {"section": "policy", "page": page, "query": query})
