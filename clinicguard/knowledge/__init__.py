"""Knowledge as data: what stands in resources/ and what the clinic adds, read and checked."""
