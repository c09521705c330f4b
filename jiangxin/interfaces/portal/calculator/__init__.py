"""「我能领多少」: a questionnaire kept as a table, the facts its answers make, the decision in plain words.
The policy's own engine decides; nothing is computed here but a sum for one times the number of people."""
