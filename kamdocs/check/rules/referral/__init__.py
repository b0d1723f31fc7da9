"""Checks of referrals and testimonials: whom we never asked."""
