"""Packs: one folder of data for each policy of one issuer and period, read by `policy.pack`.
A new province or year is a new folder; only a truly new formula needs a new rule."""
