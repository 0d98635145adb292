"""The room 人員: staff, the crisis team, what each role may do, whom to ring."""
