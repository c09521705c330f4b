"""What search engines may read: the policy, yes; somebody's answers in the calculator, no."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe


@require_safe
def show_robots(request: HttpRequest) -> HttpResponse:
    """The robots.txt of the public pages."""
    language = reverse("portal:language", args=["en"]).removesuffix("en/")
    answers = reverse("portal:calculator") + "*?"
    return HttpResponse(
        f"User-agent: *\nDisallow: {language}\nDisallow: {answers}\n", content_type="text/plain"
    )
