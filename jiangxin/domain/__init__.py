"""The rooms: what the administration does, one room a subject, each with its states, tables, guards and acts.

Promises that a room writes only through its operations and uses only rooms below it. Leaves the law to
`policy`, plumbing to `services` and pages to `interfaces`.
"""
