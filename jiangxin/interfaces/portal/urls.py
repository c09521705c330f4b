"""Addresses of the public pages."""

from django.urls import path

from jiangxin.interfaces.portal.views import calculator, examples, home, language, plan, policy, rates, robots

app_name = "portal"

urlpatterns = [
    path("", home.show_home, name="home"),
    path("policy/", policy.list_clauses, name="policy"),
    path("policy/<int:number>/", policy.show_clause, name="clause"),
    path("rates/", rates.list_rates, name="rates"),
    path("examples/", examples.list_examples, name="examples"),
    path("examples/<slug:code>/", examples.show_example, name="example"),
    path("plan/", plan.show_plan, name="plan"),
    path("calculator/", calculator.begin, name="calculator"),
    path("calculator/result/", calculator.show_result, name="result"),
    path("calculator/<slug:code>/", calculator.ask, name="question"),
    path("language/<str:code>/", language.choose_language, name="language"),
    path("robots.txt", robots.show_robots, name="robots"),
]
