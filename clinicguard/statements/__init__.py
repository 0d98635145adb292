"""Words that go out: drafts per audience, the guard, counsel's verdict, approval, release."""
