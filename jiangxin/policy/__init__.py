"""The law: clauses, dated rates, small cited rules, and the decision they make of one claim's facts.
Pure Python over whole numbers, so the same functions explain one claim and are compiled for millions."""
