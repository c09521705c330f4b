"""The public portal: policy, rates, worked examples, the plan and the calculator, without signing in.
Every page is rendered on the server, works without JavaScript, and speaks Chinese and English.
What the law says and decides is asked of `policy`; nothing here decides a payment."""
