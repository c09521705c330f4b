"""One module a page: each reads the query, asks one thing of the policy, and renders the answer."""
