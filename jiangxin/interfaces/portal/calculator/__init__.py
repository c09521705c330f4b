"""「我能领多少」: a questionnaire kept as a table, the facts its answers make, and the decision in plain words.
The decision itself is asked of the policy's own engine; no amount is computed here but per head times heads."""
