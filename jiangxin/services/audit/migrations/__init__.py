"""The tables of the audit trail, and the triggers that keep it append-only and chained."""
