"""What codes mean: events, roles, countries, actors and places; look-ups that know nothing of texts."""
