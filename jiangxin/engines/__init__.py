"""Run the law over many claims: claim files in, decisions out.
The rules themselves stand in `policy` and nowhere else.
"""
