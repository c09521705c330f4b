"""Ceilings on length. The lists of what stands above one may only shrink, and start empty."""

import ast

FUNCTION_LINES = 50
FILE_LINES = 400
ARGUMENTS = 6
LONG_FUNCTIONS: set[str] = set()
LONG_FILES: set[str] = set()
MANY_ARGUMENTS: set[str] = set()


def _functions(source):
    for node in ast.walk(source.tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield f"{source.path}:{node.name}", node


def _is_command(node):
    """Whether it is a command of the command line, which takes one argument for each option by design."""
    calls = [decorator.func for decorator in node.decorator_list if isinstance(decorator, ast.Call)]
    return any(isinstance(call, ast.Attribute) and call.attr in {"command", "option"} for call in calls)


def test_functions_stay_short(all_sources):
    long = {
        name
        for source in all_sources
        for name, node in _functions(source)
        if node.end_lineno - node.lineno + 1 > FUNCTION_LINES
    }
    assert long == LONG_FUNCTIONS


def test_files_stay_short(all_sources):
    long = {source.path for source in all_sources if source.text.count("\n") > FILE_LINES}
    assert long == LONG_FILES


def test_functions_take_few_arguments(house_sources):
    many = set()
    for source in house_sources:
        for name, node in _functions(source):
            if _is_command(node):
                continue
            arguments = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
            if len([one for one in arguments if one.arg not in {"self", "cls"}]) > ARGUMENTS:
                many.add(name)
    assert many == MANY_ARGUMENTS
