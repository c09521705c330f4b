"""The command behind `make run` and `make reset`: brings the whole house up, keeps it up, takes it down.

Promises one house at a time in a state folder, and nothing left behind however it ends.
Leaves installing packages to `bin/prepare.py`, which runs before there are any.
"""
