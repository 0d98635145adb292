"""The demonstration: a made-up case goes the whole way, from the first notice to counsel's desk."""
