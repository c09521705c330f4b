"""The calculator: one question a page, answers in the address, and the result."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from jiangxin.interfaces.portal.calculator.answers import ASKED, Asked, Path, follow, write_query
from jiangxin.interfaces.portal.calculator.results import describe_result
from jiangxin.interfaces.portal.languages import get_language
from jiangxin.interfaces.portal.places import list_places
from jiangxin.interfaces.portal.policy_source import get_law
from jiangxin.interfaces.portal.rendering import render_page


@require_safe
def begin(request: HttpRequest) -> HttpResponse:
    """Go on to the first question that is open or wrong, or to the result."""
    path = follow(request.GET)
    if path.open_step is None:
        return HttpResponseRedirect(f"{reverse('portal:result')}?{write_query(path.answers)}")
    return go_to(path.open_step, path, is_complaint=was_sent(request, path.open_step))


@require_safe
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """One question; a question the answers do not lead to sends the visitor where they do."""
    path = follow(request.GET)
    step = path.find(code)
    if step is None:
        if path.open_step is None:
            raise Http404(code)
        return go_to(path.open_step, path, is_complaint=False)
    before = path.before(code)
    kept = {key: values for key, values in path.answers.items() if key != code}
    context = {
        "section": "calculator",
        "step": step,
        "text": step.question.text_for(path.answers),
        "problem": step.problem if was_sent(request, step) or step.values else None,
        "number": path.steps.index(step) + 1,
        "kept": [(key, value) for key, values in kept.items() for value in values],
        "before": before.question.code if before else "",
        "before_query": write_query(path.answers),
        "places": list_places(get_language()),
    }
    return render_page(request, "portal/question.html", context)


@require_safe
def show_result(request: HttpRequest) -> HttpResponse:
    """The result of complete answers; otherwise the question that is open or wrong, with a word on it."""
    path = follow(request.GET)
    if path.open_step is not None:
        return go_to(path.open_step, path, is_complaint=True)
    result = describe_result(get_law(), path, get_language())
    return render_page(request, "portal/result.html", {"section": "calculator", "result": result})


def was_sent(request: HttpRequest, step: Asked) -> bool:
    """Whether this question's form was sent, empty or not."""
    return request.GET.get(ASKED) == step.question.code


def go_to(step: Asked, path: Path, *, is_complaint: bool) -> HttpResponse:
    """The page of a question, with the good answers before it and what was wrongly given."""
    answers = {**path.answers, step.question.code: step.values}
    query = write_query(answers, **({ASKED: step.question.code} if is_complaint else {}))
    return HttpResponseRedirect(f"{reverse('portal:question', args=[step.question.code])}?{query}")
