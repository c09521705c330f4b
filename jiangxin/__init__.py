"""匠心: runs a province's Vocational Skills Improvement Action. Each folder is a floor; imports go down."""
