"""Addresses: the doors of the house and where each leads."""

from django.urls import URLPattern, URLResolver, include, path

from jiangxin.project.health import healthz

urlpatterns: list[URLPattern | URLResolver] = [
    path("healthz", healthz, name="healthz"),
    path("", include("jiangxin.interfaces.portal.urls")),
]

handler400 = "jiangxin.project.error_pages.bad_request"
handler403 = "jiangxin.project.error_pages.permission_denied"
handler404 = "jiangxin.project.error_pages.not_found"
handler500 = "jiangxin.project.error_pages.server_error"
