"""The `jiangxin` command line: adjudicates claim files, explains single claims, shows policy and rates.

Promises exit code 0 when all is decided, 1 when some rows are bad, 2 when a file or an argument is unusable,
and never a trace. Leaves the law to `policy` and files to `engines.claim_files`; needs no server or database.
"""
