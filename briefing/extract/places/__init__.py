"""Names of places become places with coordinates, and a happening gets the one where it took place."""
