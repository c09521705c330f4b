"""The pages shown when a request cannot be answered; each still stands when nothing else does."""

import logging

from django.http import HttpRequest, HttpResponse
from django.template import TemplateDoesNotExist
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)

PLAIN = {
    400: "请求有误，请返回上一页重试。\nBad request. Please go back and try again.\n",
    403: "没有权限，或页面已过期，请刷新后重试。\nNot allowed, or the page has expired: reload it.\n",
    404: "没有这个页面，请检查网址。\nThere is no such page. Please check the address.\n",
    500: "系统出错，已记录，请稍后重试。\nSomething failed and was logged. Please try again later.\n",
}


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request itself cannot be understood."""
    return _show(request, 400)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403: understood, and refused."""
    return _show(request, 403)


def forged_request(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form without the token of this site, as from an expired page."""
    logger.warning("cross-site check refused %s: %s", request.path, reason)
    return _show(request, 403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404: nothing at this address."""
    return _show(request, 404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: our own failure; falls back to plain text if even the page fails."""
    try:
        return _show(request, 500)
    except Exception:
        logger.exception("the error page failed too")
        return _plain(500)


def _show(request: HttpRequest, status: int) -> HttpResponse:
    try:
        return HttpResponse(render_to_string(f"portal/{status}.html", request=request), status=status)
    except TemplateDoesNotExist:
        return _plain(status)


def _plain(status: int) -> HttpResponse:
    return HttpResponse(PLAIN[status], status=status, content_type="text/plain; charset=utf-8")
